namespace Planner.Findings;

/// <summary>
/// The one home of what findings say: a method for each problem, grouped by subject in partial files. A message names
/// the value and says what would be right. What a rule is for stands in <see cref="Rules"/>.
/// </summary>
internal static partial class Problems
{
    /// <summary>A value as a message quotes it: short, on one line.</summary>
    public static string Shorten(string value)
    {
        var line = value.ReplaceLineEndings(" ");
        return line.Length > 60 ? string.Concat(line.AsSpan(0, VisibleCharacters.LastEnd(line, 59)), "…") : line;
    }

    private static Finding Error(string rule, SourceSpan source, FormattableString text) => new(rule, Severity.Error, source, text);

    private static Finding Warning(string rule, SourceSpan source, FormattableString text) => new(rule, Severity.Warning, source, text);

    private static Finding Info(string rule, SourceSpan source, FormattableString text) => new(rule, Severity.Info, source, text);

    private static Listing Each(IEnumerable<FormattableString> parts) => new([.. parts]);
}
