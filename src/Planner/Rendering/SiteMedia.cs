namespace Planner.Rendering;

/// <summary>
/// The pictures and videos that pages show, copied beside them. What no page shows stays where it is, and so does what has
/// a name that no site can hold: the page then lacks a picture, not the team its site.
/// </summary>
internal static class SiteMedia
{
    /// <summary>Whether a page may show the file, since it is beside it.</summary>
    public static bool Has(string file, Content content) => MediaTypes.IsKnown(file) && content.MediaFiles.ContainsKey(file) && OutputPaths.IsSafe(file);

    public static IEnumerable<OutputFile> Files(Content content) =>
        from file in Shown(content).Order(StringComparer.Ordinal)
        where Has(file, content)
        select new OutputFile(file, default) { CopyFrom = file };

    /// <summary>Loops, because there are as many posts as there are.</summary>
    private static HashSet<string> Shown(Content content)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        foreach (var post in content.Posts)
        {
            NamedMedia.Add(post, files);
        }

        files.UnionWith(content.Brands.Select(brand => brand.Avatar?.Value).OfType<string>());
        files.UnionWith(content.Deliverables.SelectMany(owed => owed.Files).Select(file => file.Value));
        foreach (var contest in content.Contests)
        {
            files.UnionWith(contest.Steps.Select(step => step.Evidence?.Value).Append(contest.Terms?.Value).OfType<string>());
        }

        foreach (var (_, text) in content.Prose)
        {
            NamedMedia.Add(text, files);
        }

        return files;
    }
}
