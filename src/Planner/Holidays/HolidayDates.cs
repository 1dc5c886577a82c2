namespace Planner.Holidays;

/// <summary>
/// The day of a holiday in any year, as the data files say it: <c>05-01</c>, <c>easter +39</c>, <c>third monday of 02</c>,
/// <c>last monday of 08</c>, <c>monday before 05-25</c>; each with days more or less at its end.
/// </summary>
internal static class HolidayDates
{
    private static readonly ImmutableArray<string> Places = ["first", "second", "third", "fourth", "last"];

    /// <summary>Null when the text says none of that.</summary>
    public static Func<int, LocalDate>? Read(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1 && words[^1][0] is '+' or '-' && int.TryParse(words[^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days))
        {
            return Base(words.AsSpan()[..^1]) is { } found ? year => found(year).PlusDays(days) : null;
        }

        return Base(words);
    }

    /// <summary>Of the Gregorian calendar, by the anonymous algorithm (Nature, 20 April 1876).</summary>
    public static LocalDate Easter(int year)
    {
        var (golden, century, rest) = (year % 19, year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var moon = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var sunday = (32 + (2 * (century % 4)) + (2 * (rest / 4)) - moon - (rest % 4)) % 7;
        var late = (golden + (11 * moon) + (22 * sunday)) / 451;
        var day = moon + sunday - (7 * late) + 114;
        return new LocalDate(year, day / 31, (day % 31) + 1);
    }

    public static IsoDayOfWeek? Weekday(string name) =>
        Enum.TryParse<IsoDayOfWeek>(name, ignoreCase: true, out var day) && day is not IsoDayOfWeek.None && !char.IsAsciiDigit(name[0]) ? day : null;

    private static Func<int, LocalDate>? Base(ReadOnlySpan<string> words) => words switch
    {
        ["easter"] => Easter,
        [var day] => Fixed(day),
        [var weekday, "before", var day] when Weekday(weekday) is { } wanted && Fixed(day) is { } end => year => end(year).Previous(wanted),
        [var place, var weekday, "of", var month] when Places.IndexOf(place) is >= 0 and var number && Weekday(weekday) is { } wanted && Number(month) is >= 1 and <= 12 and var at =>
            year => InMonth(new YearMonth(year, at), wanted, number),
        _ => null,
    };

    /// <param name="place">From 0; 4 is the last.</param>
    private static LocalDate InMonth(YearMonth month, IsoDayOfWeek weekday, int place) => place == 4
        ? month.OnDayOfMonth(1).PlusMonths(1).Previous(weekday)
        : month.OnDayOfMonth(1).PlusDays(-1).Next(weekday).PlusWeeks(place);

    /// <summary>Every year has the day: 29 February is none.</summary>
    private static Func<int, LocalDate>? Fixed(string text) =>
        text.Length == 5 && text[2] == '-' && Number(text[..2]) is >= 1 and <= 12 and var month && Number(text[3..]) is >= 1 and var day && day <= CalendarSystem.Iso.GetDaysInMonth(2001, month)
            ? year => new LocalDate(year, month, day)
            : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
