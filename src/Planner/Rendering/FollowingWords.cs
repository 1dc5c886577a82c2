namespace Planner.Rendering;

/// <summary>What a post follows, in words, with the page that tells of it.</summary>
internal static class FollowingWords
{
    /// <summary><c>2 days before Story Night, at 18:30</c>; as written where there is no such thing.</summary>
    public static Link? Of(SiteIndex index, FollowingTime time) => PageOf(index, time.Of) is { } page ? page with { Text = Words(index.Language, time, page.Text) } : null;

    private static Link? PageOf(SiteIndex index, string id) => index.Content.Events.Find(id) is { } date
        ? new Link($"events.html#event-{Names.Class(date.Id)}", date.Title)
        : index.Labels.Contest(id) ?? index.Labels.Campaign(id);

    private static string Words(Language language, FollowingTime time, string title)
    {
        var moment = time.Moment.Length == 0 ? title : language.Text("follows." + time.Moment, title);
        var (days, elapsed) = (time.After.Days, time.After.Elapsed);
        var isBefore = days < 0 || elapsed < Duration.Zero;
        var distance = days == 0 && elapsed == Duration.Zero
            ? moment
            : language.Text(isBefore ? "follows.before" : "follows.after", Hours.Duration(language, isBefore ? new TimeOffset(-days, -elapsed) : time.After), moment);
        return time.At is { } at ? language.Text("follows.at", distance, language.Time(at)) : distance;
    }
}
