using Planner.Rendering.Proposing;

namespace Planner.Rendering;

/// <summary>A week, with all that leaves in it.</summary>
public sealed record WeekPage(
    string Title, string Range, string? AsOf, Link? Previous, Link? Next, ImmutableArray<Link> Months, ImmutableArray<HoldNotice> Holds,
    ImmutableArray<CalendarDay> Days, ImmutableArray<Link> Legend, Proposals Moves)
{
    internal static WeekPage Of(SiteIndex index, Calendar calendar, LocalDate monday, string root, LocalDate? today = null)
    {
        var language = index.Language;
        var place = calendar.PlaceOf(monday);
        var sunday = monday.PlusDays(6);
        return new WeekPage(
            language.Text("week.title", Calendar.WeekNumber(monday)),
            language.Range(monday, sunday),
            today is { } date ? language.Text("calendar.as_of", language.LongDate(date)) : null,
            place > 0 ? ToWeek(language, calendar.Weeks[place - 1]) : null,
            place < calendar.Weeks.Length - 1 ? ToWeek(language, calendar.Weeks[place + 1]) : null,
            MonthsOf(language, calendar, monday, sunday),
            index.HoldsInForce,
            DaysOf(calendar, monday, root, today),
            index.Markup.Legend,
            index.Proposals);
    }

    private static ImmutableArray<Link> MonthsOf(Language language, Calendar calendar, LocalDate monday, LocalDate sunday)
    {
        var months = ImmutableArray.CreateBuilder<Link>();
        Add(monday.ToYearMonth());
        if (sunday.Month != monday.Month)
        {
            Add(sunday.ToYearMonth());
        }

        return months.ToImmutable();

        void Add(YearMonth month)
        {
            if (calendar.PlaceOf(month) >= 0)
            {
                months.Add(Link.To(SitePaths.Month(month), language.Month(month)));
            }
        }
    }

    private static ImmutableArray<CalendarDay> DaysOf(Calendar calendar, LocalDate monday, string root, LocalDate? today)
    {
        var days = ImmutableArray.CreateBuilder<CalendarDay>(7);
        for (var day = monday; days.Count < 7; day = day.PlusDays(1))
        {
            days.Add(calendar.Day(day, root, int.MaxValue, startsRow: false) with { IsToday = day == today });
        }

        return days.MoveToImmutable();
    }

    private static Link ToWeek(Language language, LocalDate monday) =>
        Link.To(SitePaths.Week(monday), language.Text("week.title", Calendar.WeekNumber(monday)));
}
