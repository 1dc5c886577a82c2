using System.Text;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>What a new contest of one kind in one country starts with: its checklist, and a skeleton of its terms.</summary>
/// <param name="Origin">The file, or that it is Planner's own.</param>
/// <param name="Description">One line for the list of templates.</param>
/// <param name="Language">In which dates are written into the terms.</param>
/// <param name="Fields">The lines of each field as they stand there, comments and all, by its name.</param>
/// <param name="Body">The text below the fields.</param>
/// <param name="Terms">The skeleton, a playbook's file; null where there is none.</param>
internal sealed record ContestTemplate(
    string Name, string Origin, string Description, string Language, ImmutableDictionary<string, string> Fields, string Body, string? Terms)
{
    /// <summary>Fields that are the template's own and not the contest's.</summary>
    private static readonly FrozenSet<string> Own = new[] { "description", "language" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>How many days before the opening its first step is due.</summary>
    public int Lead
    {
        get
        {
            const string Opens = "opens -";
            var steps = Fields.GetValueOrDefault("steps", "");
            var most = 0;
            for (var at = 0; (at = steps.IndexOf(Opens, at, StringComparison.Ordinal)) >= 0; at += Opens.Length)
            {
                var rest = steps[(at + Opens.Length)..].TrimStart(' ');
                var end = rest.AsSpan().IndexOfAny(", }\n");
                most = TimeText.TryOffset(end < 0 ? rest : rest[..end], out var before) ? Math.Max(most, before.Days) : most;
            }

            return most;
        }
    }

    /// <exception cref="UsageException">It is no Markdown file with fields.</exception>
    public static ContestTemplate Read(string name, string origin, string text, string? terms)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var end = lines[0].TrimEnd() == "---" ? Array.FindIndex(lines, 1, line => line.TrimEnd() == "---") : -1;
        if (end < 0)
        {
            throw new UsageException($"{origin} does not start with its fields between two lines of '---'; nothing was written.");
        }

        var fields = FieldsOf(lines[1..end]);
        return new ContestTemplate(
            name, origin, ValueOf(fields, "description") ?? "", ValueOf(fields, "language") ?? "en", fields.RemoveRange(Own), string.Join('\n', lines[(end + 1)..]), terms);
    }

    /// <summary>The terms of one contest.</summary>
    /// <param name="values">What stands in braces, by its name.</param>
    public string TermsWith(IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var fences = 0;
        foreach (var line in Terms!.TrimStart('\uFEFF').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            fences += line.TrimEnd() == "---" ? 1 : 0;
            _ = fences == 1 && line.Contains('{', StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon
                ? text.Append(line.AsSpan(0, colon + 2)).Append(YamlText.Of(Filled(line[(colon + 2)..].Trim().Trim('"'), values))).Append('\n')
                : text.Append(Filled(line, values)).Append('\n');
        }

        return text.ToString();
    }

    private static string Filled(string line, IReadOnlyDictionary<string, string> values)
    {
        var filled = new StringBuilder();
        for (var at = 0; at < line.Length;)
        {
            var open = line.IndexOf('{', at);
            var close = open < 0 ? -1 : line.IndexOf('}', open);
            if (close < 0)
            {
                filled.Append(line.AsSpan(at));
                break;
            }

            var isKnown = values.TryGetValue(line[(open + 1)..close], out var value);
            filled.Append(line.AsSpan(at, open - at)).Append(isKnown ? value : line[open..(close + 1)]);
            at = close + 1;
        }

        return filled.ToString();
    }

    /// <summary>A field starts where a line does; what is indented below it, and lists, are part of it.</summary>
    private static ImmutableDictionary<string, string> FieldsOf(string[] lines)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var name = "";
        foreach (var line in lines)
        {
            name = line is [not (' ' or '-' or '#' or '\t'), ..] && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? line[..colon].Trim() : name;
            if (name.Length > 0)
            {
                fields[name] = fields.GetValueOrDefault(name, "") + line + "\n";
            }
        }

        return fields.ToImmutable();
    }

    private static string? ValueOf(ImmutableDictionary<string, string> fields, string name) =>
        fields.TryGetValue(name, out var lines) && YamlReader.Read(lines, name, []) is YamlMapping { Entries: [{ Value: YamlScalar { IsNull: false } scalar }, ..] } ? scalar.Value : null;
}
