namespace Planner.Loading;

/// <summary>
/// A recurrence rule of the kinds that people make in calendar programs: every so many days, weeks, months or years, on
/// weekdays, on a day of the month, or on its n-th weekday. Anything else is not understood, and never guessed.
/// </summary>
internal sealed record ICalendarRule
{
    /// <summary>More than anyone means, and little enough for arithmetic.</summary>
    public const int MostInterval = 1000;

    private static readonly string[] DayNames = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    private string Frequency { get; init; } = "";

    private int Interval { get; init; } = 1;

    private int? Count { get; init; }

    private ICalendarTime? Until { get; init; }

    private ImmutableArray<(int Ordinal, IsoDayOfWeek Day)> Days { get; init; } = [];

    private int? Month { get; init; }

    private int? MonthDay { get; init; }

    private IsoDayOfWeek WeekStart { get; init; } = IsoDayOfWeek.Monday;

    /// <summary>Null where a part is malformed or not understood; that part is then in <paramref name="fault"/>.</summary>
    public static ICalendarRule? Read(string text, out string fault)
    {
        ICalendarRule? rule = new();
        fault = text;
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            fault = part;
            rule = part.Split('=') is [var name, var value] ? rule.With(name.Trim().ToUpperInvariant(), value.Trim().ToUpperInvariant()) : null;
            if (rule is null)
            {
                return null;
            }
        }

