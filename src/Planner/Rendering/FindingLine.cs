namespace Planner.Rendering;

/// <param name="Severity">error, warning or info.</param>
/// <param name="SeverityText">The same as a word of the site's language.</param>
public sealed record FindingLine(string Severity, string SeverityText, string Rule, string Message, string File, string Line)
{
    internal static ImmutableArray<FindingLine> Of(IEnumerable<Finding> findings, Language language) =>
        [.. findings.Select(finding => Of(finding, language))];

    private static FindingLine Of(Finding finding, Language language)
    {
        var severity = Words.Of(finding.Severity);
        return new FindingLine(
            severity,
            language["severity." + severity],
            finding.Rule,
            language.Message(finding.Text),
            finding.Source.Path,
            finding.Source.Line.ToString(CultureInfo.InvariantCulture));
    }
}
