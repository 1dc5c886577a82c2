namespace Planner.Rendering;

/// <summary>All dates worth speaking on, year by year, and the public holidays of the coming twelve months.</summary>
public sealed record EventsPage(ImmutableArray<EventGroup> Groups, ImmutableArray<HolidayLine> Holidays)
{
    internal static EventsPage Of(SiteIndex index) => new(
    [
        .. from each in index.Content.Events
           let day = Names.Iso(DayOf(index, each))
           orderby day, each.Id
           group each by day[..^3] into month
           select new EventGroup(index.Language.Month(DayOf(index, month.First()).ToYearMonth()), [.. month.Select(each => EventLine.Of(index, each))]),
    ],
    [.. new HolidayDays(index.Content, index.Language).Between(index.Today, index.Today.PlusYears(1)).Select(each => new HolidayLine(Names.Iso(each.Day), index.Language.LongDate(each.Day), each.Title))]);

    private static LocalDate DayOf(SiteIndex index, Event each) => EventDays.FirstDay(each, index.Content.ZoneOf(each), index.Content.Options.Timezone);
}

public sealed record HolidayLine(string Iso, string When, string Title);

public sealed record EventGroup(string Heading, ImmutableArray<EventLine> Events);

/// <param name="Month">The calendar page that shows it.</param>
public sealed record EventLine(string Id, string Title, string Iso, string When, string? Quiet, string? Tags, Link Month, Html? Prose)
{
    internal static EventLine Of(SiteIndex index, Event each)
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
            RichTextHtml.OfProse(each.Prose, 4, ""));
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
