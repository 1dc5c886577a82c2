namespace Planner.Checking;

/// <summary>Media that a file names must be there; what is in them is checked with the networks' rules.</summary>
internal static class MediaRules
{
    private static readonly FrozenSet<string> Pictures = new[] { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        var missing = new MissingMedia(content.MediaFiles);
        foreach (var post in content.Posts)
        {
            Media(post.Media, post, content, missing, findings);
            foreach (var target in post.Accounts)
            {
                Media(target.Media ?? [], post, content, missing, findings);
            }
        }

        foreach (var brand in content.Brands)
        {
            if (brand.Avatar is { } avatar)
            {
                File(avatar, content, missing, findings);
            }
        }

        return findings;
    }

    private static void Media(ImmutableArray<PostMedia> all, Post post, Content content, MissingMedia missing, List<Finding> findings)
    {
        foreach (var media in all)
        {
            File(media.File, content, missing, findings);
            if (media.Alt is null && post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn) && Pictures.Contains(Path.GetExtension(media.File.Value)))
            {
                findings.Add(Problems.AltTextMissing(media.File.Source, media.File.Value));
            }
        }
    }

    private static void File(Located<string> file, Content content, MissingMedia missing, List<Finding> findings)
    {
        if (!IsInsideMedia(file.Value))
        {
            findings.Add(Problems.MediaOutsideContent(file.Source, file.Value));
        }
        else if (!content.MediaFiles.ContainsKey(file.Value))
        {
            findings.Add(missing.Of(file));
        }
    }

    private static bool IsInsideMedia(string path) =>
        path.StartsWith("media/", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
