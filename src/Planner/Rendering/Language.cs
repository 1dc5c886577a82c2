namespace Planner.Rendering;

/// <summary>
/// The texts of the site in one language, all from <c>templates/languages/&lt;code&gt;.yml</c>: no text, name of a
/// month or date pattern stands in code, and the operating system's cultures are never asked.
/// </summary>
public sealed class Language
{
    private readonly LanguageFile file;
    private readonly FrozenDictionary<string, string> texts;
    private readonly DatePatterns dates;
    private readonly Messages messages;
    private readonly bool oneUpToTwo;

    private Language(LanguageFile file)
    {
        this.file = file;
        texts = file.Under("texts.");
        dates = new DatePatterns(file);
        messages = new Messages(file, this);
        oneUpToTwo = file["numbers.singular"] == "below-two";
    }

    /// <summary>BCP 47.</summary>
    public string Code => file.Code;

    internal IEnumerable<string> Keys => texts.Keys;

    /// <summary>The text of the interface under a key; a key that is not there is an error of the template or of us.</summary>
    public string this[string key] => texts.TryGetValue(key, out var text) ? text : file["texts." + key];

    /// <param name="code">The language's code, and its file's name.</param>
    /// <param name="yaml">What the file says.</param>
    public static Language Read(string code, string yaml) => new(LanguageFile.Read(code, yaml));

    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>The text under a key when there is one, else the word as it was written: a role, the name of a connector.</summary>
    public string Word(string group, string word) => texts.GetValueOrDefault($"{group}.{word}", word);

    /// <summary>The same, with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string Text(string key, params ReadOnlySpan<object?> arguments) => string.Format(CultureInfo.InvariantCulture, this[key], arguments);

    /// <summary>The text in its form for a number: <c>key.one</c> or <c>key.other</c>.</summary>
    public string Count(string key, int number)
    {
        var one = oneUpToTwo ? Math.Abs(number) < 2 : number == 1;
        return Text(one ? key + ".one" : key + ".other", Number(number));
    }

    /// <summary>The message in this language, or in English while nobody has translated it.</summary>
    public string Message(FormattableString message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return messages.Of(message);
    }

    /// <summary>24 November 2026.</summary>
    public string Date(LocalDate date) => dates.Date.Of(date);

    /// <summary>Tuesday 24 November 2026.</summary>
    public string LongDate(LocalDate date) => dates.Long.Of(date);

    /// <summary>The same, said as today or tomorrow where it is.</summary>
    public string LongDateNear(LocalDate today, LocalDate date) => Near(today, date) is { } near ? Text("day.near", near, LongDate(date)) : LongDate(date);

    /// <summary>Tuesday 24 November.</summary>
    public string Day(LocalDate date) => dates.Day.Of(date);

    /// <summary>Tue 24 Nov.</summary>
    public string ShortDay(LocalDate date) => dates.ShortDay.Of(date);

    /// <summary>Tue 24 Nov, today or tomorrow.</summary>
    public string ShortDayNear(LocalDate today, LocalDate date) => Near(today, date) ?? ShortDay(date);

    /// <summary>November 2026.</summary>
    public string Month(YearMonth month) => dates.Month.Of(month.OnDayOfMonth(1));

    /// <summary>18:30.</summary>
    public string Time(LocalTime time) => dates.Time.Of(time);

    /// <summary>Tuesday 24 November 2026, 18:30.</summary>
    public string DateTime(LocalDateTime time) => Text(
        "dates.date_time", dates.Long.Of(time.Date), (time.Minute == 0 ? dates.SpokenHour : dates.SpokenTime).Of(time.TimeOfDay));

    /// <summary>From 16 to 22 November 2026: what both days share is said once.</summary>
    public string Range(LocalDate from, LocalDate to) => Text(
        "dates.from_to",
        (from.Year != to.Year ? dates.Date : from.Month != to.Month ? dates.DayMonth : dates.DayOnly).Of(from),
        dates.Date.Of(to));

    private string? Near(LocalDate today, LocalDate date) =>
        date == today ? this["calendar.today"] : date == today.PlusDays(1) ? this["calendar.tomorrow"] : null;

    public string ShortWeekday(IsoDayOfWeek day) => dates.ShortWeekdays[(int)day - 1];

    public string MonthName(int month) => dates.Months[month - 1];

    /// <summary>Most are small, and have no marks.</summary>
    public string Number(int number) => number is > -1000 and < 1000 ? number.ToString(CultureInfo.InvariantCulture) : Number((decimal)number);

    /// <summary>With the language's own marks for groups and decimals, and no more decimals than needed.</summary>
    public string Number(decimal number) =>
        number.ToString("#,0.##", CultureInfo.InvariantCulture)
            .Replace(",", "\u0001", StringComparison.Ordinal)
            .Replace(".", file["numbers.decimal"], StringComparison.Ordinal)
            .Replace("\u0001", file["numbers.group"], StringComparison.Ordinal);

    /// <summary>What a network bills for a post, in US dollars: to the cent, and to the tenth of it where there is one.</summary>
    public string Cost(decimal dollars) =>
        Text("preview.cost", Cents(dollars));

    /// <summary>The same without saying that it is a cost: what networks bill in a month.</summary>
    public string Dollars(decimal amount) => Text("changes.dollars", Cents(amount));

    private string Cents(decimal dollars) => dollars.ToString("0.00#", CultureInfo.InvariantCulture).Replace(".", file["numbers.decimal"], StringComparison.Ordinal);

    /// <param name="currency">ISO 4217; shown by its sign where the language file has one.</param>
    public string Money(decimal amount, string currency) => string.Format(
        CultureInfo.InvariantCulture, file["numbers.money"], Number(amount), file.Find("currencies." + currency) ?? currency);
}
