namespace Planner.Rendering;

/// <summary>All dates worth speaking on, year by year, and the public holidays of the coming twelve months.</summary>
public sealed record EventsPage(ImmutableArray<EventGroup> Groups, ImmutableArray<HolidayLine> Holidays)
{
    internal static EventsPage Of(SiteIndex index) => Of(index, Rendering.Groups.OfMany([.. index.Content.Posts.Where(Follows)], FollowedBy));

    private static EventsPage Of(SiteIndex index, Groups<Post> followers) => new(
    [
        .. from each in index.Content.Events
           let day = Names.Iso(DayOf(index, each))
           orderby day, each.Id
           group each by day[..^3] into month
           select new EventGroup(index.Language.Month(DayOf(index, month.First()).ToYearMonth()), [.. month.Select(each => EventLine.Of(index, each, followers.At(each.Id)))]),
    ],
    [.. new HolidayDays(index.Content, index.Language).Between(index.Today, index.Today.PlusYears(1)).Select(each => new HolidayLine(Names.Iso(each.Day), index.Language.LongDate(each.Day), each.Title))]);

    private static bool Follows(Post post) => post.Follows is not null || post.Accounts.Any(target => target.PublishAt?.Value.Following is not null);

    private static IEnumerable<string> FollowedBy(Post post) =>
        post.Accounts.Select(target => target.PublishAt?.Value.Following).Append(post.Follows?.Value).OfType<FollowingTime>().Select(following => following.Of).Distinct(StringComparer.Ordinal);

    private static LocalDate DayOf(SiteIndex index, Event each) => EventDays.FirstDay(each, index.Content.ZoneOf(each), index.Content.Options.Timezone);
}

public sealed record HolidayLine(string Iso, string When, string Title);

public sealed record EventGroup(string Heading, ImmutableArray<EventLine> Events);

/// <param name="Month">The calendar page that shows it.</param>
/// <param name="Reference">What a post writes to follow it.</param>
/// <param name="Followers">Posts whose time moves with it.</param>
public sealed record EventLine(string Id, string Title, string Iso, string When, string? Quiet, string? Tags, Link Month, Html? Prose, string Reference, ImmutableArray<Link> Followers)
{
    internal static EventLine Of(SiteIndex index, Event each, ImmutableArray<Post> followers)
    {
        var language = index.Language;
        var (zone, site) = (index.Content.ZoneOf(each), index.Content.Options.Timezone);
        var day = EventDays.FirstDay(each, zone, site);
        return new EventLine(
            Names.Class(each.Id),
            each.Title,
            Names.Iso(day),
            WhenOf(language, each, zone, site),
            each.IsQuiet ? language["event.quiet"] : null,
            each.Tags.IsEmpty ? null : string.Join(", ", each.Tags),
            Link.To(SitePaths.Month(day.ToYearMonth()), language["event.calendar"]),
            RichTextHtml.OfProse(each.Prose, 4, ""),
            "@" + each.Id,
            [.. followers.Select(post => Link.To(SitePaths.Post(post.Id), post.Title))]);
    }

    /// <summary>On the event's own clock, with its city where that is not the site's.</summary>
    private static string WhenOf(Language language, Event each, DateTimeZone zone, DateTimeZone site)
    {
        var (day, last) = (EventDays.FirstDay(each, zone, zone), EventDays.LastDay(each, zone, zone));
        return last > day ? language.Range(day, last)
            : each.Start.Value.Time is not { } time ? language.Day(day)
            : zone.Equals(site) ? language.DateTime(time.In(zone))
            : $"{language.DateTime(time.In(zone))} ({Names.City(zone)})";
    }
}
