namespace Planner.Findings;

/// <summary>Windows as authors write them.</summary>
internal static class WindowNames
{
    public static string Of(ImmutableArray<WeeklyWindow> windows) => string.Join("; ", windows.Select(Of));

    public static string Of(WeeklyWindow window)
    {
        var hours = string.Create(CultureInfo.InvariantCulture, $"{window.Start:HH:mm}-{(window.End == LocalTime.Midnight ? "24:00" : window.End.ToString("HH:mm", CultureInfo.InvariantCulture))}");
        return window.Days.Length == 7 ? hours : Days(window.Days) + " " + hours;
    }

    private static string Days(ImmutableArray<IsoDayOfWeek> days)
    {
        var isRun = days.Length > 2 && days[^1] - days[0] == days.Length - 1;
        return isRun ? $"{Short(days[0])}-{Short(days[^1])}" : string.Join(',', days.Select(Short));
    }

    private static string Short(IsoDayOfWeek day) => day.ToString()[..3].ToLowerInvariant();
}
