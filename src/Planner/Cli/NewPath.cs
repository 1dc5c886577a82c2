using Planner.Loading;

namespace Planner.Cli;

/// <summary>Where a new entity goes, as SPEC section 3 shows it: <c>content/posts/2026/11/teaser.md</c>.</summary>
internal static class NewPath
{
    /// <summary>Kinds with a text below their fields.</summary>
    private static readonly FrozenSet<string> Written = new[] { "post", "campaign", "contest", "idea", "find", "playbook", "incident" }.ToFrozenSet();

    public static string Of(EntityKind kind, ImmutableDictionary<string, string> fields, bool hasBody, Workspace workspace)
    {
        var today = workspace.Plan.Now.InZone(workspace.Content.Options.Timezone).Date;
        var month = kind.Name switch
        {
            "post" => Month(fields, "publish_at", today),
            "find" => Month(fields, "found_at", today),
            _ => "",
        };
        var extension = hasBody || Written.Contains(kind.Name) ? ".md" : ".yml";
        return $"content/{kind.Folder}/{month}{Slug.Free(SlugOf(kind, fields), Taken(kind, workspace))}{extension}";
    }

    private static string Month(ImmutableDictionary<string, string> fields, string field, LocalDate today) =>
        (NewDefaults.DateOf(fields.GetValueOrDefault(field)) ?? today).ToString("uuuu'/'MM'/'", CultureInfo.InvariantCulture);

    private static string SlugOf(EntityKind kind, ImmutableDictionary<string, string> fields)
    {
        var name = fields[NewKind.NamingField(kind)];
        // "@lune@social.example" on Mastodon is known in the team as lune-mastodon.
        var slug = Slug.Of(kind.Name == "account" ? $"{name.Trim('"', '@').Split('@')[0]} {fields.GetValueOrDefault("network")}" : Unquoted(name));
        return slug.Length > 0 ? slug : kind.Name;
    }

    /// <summary>Without the escapes that YAML needs, which are no part of the name.</summary>
    private static string Unquoted(string value) =>
        YamlReader.Read(value, "", []) is YamlScalar scalar ? scalar.Value : value;

    /// <summary>Ids in use, and names of files that could not be read; case does not make a difference.</summary>
    private static HashSet<string> Taken(EntityKind kind, Workspace workspace) => workspace.Folder.Files
        .Where(file => file.Loaded.Kind == kind)
        .SelectMany(file => file.Loaded.Entities.Select(entity => entity.Id).Append(Path.GetFileNameWithoutExtension(file.Entry.Path)))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);
}
