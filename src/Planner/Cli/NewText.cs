using System.Text;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>The text of a new file: each field on a line of its own, in the order of the handbook.</summary>
internal static class NewText
{
    /// <param name="template">Gives fields that nobody gave, with the lines that they have there, and the body.</param>
    public static string Of(EntityKind kind, ImmutableDictionary<string, string> fields, string path, string? body, string language, ContestTemplate? template = null)
    {
        var text = new StringBuilder();
        foreach (var field in kind.Shape.Fields.OrderBy(field => field.Name == NewKind.NamingField(kind) ? 0 : 1))
        {
            // A required field without a value stands there empty, so that an author sees what to write.
            if (template is not null && !fields.ContainsKey(field.Name) && template.Fields.TryGetValue(field.Name, out var lines))
            {
                text.Append(lines);
            }
            else if (fields.TryGetValue(field.Name, out var value) || field.IsRequired)
            {
                text.Append(field.Name).Append(string.IsNullOrEmpty(value) ? ":" : ": ").Append(value).Append('\n');
            }
        }

        if (kind.Name == "contest" && !fields.ContainsKey("steps") && template?.Fields.ContainsKey("steps") != true)
        {
            text.Append("steps:\n").Append(StarterFiles.Checklist(language));
        }

        return path.EndsWith(".md", StringComparison.Ordinal) ? $"---\n{text}---\n{Lines(body ?? template?.Body ?? "")}" : text.ToString();
    }

    /// <summary>
    /// What only a wrong value on the command line can cause; anything else is for the author to fill in, such as a moment
    /// that a step of the checklist counts from.
    /// </summary>
    public static bool IsWrongValue(string text, Finding finding) =>
        finding.Rule is "yaml-syntax" or "encoding" or "unknown-field" or "field-type" or "unknown-reference" or "duplicate-id" or "time-in-dst-gap" or "secret-in-content"
        || (finding.Rule is "contest-dates" && LineAt(text, finding.Source) is not [' ', ..]);

    /// <summary>What the command line calls the field on a line; every value stands on one.</summary>
    public static string FieldAt(string text, SourceSpan source)
    {
        var line = LineAt(text, source);
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 ? "--set " + line[..colon] : "this text";
    }

    private static string LineAt(string text, SourceSpan source) => text.Split('\n')[source.Line - 1];

    private static string Lines(string body)
    {
        var lines = body.ReplaceLineEndings("\n").Trim('\n');
        return lines.Length == 0 ? "" : lines + "\n";
    }
}
