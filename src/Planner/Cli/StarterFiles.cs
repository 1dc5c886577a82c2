using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>What a new repository starts with: embedded files, with dates that lie ahead.</summary>
internal static partial class StarterFiles
{
    private const string Folder = "starter/";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Every file by its path below the new root, sorted.</summary>
    public static IEnumerable<(string Path, string Text)> All(string language, LocalDate today) =>
        Names().Where(name => name.StartsWith(Folder + "common/", StringComparison.Ordinal) || name.StartsWith($"{Folder}{language}/", StringComparison.Ordinal))
            .Select(name => (Name: name[(name.IndexOf('/', Folder.Length) + 1)..], Text: Filled(Read(name), today)))
            .Select(file => (Path: Placed(file.Name, file.Text), file.Text))
            .Concat(SchemaCommand.All().Select(schema => (Path: ".schemas/" + schema.Name, schema.Text)))
            .Append((Path: ".vscode/settings.json", Text: EditorSettings()))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    /// <summary>The steps of a new contest, ready to stand below <c>steps:</c>.</summary>
    public static string Checklist(string language) => Read($"{Folder}checklists/{language}.yml");

    /// <summary>Starter files are stored without leading dots: tools that read this repository would take them for its own.</summary>
    private static string Placed(string name, string text)
    {
        var path = name.StartsWith("dot-", StringComparison.Ordinal) ? "." + name["dot-".Length..] : name;
        var time = PublishAt().Match(text);
        return path.StartsWith("content/posts/", StringComparison.Ordinal) && time.Success
            ? $"content/posts/{time.Groups["year"].Value}/{time.Groups["month"].Value}/{path["content/posts/".Length..]}"
            : path;
    }

    private static string Filled(string text, LocalDate today) =>
        Today().Replace(text, match => today.PlusDays(match.Groups["days"].Success ? int.Parse(match.Groups["days"].Value, CultureInfo.InvariantCulture) : 0).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture))
            .Replace("__version__", Program.Version, StringComparison.Ordinal);

    /// <summary>Which schema checks which files, for editors with a YAML language server.</summary>
    private static string EditorSettings()
    {
        var schemas = new JsonObject { [".schemas/planner.schema.json"] = LoadedOptions.Path };
        foreach (var kind in EntityKinds.All)
        {
            schemas[$".schemas/{kind.Name}.schema.json"] = new JsonArray($"content/{kind.Folder}/**/*.yml", $"content/{kind.Folder}/**/*.yaml");
        }

        return new JsonObject { ["yaml.schemas"] = schemas }.ToJsonString(Readable) + "\n";
    }

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal));

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"__today(\+(?<days>[0-9]+))?__", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Today();

    [GeneratedRegex("^publish_at: (?<year>[0-9]{4})-(?<month>[0-9]{2})", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PublishAt();
}
