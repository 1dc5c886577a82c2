namespace Planner.Checking;

/// <summary>Media that a file names must be there; what is in them is checked with the networks' rules.</summary>
internal static class MediaRules
{
    private static readonly FrozenSet<string> Pictures = new[] { ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        content.Posts.SelectMany(post => post.Media.Concat(post.Accounts.SelectMany(target => target.Media ?? [])).SelectMany(media => Media(media, post, content)))
            .Concat(content.Brands.SelectMany(brand => brand.Avatar is { } avatar ? File(avatar, content) : []));

    private static IEnumerable<Finding> Media(PostMedia media, Post post, Content content)
    {
        foreach (var finding in File(media.File, content))
        {
            yield return finding;
        }

        if (media.Alt is null && post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn) && Pictures.Contains(Path.GetExtension(media.File.Value)))
        {
            yield return Problems.AltTextMissing(media.File.Source, media.File.Value);
        }
    }

    private static IEnumerable<Finding> File(Located<string> file, Content content)
    {
        var path = file.Value;
        if (!IsInsideMedia(path))
        {
            return [Problems.MediaOutsideContent(file.Source, path)];
        }

        if (content.MediaFiles.ContainsKey(path))
        {
            return [];
        }

        var otherCase = content.MediaFiles.Keys.FirstOrDefault(known => string.Equals(known, path, StringComparison.OrdinalIgnoreCase));
        return [otherCase is null ? Problems.MediaMissing(file.Source, path, content.MediaFiles.Keys) : Problems.MediaOtherCase(file.Source, path, otherCase)];
    }

    private static bool IsInsideMedia(string path) =>
        path.StartsWith("media/", StringComparison.Ordinal)
        && !path.Contains('\\', StringComparison.Ordinal)
        && path.Split('/').All(part => part is not ("" or "." or ".."));
}
