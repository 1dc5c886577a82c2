namespace Planner;

/// <summary>The media files that posts and texts name, relative to <c>content/</c>.</summary>
internal static class NamedMedia
{
    /// <summary>The files that a post names, on any account and in any text, whether or not they exist.</summary>
    public static HashSet<string> Of(Post post)
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        Add(post, files);
        return files;
    }

    /// <summary>Adds the files that a post names, on any account and in any text, whether or not they exist.</summary>
    public static void Add(Post post, HashSet<string> files)
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

    /// <summary>Adds the files of the pictures in a text.</summary>
    public static void Add(RichText text, HashSet<string> files)
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
            Add(text, files);
        }
    }
}
