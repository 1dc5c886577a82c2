namespace Planner.Rendering;

/// <summary>All dates worth speaking on, year by year.</summary>
public sealed record EventsPage(ImmutableArray<EventGroup> Groups)
{
    internal static EventsPage Of(SiteIndex index) => new(
    [
        .. from each in index.Content.Events
           orderby each.Start.Value.Date, each.Id
           group each by each.Start.Value.Date.ToYearMonth() into month
           select new EventGroup(index.Language.Month(month.Key), [.. month.Select(each => EventLine.Of(index, each))]),
    ]);
}

public sealed record EventGroup(string Heading, ImmutableArray<EventLine> Events);

/// <param name="Month">The calendar page that shows it.</param>
public sealed record EventLine(string Id, string Title, string Iso, string When, string? Tags, Link Month, Html? Prose)
{
    internal static EventLine Of(SiteIndex index, Event each)
    {
        var language = index.Language;
        var start = each.Start.Value;
        return new EventLine(
            Names.Class(each.Id),
            each.Title,
            Names.Iso(start.Date),
            WhenOf(language, each),
            each.Tags.IsEmpty ? null : string.Join(", ", each.Tags),
            Link.To(SitePaths.Month(start.Date.ToYearMonth()), language["event.calendar"]),
            RichTextHtml.OfProse(each.Prose, 4, ""));
    }

    private static string WhenOf(Language language, Event each)
    {
        var (start, last) = (each.Start.Value, EventDays.LastDay(each));
        return last > start.Date ? language.Range(start.Date, last)
            : start.Time is { } time ? language.DateTime(time.Local)
            : language.Day(start.Date);
    }
}
