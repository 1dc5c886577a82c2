using System.Text;

namespace Planner.Budgets;

/// <summary>
/// Cells and lines of comma-separated values (RFC 4180), which no spreadsheet takes for anything but texts and numbers:
/// a text that starts like a formula gets an apostrophe in front, as OWASP's "CSV injection" page advises (2024).
/// </summary>
internal static class Csv
{
    /// <summary>Tells spreadsheets that the file is UTF-8; without it Excel reads accents wrong.</summary>
    public const string ByteOrderMark = "\uFEFF";

    /// <summary>What starts a formula; the full-width signs do so where Excel speaks Japanese.</summary>
    private const string FormulaStarts = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    /// <summary>Where a spreadsheet begins a new cell, whichever separator it was told.</summary>
    private const string Separators = ",;";

    /// <summary>A line with its end, CR LF as the RFC wants it.</summary>
    public static string Line(CsvForm form, IEnumerable<CsvCell> cells) => string.Join(form.Separator, cells.Select(cell => Of(cell, form))) + "\r\n";

    private static string Of(CsvCell cell, CsvForm form) =>
        cell.Number is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture).Replace('.', form.Decimal) : Quoted(Harmless(cell.Text ?? ""));

    /// <summary>
    /// The text with an apostrophe before each sign that would start a formula, and before each apostrophe that stands
    /// there, so that it can be read back. Controls become spaces. A file that is opened with the other separator starts
    /// cells within the text: a formula there is stopped, too.
    /// </summary>
    public static string Harmless(string text)
    {
        var harmless = new StringBuilder(text.Length + 2);
        var isStart = true;
        foreach (var sign in Clean(text))
        {
            if (isStart && (sign == '\'' || FormulaStarts.Contains(sign, StringComparison.Ordinal)))
            {
                harmless.Append('\'');
            }

            harmless.Append(sign);
            isStart = Separators.Contains(sign, StringComparison.Ordinal) || (isStart && sign == '"');
        }

        return harmless.ToString();
    }

    /// <summary>One line without controls; blanks at both ends would hide how it starts.</summary>
    public static string Clean(string text) => string.Concat(text.Select(sign => char.IsControl(sign) ? ' ' : sign)).Trim();

    /// <summary>Either separator asks for quotes: a file is opened with the other one often enough.</summary>
    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",;\"") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}

/// <summary>A text or a number.</summary>
internal readonly record struct CsvCell(string? Text, decimal? Number)
{
    public static CsvCell Of(string? text) => new(text, null);

    public static CsvCell Of(decimal? number) => new(null, number);

    public static CsvCell Of(LocalDate? date) => new(date is { } day ? day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) : null, null);
}
