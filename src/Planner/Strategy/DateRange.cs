namespace Planner.Strategy;

/// <summary>Days that a plan is measured over.</summary>
/// <param name="Last">It is part of the period.</param>
public sealed record DateRange(LocalDate First, LocalDate Last)
{
    /// <summary>Four weeks: long enough that a monthly rhythm shows, short enough that something can still be done.</summary>
    private const int Days = 28;

    /// <summary>How many days after the first.</summary>
    public int DayOf(LocalDate date) => Period.DaysBetween(First, date);

    /// <summary>The same as pages write it, with a part of a day added.</summary>
    public string At(LocalDate date, decimal more) => (DayOf(date) + more).ToString(CultureInfo.InvariantCulture);

    public bool Contains(LocalDate date) => date >= First && date <= Last;

    /// <summary>The four weeks that ended yesterday.</summary>
    public static DateRange LastWeeks(LocalDate today) => new(today.PlusDays(-Days), today.PlusDays(-1));

    /// <summary>The four weeks that begin today.</summary>
    public static DateRange ComingWeeks(LocalDate today) => new(today, today.PlusDays(Days - 1));

    /// <summary>The quarter of the calendar's year that today lies in.</summary>
    public static DateRange QuarterOf(LocalDate today)
    {
        var first = new LocalDate(today.Year, (((today.Month - 1) / 3) * 3) + 1, 1);
        return new(first, first.PlusMonths(3).PlusDays(-1));
    }
}
