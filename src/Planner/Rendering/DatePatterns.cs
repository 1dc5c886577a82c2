using System.Text;

namespace Planner.Rendering;

/// <summary>How a language writes dates and times; the words and patterns are its file's.</summary>
internal sealed class DatePatterns(LanguageFile file)
{
    public ImmutableArray<string> Months { get; } = file.List("months", 12);

    public ImmutableArray<string> ShortMonths { get; } = file.List("short_months", 12);

    public ImmutableArray<string> Weekdays { get; } = file.List("weekdays", 7);

    public ImmutableArray<string> ShortWeekdays { get; } = file.List("short_weekdays", 7);

    public PerDay<string> Date => field ??= Of("date");

    public PerDay<string> Long => field ??= Of("long");

    public PerDay<string> Day => field ??= Of("day");

    public PerDay<string> DayMonth => field ??= Of("day_month");

    public PerDay<string> DayOnly => field ??= Of("day_only");

    public PerDay<string> ShortDay => field ??= Of("short_day");

    public PerDay<string> Month => field ??= Of("month");

    public PerMinute Time => field ??= TimeOf("time");

    /// <summary>In a sentence: 18 h 30.</summary>
    public PerMinute SpokenTime => field ??= TimeOf("spoken_time");

    /// <summary>The same for a full hour: 18 h.</summary>
    public PerMinute SpokenHour => field ??= TimeOf("spoken_hour");

    private PerDay<string> Of(string name)
    {
        var pattern = file["dates." + name];
        return new PerDay<string>(date => Fill(pattern, part => Part(part, date)));
    }

    private PerMinute TimeOf(string name)
    {
        var pattern = file["dates." + name];
        return new PerMinute(time => Fill(pattern, part => Part(part, time)));
    }

    /// <summary>A pattern is text with names in braces, the same names in every language.</summary>
    private static string Fill(string pattern, Func<string, string> partOf)
    {
        var text = new StringBuilder(40);
        var rest = pattern.AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(partOf(rest[(open + 1)..close].ToString()));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private string Part(string name, LocalDate date) => name switch
    {
        "weekday" => Weekdays[(int)date.DayOfWeek - 1],
        "short_weekday" => ShortWeekdays[(int)date.DayOfWeek - 1],
        "day" => date.Day == 1 ? file["dates.first"] : date.Day.ToString(CultureInfo.InvariantCulture),
        "month" => Months[date.Month - 1],
        "short_month" => ShortMonths[date.Month - 1],
        "year" => date.Year.ToString(CultureInfo.InvariantCulture),
        _ => throw file.Error($"no date has a '{name}'"),
    };

    private string Part(string name, LocalTime time) => name switch
    {
        "hour" => time.Hour.ToString(CultureInfo.InvariantCulture),
        "hour2" => time.Hour.ToString("D2", CultureInfo.InvariantCulture),
        "minute" => time.Minute.ToString("D2", CultureInfo.InvariantCulture),
        _ => throw file.Error($"no time has a '{name}'"),
    };

    /// <summary>Patterns say hours and minutes, so that a day has 1,440 texts.</summary>
    internal sealed class PerMinute(Func<LocalTime, string> write)
    {
        private readonly string?[] written = new string?[24 * 60];

        public string Of(LocalTime time) => written[(time.Hour * 60) + time.Minute] ??= write(time);
    }
}
