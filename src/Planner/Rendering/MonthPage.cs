namespace Planner.Rendering;

/// <summary>A month as a calendar.</summary>
/// <param name="AsOf">When the page was made, on the page that follows the clock; null on every other.</param>
public sealed record MonthPage(
    string Title, string? AsOf, Link? Previous, Link? Next, string Permanent, ImmutableArray<HoldNotice> Holds, ImmutableArray<WeekdayName> Weekdays,
    ImmutableArray<CalendarDay> Days, ImmutableArray<Link> Legend, ImmutableArray<YearOfMonths> Years)
{
    /// <summary>More fold into a link to the week: a cell stays as high as a hand.</summary>
    private const int MostInACell = 5;

    internal static MonthPage Of(SiteIndex index, Calendar calendar, YearMonth month, string root, LocalDate? today = null)
    {
        var first = month.OnDayOfMonth(1);
        var place = calendar.Months.IndexOf(month);
        return new MonthPage(
            index.Language.Month(month),
            today is { } date ? index.Language.Text("calendar.as_of", index.Language.LongDate(date)) : null,
            place > 0 ? ToMonth(index, calendar.Months[place - 1]) : null,
            place < calendar.Months.Length - 1 ? ToMonth(index, calendar.Months[place + 1]) : null,
            SitePaths.Month(month),
            index.HoldsInForce,
            WeekdayName.All(index.Language),
            [
                .. Enumerable.Range(0, first.Calendar.GetDaysInMonth(first.Year, first.Month)).Select(first.PlusDays)
                    .Select(day => calendar.Day(day, root, MostInACell, startsRow: day.Day == 1 || day.DayOfWeek == IsoDayOfWeek.Monday) with { IsToday = day == today }),
            ],
            index.Markup.Legend,
            today is null ? [] : YearOfMonths.Of(index.Language, index.Entries, SitePaths.Month));
    }

    private static Link ToMonth(SiteIndex index, YearMonth month) => Link.To(SitePaths.Month(month), index.Language.Month(month));
}

/// <param name="Short">For the head of a column.</param>
public sealed record WeekdayName(string Short)
{
    internal static ImmutableArray<WeekdayName> All(Language language) =>
        [.. Enumerable.Range(1, 7).Select(day => new WeekdayName(language.ShortWeekday((IsoDayOfWeek)day)))];
}
