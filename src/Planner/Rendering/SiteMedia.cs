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
            AddPost(post, files);
        }

        files.UnionWith(content.Brands.Select(brand => brand.Avatar?.Value).OfType<string>());
        foreach (var (_, text) in content.Prose)
        {
            AddText(text, files);
        }

        return files;
    }

    /// <summary>Adds the files that a post names, on any account and in any text, whether or not they exist.</summary>
    public static void AddPost(Post post, HashSet<string> files)
    {
        AddMedia(post.Media, files);
        foreach (var account in post.Accounts)
        {
            AddMedia(account.Media ?? [], files);
        }

        AddVariant(post.Text, files);
        foreach (var variant in post.Variants)
        {
            AddVariant(variant, files);
        }
    }

    private static void AddMedia(ImmutableArray<PostMedia> media, HashSet<string> files)
    {
        foreach (var each in media)
        {
            files.Add(each.File.Value);
        }
    }

    private static void AddVariant(Variant variant, HashSet<string> files)
    {
        foreach (var text in variant.Segments)
        {
            AddText(text, files);
        }
    }

    private static void AddText(RichText text, HashSet<string> files)
    {
        if (!text.HasPictures)
        {
            return;
        }

        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if (run.Style.HasFlag(RunStyle.Image) && run.Link is { } file)
                {
                    files.Add(file);
                }
            }
        }
    }
}
