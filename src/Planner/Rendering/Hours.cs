namespace Planner.Rendering;

/// <summary>Hours of the week and lengths of time in words.</summary>
internal static class Hours
{
    public static string Text(Language language, ImmutableArray<WeeklyWindow> windows) =>
        string.Join(" · ", windows.Select(window => Text(language, window)));

    public static string Duration(Language language, TimeOffset offset)
    {
        var minutes = (int)offset.Elapsed.TotalMinutes;
        return string.Join(
            ' ',
            new[]
            {
                offset.Days != 0 ? language.Count("duration.days", offset.Days) : null,
                minutes / 60 != 0 ? language.Count("duration.hours", minutes / 60) : null,
                minutes % 60 != 0 ? language.Count("duration.minutes", minutes % 60) : null,
            }.OfType<string>());
    }

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
