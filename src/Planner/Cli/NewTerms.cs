using Planner.Loading;
using Planner.Rendering;

namespace Planner.Cli;

/// <summary>The terms of a new contest, as a playbook of its own beside it.</summary>
internal static class NewTerms
{
    private const string Folder = "playbooks/";

    /// <summary>Where they go, relative to <c>content/</c>.</summary>
    /// <param name="contest">The contest's own path.</param>
    public static string PathFor(string contest, Workspace workspace)
    {
        var taken = workspace.Folder.Files.Where(file => file.Loaded.Kind?.Name == "playbook")
            .SelectMany(file => file.Loaded.Entities.Select(entity => entity.Id).Append(Path.GetFileNameWithoutExtension(file.Entry.Path)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return $"{Folder}{Slug.Free(Path.GetFileNameWithoutExtension(contest) + "-terms", taken)}.md";
    }

    /// <param name="fields">The contest's, as YAML.</param>
    public static string Text(ContestTemplate template, string title, ImmutableDictionary<string, string> fields)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["title"] = title };
        var language = Theme.Read(template.Language).Language;
        foreach (var moment in new[] { "opens", "closes", "draw_at" })
        {
            values[moment] = TimeText.TryTime(fields.GetValueOrDefault(moment, "").Trim('"'), out var time) ? language.DateTime(time.Local) : "[…]";
        }

        return template.TermsWith(values);
    }
}
