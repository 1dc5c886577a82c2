namespace Planner.Loading;

/// <summary><c>mon-fri 08:00-09:30</c>, <c>sat,sun 10:00-12:00</c>, or hours alone for every day.</summary>
internal static class WindowText
{
    private static readonly ImmutableArray<string> Names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly ImmutableArray<IsoDayOfWeek> AllDays = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day is not IsoDayOfWeek.None)];

    public static bool TryRead(string text, out WeeklyWindow value)
    {
        value = null!;
        var space = text.LastIndexOf(' ');
        var dash = text.LastIndexOf('-');
        // "08:00 - 09:30": the space around the dash belongs to the hours.
        var hoursAt = dash < 0 ? -1 : FirstDigitRun(text, dash);
        if (hoursAt < 0 || space == text.Length - 1)
        {
            return false;
        }

        var isRead = TryDays(text[..hoursAt].Trim(), out var days)
            & TryHours(text[hoursAt..].Replace(" ", "", StringComparison.Ordinal), out var start, out var end);
        value = new WeeklyWindow(days, start, end);
        return isRead && (start != end || IsWholeDay(text));
    }

    /// <summary><c>00:00-24:00</c>: from midnight to the next one.</summary>
    private static bool IsWholeDay(string text) => text.EndsWith("24:00", StringComparison.Ordinal) && text.Contains("00:00", StringComparison.Ordinal);

    private static int FirstDigitRun(string text, int dash)
    {
        var start = dash;
        while (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ':' || (text[start - 1] == ' ' && start == dash)))
        {
            start--;
        }

        return start < dash ? start : -1;
    }

    private static bool TryHours(string text, out LocalTime start, out LocalTime end)
    {
        end = default;
        return TimeText.TryClock(text, out start, out var length) && length == 5 && text.Length == 11 && text[5] == '-'
            && (text[6..] == "24:00" || (TimeText.TryClock(text.AsSpan(6), out end, out length) && length == 5));
    }

    private static bool TryDays(string text, out ImmutableArray<IsoDayOfWeek> days)
    {
        days = AllDays;
        if (text.Length == 0)
        {
            return true;
        }

        var found = new SortedSet<IsoDayOfWeek>();
        foreach (var part in text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            var first = Names.IndexOf(ends[0]);
            var last = Names.IndexOf(ends[^1]);
            if (ends.Length > 2 || first < 0 || last < 0)
            {
                return false;
            }

            for (var day = first; ; day = (day + 1) % 7)
            {
                found.Add((IsoDayOfWeek)(day + 1));
                if (day == last)
                {
                    break;
                }
            }
        }

        days = [.. found];
        return true;
    }
}
