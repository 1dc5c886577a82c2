using System.Text.Json;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>GitLab's code quality report (docs.gitlab.com, "Code Quality", report format).</summary>
public static class GitLabReport
{
    public static string Render(FindingReport report) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in report.Findings.Zip(Fingerprints.Of(report.Findings)))
        {
            Write(json, finding, fingerprint);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Finding finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("description", finding.Message);
        json.WriteString("check_name", finding.Rule);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", Level(finding.Severity));
        json.WriteStartObject("location");
        json.WriteString("path", finding.Source.Path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", finding.Source.Line);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An error stops publishing, which is GitLab's "critical"; nothing is worth its "blocker".</summary>
    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "critical",
        Severity.Warning => "minor",
        _ => "info",
    };
}
