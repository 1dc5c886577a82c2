namespace Planner;

/// <summary>
/// What a file of <c>content/media/</c> is, by its extension. A closed list: the site serves nothing else from there, since
/// a page, a script or an SVG picture would run on the site's own address.
/// </summary>
internal static class MediaTypes
{
    private static readonly ImmutableArray<string> Pictures = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".heic"];
    private static readonly ImmutableArray<string> Videos = [".mp4", ".m4v", ".mov", ".webm", ".ogv"];
    private static readonly ImmutableArray<string> Documents = [".pdf"];

    public static ImmutableArray<string> Extensions { get; } = [.. Pictures, .. Videos, .. Documents];

    public static bool IsPicture(string path) => EndsWithOneOf(Pictures, path);

    public static bool IsVideo(string path) => EndsWithOneOf(Videos, path);

    /// <summary>Whether it is read in a program of its own, not shown on a page.</summary>
    public static bool IsDocument(string path) => EndsWithOneOf(Documents, path);

    /// <summary>Whether it is anything that can go out and be shown.</summary>
    public static bool IsKnown(string path) => EndsWithOneOf(Extensions, path);

    /// <summary>Whether a file of this name is expected to hold this type; programs share a few names among related types.</summary>
    public static bool IsNameOf(string path, string type) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => type is "image/jpeg",
        ".png" => type is "image/png",
        ".gif" => type is "image/gif",
        ".webp" => type is "image/webp",
        ".avif" => type is "image/avif",
        ".heic" => type is "image/heic" or "image/heif",
        ".mp4" or ".m4v" => type is "video/mp4" or "audio/mp4",
        ".mov" => type is "video/quicktime",
        ".webm" => type is "video/webm",
        ".ogv" => type is "video/ogg",
        ".pdf" => type is "application/pdf",
        _ => true,
    };

    private static bool EndsWithOneOf(ImmutableArray<string> extensions, string path)
    {
        foreach (var extension in extensions)
        {
            if (path.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