        fault = text;
        return rule.IsUnderstood() ? rule : null;
    }

    /// <param name="frequency"><c>DAILY</c>, <c>WEEKLY</c>, <c>MONTHLY</c> or <c>YEARLY</c>.</param>
    /// <param name="days">Weekdays of a week, or with their number of a month.</param>
    public static ICalendarRule Of(string frequency, int interval, ImmutableArray<(int Ordinal, IsoDayOfWeek Day)> days) => new() { Frequency = frequency, Interval = interval, Days = days };

    /// <summary>The days on which it happens from the start on, in order, whatever its count and end; the start is the first where it is one of them.</summary>
    public IEnumerable<LocalDate> DatesFrom(LocalDate start, LocalDate latest) => WithDays(start).Candidates(start, latest, start).TakeWhile(date => date <= latest);

    /// <summary>
    /// The days on which it happens, from the first of January of the year before to the end of the year after, in order.
    /// Null when the start is none of them, which the standard leaves open.
    /// </summary>
    public IEnumerable<LocalDate>? Dates(ICalendarTime start, int year)
    {
        var (earliest, latest) = (new LocalDate(year - 1, 1, 1), new LocalDate(year + 1, 12, 31));
        var days = WithDays(start.Local.Date);
        var isSynchronized = days.Candidates(start.Local.Date, LocalDate.Max(latest, start.Local.Date), start.Local.Date).FirstOrDefault() == start.Local.Date;
        return isSynchronized ? days.Within(start, earliest, latest) : null;
    }

    private ICalendarRule WithDays(LocalDate start) => Days.IsEmpty && Frequency == "WEEKLY" ? this with { Days = [(0, start.DayOfWeek)] } : this;

    private IEnumerable<LocalDate> Within(ICalendarTime start, LocalDate earliest, LocalDate latest)
    {
        var number = 0;
        // With a count every day since the start has to be counted; without one the years before need not be walked through.
        foreach (var date in Candidates(start.Local.Date, latest, Count is null ? earliest : start.Local.Date))
        {
            if (++number > (Count ?? int.MaxValue) || date > latest || IsAfterEnd(date, start))
            {
                yield break;
            }

            if (date >= earliest)
            {
                yield return date;
            }
        }
    }

    private bool IsAfterEnd(LocalDate date, ICalendarTime start) =>
        Until is { } until && (until.IsDay ? date > until.Local.Date : date + start.Local.TimeOfDay > until.In(start));

    private IEnumerable<LocalDate> Candidates(LocalDate start, LocalDate latest, LocalDate earliest) => (Frequency switch
    {
        "DAILY" => Steps(start, Skipped(Period.DaysBetween(start, earliest), Interval), latest, (first, step) => first.PlusDays(step * Interval)),
        "WEEKLY" => Weeks(start, latest, earliest),
        "MONTHLY" => Steps(new LocalDate(start.Year, start.Month, 1), 0, latest, (first, step) => first.PlusMonths(step * Interval)).SelectMany(month => InMonth(month, start)),
        _ => Steps(new LocalDate(start.Year, Month ?? start.Month, 1), 0, latest, (first, step) => first.PlusYears(step * Interval)).SelectMany(month => InMonth(month, start)),
    }).Where(date => date >= start);

    private IEnumerable<LocalDate> Weeks(LocalDate start, LocalDate latest, LocalDate earliest)
    {
        var first = start.With(DateAdjusters.PreviousOrSame(WeekStart));
        return from week in Steps(first, Skipped(Period.DaysBetween(first, earliest), 7 * Interval), latest, (day, step) => day.PlusDays(7 * step * Interval))
               from day in Enumerable.Range(0, 7).Select(week.PlusDays)
               where Days.Any(wanted => wanted.Day == day.DayOfWeek)
               select day;
    }

    private static int Skipped(int days, int step) => Math.Max(0, days / step);

    private static IEnumerable<LocalDate> Steps(LocalDate first, int skipped, LocalDate latest, Func<LocalDate, int, LocalDate> step)
    {
        var number = skipped;
        for (var date = step(first, number); date <= latest; date = step(first, ++number))
        {
            yield return date;
        }
    }

    /// <summary>A day that the month does not have is left out, as the standard says.</summary>
    private IEnumerable<LocalDate> InMonth(LocalDate month, LocalDate start)
    {
        var length = month.Calendar.GetDaysInMonth(month.Year, month.Month);
        if (!Days.IsEmpty)
        {
            return Days.SelectMany(day => Nth(month, length, day.Ordinal, day.Day)).Order();
        }

        var wanted = MonthDay ?? start.Day;
        var number = wanted < 0 ? length + 1 + wanted : wanted;
        return number >= 1 && number <= length ? [month.PlusDays(number - 1)] : [];
    }

    private static IEnumerable<LocalDate> Nth(LocalDate month, int length, int ordinal, IsoDayOfWeek day)
    {
        var first = month.With(DateAdjusters.NextOrSame(day)).Day;
        var last = first + ((length - first) / 7 * 7);
        var number = ordinal > 0 ? first + (7 * (ordinal - 1)) : last + (7 * (ordinal + 1));
        return number >= 1 && number <= length ? [month.PlusDays(number - 1)] : [];
    }

    private ICalendarRule? With(string name, string value) => name switch
    {
        "FREQ" when value is "DAILY" or "WEEKLY" or "MONTHLY" or "YEARLY" => this with { Frequency = value },
        "INTERVAL" => Number(value, 1, MostInterval) is { } interval ? this with { Interval = interval } : null,
        "COUNT" => Number(value, 1, int.MaxValue) is { } count ? this with { Count = count } : null,
        "UNTIL" => ICalendarTimes.Read(value, zone: null) is { } until ? this with { Until = until } : null,
        "BYMONTH" => Number(value, 1, 12) is { } month ? this with { Month = month } : null,
        "BYMONTHDAY" => Number(value, -31, 31) is not (null or 0) and var day ? this with { MonthDay = day } : null,
        "BYDAY" => value.Split(',').Select(Day).ToImmutableArray() is var days && days.All(day => day is not null) ? this with { Days = [.. days.Select(day => day!.Value)] } : null,
        "WKST" => Day(value) is (0, var start) ? this with { WeekStart = start } : null,
        _ => null,
    };

    /// <summary>Weekdays without a number belong to weeks, with one to months; a year needs its month for them.</summary>
    private bool IsUnderstood() => Frequency switch
    {
        "DAILY" => Days.IsEmpty && Month is null && MonthDay is null,
        "WEEKLY" => Days.All(day => day.Ordinal == 0) && Month is null && MonthDay is null,
        "MONTHLY" => AreMonthDays() && Month is null,
        "YEARLY" => AreMonthDays() && (Month is not null || (Days.IsEmpty && MonthDay is null)),
        _ => false,
    };

    private bool AreMonthDays() => Days.IsEmpty || (MonthDay is null && Days.All(day => day.Ordinal is not 0 and >= -5 and <= 5));

    private static (int Ordinal, IsoDayOfWeek Day)? Day(string text)
    {
        var day = text.Length < 2 ? -1 : Array.IndexOf(DayNames, text[^2..]);
        var ordinal = text.Length <= 2 ? 0 : Number(text[..^2].TrimStart('+'), -53, 53);
        return day < 0 || ordinal is null ? null : (ordinal.Value, (IsoDayOfWeek)(day + 1));
    }

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
