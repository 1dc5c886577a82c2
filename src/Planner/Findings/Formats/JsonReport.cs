using System.Text.Json;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>The stable format for programs; docs/validate.md promises its fields.</summary>
public static class JsonReport
{
    public static string Render(FindingReport report) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Errors);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("posts", report.Posts);
        json.WriteNumber("deliveries", report.Deliveries);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", Words.Of(finding.Severity));
        json.WriteString("message", finding.Message);
        json.WriteString("file", finding.Source.Path);
        json.WriteNumber("line", finding.Source.Line);
        json.WriteNumber("column", finding.Source.Column);
        json.WriteEndObject();
    }
}
