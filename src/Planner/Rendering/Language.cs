using System.Text;

namespace Planner.Rendering;

/// <summary>
/// The texts of the site in one language, all from <c>templates/languages/&lt;code&gt;.yml</c>: no text, name of a
/// month or date pattern stands in code, and the operating system's cultures are never asked.
/// </summary>
public sealed class Language
{
    private readonly FrozenDictionary<string, string> values;
    private readonly string[] months;
    private readonly string[] shortMonths;
    private readonly string[] weekdays;
    private readonly string[] shortWeekdays;
    private readonly bool oneUpToTwo;

    private Language(string code, FrozenDictionary<string, string> values)
    {
        Code = code;
        this.values = values;
        months = [.. Enumerable.Range(0, 12).Select(index => Required($"months.{index}"))];
        shortMonths = [.. Enumerable.Range(0, 12).Select(index => Required($"short_months.{index}"))];
        weekdays = [.. Enumerable.Range(0, 7).Select(index => Required($"weekdays.{index}"))];
        shortWeekdays = [.. Enumerable.Range(0, 7).Select(index => Required($"short_weekdays.{index}"))];
        oneUpToTwo = Required("numbers.singular") == "below-two";
    }

    /// <summary>BCP 47.</summary>
    public string Code { get; }

    /// <param name="code">The language's code, and its file's name.</param>
    /// <param name="yaml">What the file says.</param>
    public static Language Read(string code, string yaml) => new(code, LanguageFile.Read(code, yaml));

    /// <summary>The text of the interface under a key; a key that is not there is an error of the template or of us.</summary>
    public string this[string key] => Required("texts." + key);

    public bool Has(string key) => values.ContainsKey("texts." + key);

    /// <summary>The same, with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string Text(string key, params ReadOnlySpan<object?> arguments) =>
        string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>The text in its form for a number: <c>key.one</c> or <c>key.other</c>.</summary>
    public string Count(string key, int number)
    {
        var one = oneUpToTwo ? number < 2 : number == 1;
        return Text(one ? key + ".one" : key + ".other", Number(number));
    }

    /// <summary>The message in this language, or in English while nobody has translated it.</summary>
    public string Message(FormattableString message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return values.TryGetValue("messages." + message.Format, out var format)
            ? string.Format(CultureInfo.InvariantCulture, format, message.GetArguments())
            : message.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>24 November 2026.</summary>
    public string Date(LocalDate date) => Fill("dates.date", date, default);

    /// <summary>Tuesday 24 November 2026.</summary>
    public string LongDate(LocalDate date) => Fill("dates.long", date, default);

    /// <summary>Tuesday 24 November.</summary>
    public string Day(LocalDate date) => Fill("dates.day", date, default);

    /// <summary>Tue 24 Nov.</summary>
    public string ShortDay(LocalDate date) => Fill("dates.short_day", date, default);

    /// <summary>November 2026.</summary>
    public string Month(YearMonth month) => Fill("dates.month", month.OnDayOfMonth(1), default);

    /// <summary>18:30.</summary>
    public string Time(LocalTime time) => Fill("dates.time", default, time);

    /// <summary>Tuesday 24 November 2026, 18:30.</summary>
    public string DateTime(LocalDateTime time) => Fill("dates.date_time", time.Date, time.TimeOfDay);

    /// <summary>Tue 24 Nov, 18:30.</summary>
    public string ShortDateTime(LocalDateTime time) => Fill("dates.short_date_time", time.Date, time.TimeOfDay);

    public string Weekday(IsoDayOfWeek day) => weekdays[(int)day - 1];

    public string ShortWeekday(IsoDayOfWeek day) => shortWeekdays[(int)day - 1];

    public string MonthName(int month) => months[month - 1];

    /// <summary>With the language's own marks for groups and decimals, and no more decimals than needed.</summary>
    public string Number(decimal number) =>
        number.ToString("#,0.##", CultureInfo.InvariantCulture)
            .Replace(",", "\u0001", StringComparison.Ordinal)
            .Replace(".", Required("numbers.decimal"), StringComparison.Ordinal)
            .Replace("\u0001", Required("numbers.group"), StringComparison.Ordinal);

    /// <param name="currency">ISO 4217; shown by its sign where the language file has one.</param>
    public string Money(decimal amount, string currency) => string.Format(
        CultureInfo.InvariantCulture, Required("numbers.money"), Number(amount), values.GetValueOrDefault("currencies." + currency, currency));

    private string Required(string key) =>
        values.TryGetValue(key, out var value) ? value : throw new TemplateException($"languages/{Code}.yml", 0, $"'{key}' is missing");

    /// <summary>Patterns are words with names in braces, the same for every language: <c>{weekday} {day} {month} {year}</c>.</summary>
    private string Fill(string pattern, LocalDate date, LocalTime time)
    {
        var text = new StringBuilder(40);
        var rest = Required(pattern).AsSpan();
        for (var open = rest.IndexOf('{'); open >= 0; open = rest.IndexOf('{'))
        {
            var close = rest.IndexOf('}');
            text.Append(rest[..open]).Append(Part(rest[(open + 1)..close], date, time));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private string Part(ReadOnlySpan<char> name, LocalDate date, LocalTime time) => name switch
    {
        "weekday" => Weekday(date.DayOfWeek),
        "short_weekday" => ShortWeekday(date.DayOfWeek),
        "day" => date.Day == 1 ? Required("dates.first") : Plain(date.Day),
        "month" => MonthName(date.Month),
        "short_month" => shortMonths[date.Month - 1],
        "year" => Plain(date.Year),
        "hour" => Plain(time.Hour),
        "hour2" => TwoDigits(time.Hour),
        "minute" => TwoDigits(time.Minute),
        _ => throw new TemplateException($"languages/{Code}.yml", 0, $"no date pattern knows '{{{name}}}'"),
    };

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string TwoDigits(int number) => number.ToString("D2", CultureInfo.InvariantCulture);
}
