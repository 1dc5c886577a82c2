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

    public static IEnumerable<OutputFile> Render(Content content, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        return RenderAll(content, plan);
    }

    private static IEnumerable<OutputFile> RenderAll(Content content, Plan plan)
    {
        var addresses = new FeedAddresses(content.Options);
        var from = FirstDay(plan.Now, content.Options.Timezone);
        var start = from.AtStartOfDayInZone(content.Options.Timezone).ToInstant();
        var whole = new CalendarFile(content.Options.Title, content.Options);
        var accounts = content.Accounts.ToDictionary(
            account => account.Id, account => new CalendarFile($"{account.Handle} · {content.Options.Title}", content.Options), StringComparer.Ordinal);
        var events = new CalendarEvents(content, plan, addresses);

        foreach (var delivery in plan.Deliveries.Where(delivery => delivery.Due >= start))
        {
            var lines = events.Of(delivery, delivery.Due!.Value);
            whole.Add(lines);
            accounts.GetValueOrDefault(delivery.Account.Id)?.Add(lines);
        }

        foreach (var date in content.Events.Where(date => (date.End ?? date.Start).Value.Date >= from))
        {
            whole.Add(events.Of(date));
        }

        yield return new OutputFile("calendar.ics", whole.Finish());
        foreach (var (id, calendar) in accounts)
        {
            yield return new OutputFile($"accounts/{id}.ics", calendar.Finish());
        }
    }

    private static LocalDate FirstDay(Instant now, DateTimeZone zone) =>
        now.InZone(zone).Date.With(DateAdjusters.StartOfMonth).PlusMonths(-MonthsBack);
}
