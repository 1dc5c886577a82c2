using Planner.Rendering.Proposing;

namespace Planner.Rendering;

/// <summary>A month as a calendar.</summary>
/// <param name="AsOf">When the page was made, on the page that follows the clock; null on every other.</param>
public sealed record MonthPage(
    string Title, string? AsOf, Link? Previous, Link? Next, string Permanent, ImmutableArray<HoldNotice> Holds, ImmutableArray<WeekdayName> Weekdays,
    ImmutableArray<CalendarDay> Days, ImmutableArray<Link> Legend, ImmutableArray<YearOfMonths> Years, Proposals Moves)
{
    /// <summary>More fold into a link to the week: a cell stays as high as a hand.</summary>
    private const int MostInACell = 5;

    internal static MonthPage Of(SiteIndex index, Calendar calendar, YearMonth month, string root, LocalDate? today = null)
    {
        var place = calendar.PlaceOf(month);
        return new MonthPage(
            index.Language.Month(month),
            today is { } date ? index.Language.Text("calendar.as_of", index.Language.LongDate(date)) : null,
            place > 0 ? ToMonth(index, calendar.Months[place - 1]) : null,
            place < calendar.Months.Length - 1 ? ToMonth(index, calendar.Months[place + 1]) : null,
            SitePaths.Month(month),
            index.HoldsInForce,
            WeekdayName.All(index.Language),
            DaysOf(calendar, month, root, today),
            index.Markup.Legend,
            today is null ? [] : YearOfMonths.Of(index.Language, index.Entries, SitePaths.Month),
            index.Proposals);
    }

    private static ImmutableArray<CalendarDay> DaysOf(Calendar calendar, YearMonth month, string root, LocalDate? today)
    {
        var days = ImmutableArray.CreateBuilder<CalendarDay>();
        for (var day = month.OnDayOfMonth(1); day.ToYearMonth() == month; day = day.PlusDays(1))
        {
            var startsRow = day.Day == 1 || day.DayOfWeek == IsoDayOfWeek.Monday;
            days.Add(calendar.Day(day, root, MostInACell, startsRow) with { IsToday = day == today });
        }

        return days.ToImmutable();
    }

    private static Link ToMonth(SiteIndex index, YearMonth month) => Link.To(SitePaths.Month(month), index.Language.Month(month));
}

/// <param name="Short">For the head of a column.</param>
public sealed record WeekdayName(string Short)
{
    internal static ImmutableArray<WeekdayName> All(Language language)
    {
        var names = ImmutableArray.CreateBuilder<WeekdayName>(7);
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            names.Add(new WeekdayName(language.ShortWeekday(day)));
        }

        return names.MoveToImmutable();
    }
}
