using System.Text.Json.Nodes;
using Planner.Loading;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class SchemaTests : IDisposable
{
    private static readonly Dictionary<string, string> Valid = new(StringComparer.Ordinal)
    {
        ["title"] = "x",
        ["name"] = "x",
        ["handle"] = "x",
        ["reason"] = "x",
        ["at"] = "2026-11-02 10:00",
        ["by"] = "x",
        ["network"] = "mastodon",
        ["brand"] = "x",
        ["source"] = "x",
        ["status"] = "draft",
        ["url"] = "https://a.example",
        ["start"] = "2026-11-01",
        ["end"] = "2026-11-30",
        ["opens"] = "2026-11-02 10:00",
        ["closes"] = "2026-11-03 10:00",
    };

    private readonly CommandFolder folder = new();

    public static TheoryData<string> Kinds => [.. EntityKinds.All.Select(kind => kind.Name)];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Every_kind_and_the_options_have_a_schema()
    {
        Assert.Equal(0, (await folder.RunAsync("schema", "--out", "schemas")).Code);
        Assert.Equal(
            [.. EntityKinds.All.Select(kind => kind.Name).Append("planner").Order(StringComparer.Ordinal).Select(name => $"schemas/{name}.schema.json")],
            folder.Files("schemas"));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Every_field_is_in_the_schema_of_its_kind(string name)
    {
        var kind = EntityKinds.OfName(name)!;
        var schema = await SchemaAsync(name);
        Assert.Equal(kind.Shape.Names, schema["properties"]!.AsObject().Select(property => property.Key));
        Assert.Equal(kind.Shape.Fields.Where(field => field.IsRequired).Select(field => field.Name), (schema["required"]?.AsArray() ?? []).Select(field => field!.GetValue<string>()));
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.All(schema["properties"]!.AsObject(), property => Assert.Matches("[.…]$", property.Value!["description"]!.GetValue<string>()));
    }

    /// <summary>A word that an editor offers must be one that the reader takes, and the reader takes no other.</summary>
    [Theory, MemberData(nameof(Kinds))]
    public async Task The_words_of_a_choice_are_those_that_the_reader_takes(string name)
    {
        var kind = EntityKinds.OfName(name)!;
        foreach (var (field, schema) in (await SchemaAsync(name))["properties"]!.AsObject())
        {
            foreach (var word in schema!["enum"]?.AsArray().Select(word => word!.GetValue<string>()) ?? [])
            {
                Assert.Empty(TypeFindings(kind, field, word));
                Assert.NotEmpty(TypeFindings(kind, field, word + "x"));
            }
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("+1200.50")]
    [InlineData("12.")]
    public async Task Patterns_take_what_readers_take(string number)
    {
        var pattern = (await SchemaAsync("account"))["properties"]!["api_budget"]!["pattern"]!.GetValue<string>();
        Assert.Matches(pattern, number);
        Assert.Empty(TypeFindings(EntityKinds.OfName("account")!, "api_budget", number));
    }

    [Theory]
    [InlineData("noel-2026", true)]
    [InlineData("été.v2_b", true)]
    [InlineData("日本", true)]
    [InlineData("-a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("a:b", false)]
    public async Task The_pattern_of_ids_needs_no_special_dialect(string id, bool isValid)
    {
        var pattern = (await SchemaAsync("post"))["properties"]!["brand"]!["pattern"]!.GetValue<string>();
        Assert.Equal(isValid, System.Text.RegularExpressions.Regex.IsMatch(id, pattern));
        Assert.Equal(isValid, Ids.IsValid(id));
    }

    [Fact]
    public async Task One_schema_goes_to_standard_output_and_all_need_a_folder()
    {
        Assert.StartsWith("{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\"", (await folder.RunAsync("schema", "post")).Output, StringComparison.Ordinal);
        var all = await folder.RunAsync("schema");
        Assert.Equal(2, all.Code);
        Assert.Contains("--out", all.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await folder.RunAsync("schema", "psot")).Code);
    }

    private static IEnumerable<Planner.Findings.Finding> TypeFindings(EntityKind kind, string field, string value)
    {
        // A reader gives up where a required field is missing, so every other one is given.
        var required = kind.Shape.Fields.Where(other => other.IsRequired && other.Name != field).Select(other => $"{other.Name}: {Valid[other.Name]}");
        var text = string.Join("\n", required.Append($"{field}: {value}"));
        text = kind.Name is "draw" ? "- " + text.Replace("\n", "\n  ", StringComparison.Ordinal) : text;
        var read = FileReader.Read(new SourceFile($"content/{kind.Folder}/x.yml", System.Text.Encoding.UTF8.GetBytes(text)), 2026);
        return read.Findings.Where(finding => finding.Rule == "field-type");
    }

    private async Task<JsonObject> SchemaAsync(string name)
    {
        var schema = JsonNode.Parse((await folder.RunAsync("schema", name)).Output)!.AsObject();
        return name is "approval" or "draw" ? schema["items"]!.AsObject() : schema;
    }
}
