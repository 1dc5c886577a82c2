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
