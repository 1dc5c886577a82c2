namespace Planner.Findings.Formats;

/// <summary>What the report for people says around its findings, with arguments apart, so that it can be translated as they are.</summary>
public static class ReportTexts
{
    public static FormattableString Of(Severity severity) => severity switch
    {
        Severity.Error => $"error",
        Severity.Warning => $"warning",
        _ => $"info",
    };

    /// <summary>How much was found in how much.</summary>
    public static FormattableString Summary(FindingReport report)
    {
        var counts = Counts(report);
        var posts = report.Posts == 1 ? (FormattableString)$"{1} post" : $"{report.Posts} posts";
        var deliveries = report.Deliveries == 1 ? (FormattableString)$"{1} delivery" : $"{report.Deliveries} deliveries";
        var files = report.Findings.Select(finding => finding.Source.Path).Distinct(StringComparer.Ordinal).Count();
        if (counts.IsEmpty)
        {
            return $"No findings; {posts}, {deliveries}";
        }

        return files == 1
            ? (FormattableString)$"{new Listing(counts)} in {1} file; {posts}, {deliveries}"
            : $"{new Listing(counts)} in {files} files; {posts}, {deliveries}";
    }

    public static FormattableString More(string rule) => $"planner explain {rule} says why, and how to fix it.";

    public static FormattableString NotShown(int remarks) => remarks == 1
        ? (FormattableString)$"{1} remark is not shown; --verbose shows it."
        : $"{remarks} remarks are not shown; --verbose shows them.";

    private static ImmutableArray<IFormattable> Counts(FindingReport report)
    {
        FormattableString?[] counts =
        [
            report.Errors switch { 0 => null, 1 => $"{1} error", var count => $"{count} errors" },
            report.Warnings switch { 0 => null, 1 => $"{1} warning", var count => $"{count} warnings" },
            report.Infos switch { 0 => null, 1 => $"{1} note", var count => $"{count} notes" },
        ];
        return [.. counts.OfType<FormattableString>()];
    }
}
