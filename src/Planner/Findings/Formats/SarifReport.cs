using System.Text.Json;
using Planner.Printing;

namespace Planner.Findings.Formats;

/// <summary>SARIF 2.1.0 (OASIS), for code scanning and for editors that show it.</summary>
public static class SarifReport
{
    private const string Root = "%SRCROOT%";

    /// <param name="report">What to tell.</param>
    /// <param name="version">The program's own.</param>
    /// <param name="handbook">Where the pages of <c>docs/rules/</c> can be read, with a final slash; null: nowhere.</param>
    public static string Render(FindingReport report, string version, Uri? handbook)
    {
        var rules = report.Findings.Select(finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules, version, handbook);
            json.WriteString("columnKind", "utf16CodeUnits");
            WriteRoot(json);
            WriteResults(json, report, rules);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void WriteTool(Utf8JsonWriter json, List<string> rules, string version, Uri? handbook)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "planner");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        var texts = RuleTexts.In("en");
        foreach (var name in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", name);
            if (Rules.Find(name) is { } rule)
            {
                WriteRule(json, rule, texts.Of(rule), handbook);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule, RuleText text, Uri? handbook)
    {
        WriteText(json, "shortDescription", text.Summary);
        WriteText(json, "fullDescription", text.Why);
        json.WriteStartObject("help");
        json.WriteString("text", $"{text.Why} {text.Fix}");
        json.WriteString("markdown", $"{text.Why}\n\n{text.Fix}");
        json.WriteEndObject();
        if (handbook is not null)
        {
            json.WriteString("helpUri", new Uri(handbook, $"{rule.Name}.md").AbsoluteUri);
        }

        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Subject.ToString().ToLowerInvariant());
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRoot(Utf8JsonWriter json)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "The repository's root.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, FindingReport report, List<string> rules)
    {
        json.WriteStartArray("results");
        foreach (var (finding, fingerprint) in report.Findings.Zip(Fingerprints.Of(report.Findings)))
        {
            json.WriteStartObject();
            json.WriteString("ruleId", finding.Rule);
            json.WriteNumber("ruleIndex", rules.BinarySearch(finding.Rule, StringComparer.Ordinal));
            json.WriteString("level", Level(finding.Severity));
            WriteText(json, "message", finding.Message);
            WriteLocation(json, finding.Source);
            json.WriteStartObject("partialFingerprints");
            json.WriteString("planner/v1", fingerprint);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, SourceSpan source)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', source.Path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", source.Line);
        json.WriteNumber("startColumn", source.Column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "note",
        _ => "none",
    };
}
