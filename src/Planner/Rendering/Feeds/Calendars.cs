namespace Planner.Rendering.Feeds;

/// <summary>
/// Calendars that a calendar program subscribes to: <c>calendar.ics</c> with every delivery and event, and
/// <c>accounts/&lt;id&gt;.ics</c> for one account.
/// </summary>
/// <remarks>
/// They reach back to the start of the month three months ago, and forward without end: a program fetches the file every hour
/// and looks ahead. What is older stands on the site. The cut moves once a month, so that files stay the same in between.
/// </remarks>
public static class Calendars
{
    private const int MonthsBack = 3;

    /// <summary>How far public holidays are told: a plan seldom reaches further.</summary>
    private const int HolidayMonths = 18;

    /// <summary>What most events need; a longer calendar grows.</summary>
    private const int BytesOfEvent = 640;

    /// <summary>The bytes of a file hold until the next one is asked for.</summary>
    public static IEnumerable<OutputFile> Render(Content content, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        return RenderAll(content, plan);
    }

    private static IEnumerable<OutputFile> RenderAll(Content content, Plan plan)
    {
        var options = content.Options;
        var from = FirstDay(plan.Now, options.Timezone);
        var start = from.AtStartOfDayInZone(options.Timezone).ToInstant();
        var events = new CalendarEvents(content, plan, new FeedAddresses(options));
        var shown = plan.Deliveries.Where(delivery => delivery.Due >= start).ToArray();
        var ofAccount = content.Accounts.ToDictionary(account => account.Id, _ => new List<Range>(), StringComparer.Ordinal);

        // Each delivery is written once: an account's calendar is made of pieces of the whole one.
        var whole = new CalendarFile(options.Title, options, new ICalendarWriter((shown.Length + 1) * BytesOfEvent));
        foreach (var delivery in shown)
        {
            ofAccount[delivery.Account.Id].Add(whole.Add(events.Of(delivery, delivery.Due!.Value)));
        }

        foreach (var date in content.Events.Where(date => (date.End ?? date.Start).Value.Date >= from))
        {
            whole.Add(events.Of(date));
        }

        foreach (var (day, title) in new HolidayDays(content).Between(from, from.PlusMonths(HolidayMonths)))
        {
            // No id holds a tilde, so that no event can have the same name.
            whole.Add(events.Of(new Event { Id = $"holiday~{day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}~{title}", Source = options.Source, Title = title, Start = new Located<EventTime>(new EventTime(day, null), options.Source) }));
        }

        var all = whole.Finish();
        yield return new OutputFile("calendar.ics", all);
        var writer = new ICalendarWriter();
        foreach (var account in content.Accounts)
        {
            var calendar = new CalendarFile($"{account.Handle} · {options.Title}", options, writer);
            ofAccount[account.Id].ForEach(piece => calendar.Add(all.Span[piece]));
            yield return new OutputFile(SitePaths.AccountCalendar(account.Id), calendar.Finish());
        }
    }

    private static LocalDate FirstDay(Instant now, DateTimeZone zone) =>
        now.InZone(zone).Date.With(DateAdjusters.StartOfMonth).PlusMonths(-MonthsBack);
}
