namespace Planner.Rendering;

/// <summary>Hours of the week and lengths of time in words.</summary>
internal static class Hours
{
    public static string Text(Language language, ImmutableArray<WeeklyWindow> windows) =>
        string.Join(" · ", windows.Select(window => Text(language, window)));

    public static string Duration(Language language, TimeOffset offset) => Text(language, offset.Days, (int)offset.Elapsed.TotalMinutes);

    /// <summary>In days of 24 hours, hours and minutes.</summary>
    public static string Duration(Language language, Duration length) => (int)length.TotalMinutes is var minutes && minutes == 0
        ? language.Count("duration.minutes", 0)
        : Text(language, minutes / 1440, minutes % 1440);

    private static string Text(Language language, int days, int minutes) =>
        string.Join(
            ' ',
            new[]
            {
                days != 0 ? language.Count("duration.days", days) : null,
                minutes / 60 != 0 ? language.Count("duration.hours", minutes / 60) : null,
                minutes % 60 != 0 ? language.Count("duration.minutes", minutes % 60) : null,
            }.OfType<string>());

    private static string Text(Language language, WeeklyWindow window)
    {
        var hours = $"{language.Time(window.Start)}–{language.Time(window.End)}";
        return window.Days.Length is 0 or 7 ? hours : $"{Days(language, window.Days)} {hours}";
    }

    /// <summary>Days that follow one another are a range.</summary>
    private static string Days(Language language, ImmutableArray<IsoDayOfWeek> days)
    {
        var sorted = days.Sort();
        var isRange = sorted.Length > 2 && sorted[^1] - sorted[0] == sorted.Length - 1;
        return isRange ? $"{language.ShortWeekday(sorted[0])}–{language.ShortWeekday(sorted[^1])}" : string.Join(", ", sorted.Select(language.ShortWeekday));
    }
}
