using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Loading;

namespace Planner.Tests;

/// <summary>The tables of docs/content.md are made from the definitions that the readers use; its prose is written by hand.</summary>
public sealed partial class ContentHandbookTests
{
    private const string Page = "docs/content.md";

    [Fact]
    public void The_handbook_of_the_content_tree_lists_every_field()
    {
        var page = File.ReadAllText(Path.Combine(Golden.Root, Page));
        Golden.Check(Page, Table().Replace(page, match => $"<!-- fields: {match.Groups["kind"].Value} -->\n{TableOf(match.Groups["kind"].Value)}<!-- end -->"));
    }

    [Fact]
    public void Every_kind_has_its_table()
    {
        var kinds = Table().Matches(File.ReadAllText(Path.Combine(Golden.Root, Page))).Select(match => match.Groups["kind"].Value).ToArray();
        Assert.Equal(EntityKinds.All.Select(kind => kind.Name).Append("planner.yml").Order(StringComparer.Ordinal), kinds.Order(StringComparer.Ordinal));
    }

    private static string TableOf(string kind)
    {
        var schema = kind == "planner.yml" ? Schemas.OfOptions() : Schemas.Of(EntityKinds.OfName(kind)!);
        var table = new StringBuilder("| field | | what it is |\n|---|---|---|\n");
        Add(table, schema["items"] as JsonObject ?? schema, "");
        return table.ToString();
    }

    private static void Add(StringBuilder table, JsonObject schema, string path)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, node) in schema["properties"] as JsonObject ?? [])
        {
            var field = node!.AsObject();
            var isCommon = name is "silence" or "extra";
            if (isCommon && path.Length > 0)
            {
                continue;
            }

            table.Append($"| `{path}{name}` | {(required.Contains(name) ? "required" : "")} | {field["description"]!.GetValue<string>().Replace("|", "\\|", StringComparison.Ordinal)}{Choices(field)} |\n");
            Inside(table, field, path + name);
        }
    }

    /// <summary>Groups, lists of groups, and groups under names that the author chooses.</summary>
    private static void Inside(StringBuilder table, JsonObject field, string path)
    {
        foreach (var (part, suffix) in new[] { (field, "."), (field["items"], "[]."), (field["additionalProperties"] as JsonObject, ".*.") })
        {
            if (part is JsonObject group)
            {
                Add(table, group, path + suffix);
                foreach (var choice in (group["anyOf"] as JsonArray ?? []).OfType<JsonObject>())
                {
                    Add(table, choice["additionalProperties"] as JsonObject ?? choice, path + suffix);
                }
            }
        }
    }

    private static string Choices(JsonObject field)
    {
        var choices = field["enum"] ?? (field["additionalProperties"] as JsonObject)?["enum"];
        return choices is JsonArray words ? " One of " + string.Join(", ", words.Select(word => $"`{word}`")) + "." : "";
    }

    [GeneratedRegex("<!-- fields: (?<kind>[a-z.]+) -->\n.*?<!-- end -->", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Table();
}
