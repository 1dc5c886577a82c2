using System.Text;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>
/// Workflow commands that GitHub turns into annotations beside the changed lines
/// (docs.github.com, "Workflow commands for GitHub Actions"; escapes as in actions/toolkit's command.ts).
/// </summary>
public static class GitHubReport
{
    /// <summary>Of each kind; what a step writes beyond stands in its log alone (docs.github.com, "Workflow commands", 2026).</summary>
    private const int MostShown = 10;

    public static string Render(FindingReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"::{Command(finding.Severity)} file={Property(finding.Source.Path)}")
                .Append(CultureInfo.InvariantCulture, $",line={finding.Source.Line},col={finding.Source.Column}")
                .Append(CultureInfo.InvariantCulture, $",title={Property(finding.Rule)}::{Data(finding.Message)}\n");
        }

        if (Math.Max(report.Errors, Math.Max(report.Warnings, report.Infos)) > MostShown)
        {
            text.Append(CultureInfo.InvariantCulture, $"{report.Errors} errors, {report.Warnings} warnings, {report.Infos} notices; GitHub shows {MostShown} of each beside the lines, this log has them all.\n");
        }

        return text.ToString();
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    /// <summary>The percent sign comes first, or the other escapes would be escaped. Line ends stay: annotations have lines.</summary>
    private static string Data(string text) =>
        string.Join("%0A", text.ReplaceLineEndings("\n").Split('\n').Select(line => Printable.Of(line).Replace("%", "%25", StringComparison.Ordinal)));

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
