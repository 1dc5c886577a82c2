namespace Planner.Rendering;

/// <summary>A week, with all that leaves in it.</summary>
public sealed record WeekPage(
    string Title, string Range, string? AsOf, Link? Previous, Link? Next, ImmutableArray<Link> Months, ImmutableArray<HoldNotice> Holds,
    ImmutableArray<CalendarDay> Days, ImmutableArray<Link> Legend)
{
    internal static WeekPage Of(SiteIndex index, Calendar calendar, LocalDate monday, string root, LocalDate? today = null)
    {
        var language = index.Language;
        var place = calendar.Weeks.IndexOf(monday);
        var sunday = monday.PlusDays(6);
        return new WeekPage(
            language.Text("week.title", Calendar.WeekNumber(monday)),
            language.Range(monday, sunday),
            today is { } date ? language.Text("calendar.as_of", language.LongDate(date)) : null,
            place > 0 ? ToWeek(language, calendar.Weeks[place - 1]) : null,
            place < calendar.Weeks.Length - 1 ? ToWeek(language, calendar.Weeks[place + 1]) : null,
            [
                .. new[] { monday.ToYearMonth(), sunday.ToYearMonth() }.Distinct().Where(month => calendar.Months.BinarySearch(month) >= 0)
                    .Select(month => Link.To(SitePaths.Month(month), language.Month(month))),
            ],
            index.HoldsInForce,
            [
                .. Enumerable.Range(0, 7).Select(monday.PlusDays)
                    .Select(day => calendar.Day(day, root, int.MaxValue, startsRow: false) with { IsToday = day == today }),
            ],
            index.Markup.Legend);
    }

    private static Link ToWeek(Language language, LocalDate monday) =>
        Link.To(SitePaths.Week(monday), language.Text("week.title", Calendar.WeekNumber(monday)));
}
