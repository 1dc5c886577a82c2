namespace Planner.Rendering;

/// <summary>
/// Findings and reasons in the language of a file: under <c>messages</c> each format string of ours with its
/// translation, under <c>terms</c> and <c>nouns</c> our words that fill them. What nobody has translated stays in English;
/// a list has no words of its own, and needs no translation.
/// </summary>
internal sealed class Messages(LanguageFile file, Language language)
{
    /// <summary>Our own language needs translation of nothing but dates, times and numbers.</summary>
    private readonly bool isOurs = file.Code == "en";

    public string Of(FormattableString message) => (file.Find("messages." + message.Format) ?? (isOurs || message.Format is "{0}" ? message.Format : null)) is { } format
        ? string.Format(CultureInfo.InvariantCulture, format, [.. message.GetArguments().Select(Argument)])
        : message.ToString(CultureInfo.InvariantCulture);

    private object? Argument(object? argument) => argument switch
    {
        FormattableString message => Of(message),
        Term term => new Form(form => TermIn(form, term.Word)),
        Listing list => string.Join(", ", list.Items.Select(Argument)),
        WrittenDate { Date: var date } => new Form(form => form is null ? language.Date(date) : date.ToString(form, CultureInfo.InvariantCulture)),
        WrittenTime { Time: var time } => new Form(form => form is null ? language.DateTime(time) : time.ToString(form, CultureInfo.InvariantCulture)),
        WrittenHours { Windows: var windows } => Hours.Text(language, windows),
        WrittenSize { Parts: var (value, unit) } => $"{language.Number(value)}\u00a0{language.Text("size." + unit)}",
        WrittenLength { Length: var length } => Hours.Duration(language, length),
        AuthoredTime { Offset: null, Local: var local } => language.DateTime(local),
        decimal number => language.Number(number),
        int or long => language.Number(Convert.ToDecimal(argument, CultureInfo.InvariantCulture)),
        _ => argument,
    };

    /// <summary>The term alone, or a noun with the article that the sentence asks for; in English what nobody has translated.</summary>
    private string TermIn(string? form, string word) =>
        (form is null ? file.Find("terms." + word) : file.Find($"nouns.{word}.{form}")) ?? word;

    /// <summary>An argument that has a shape for each format that a translation asks for: <c>{0:ce}</c>, <c>{1:uuuu-MM-dd}</c>.</summary>
    private sealed class Form(Func<string?, string> text) : IFormattable
    {
        public override string ToString() => text(null);

        public string ToString(string? format, IFormatProvider? formatProvider) => text(string.IsNullOrEmpty(format) ? null : format);
    }
}
