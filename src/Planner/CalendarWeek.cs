namespace Planner;

/// <summary>Weeks as people and ISO 8601 count them: from Monday to Sunday.</summary>
internal static class CalendarWeek
{
    /// <summary>The first day of the week that a day is in.</summary>
    public static LocalDate MondayOf(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);
}
