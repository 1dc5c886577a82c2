using System.Buffers;

namespace Planner;

/// <summary>Which paths may be written below the output folder.</summary>
internal static class OutputPaths
{
    /// <summary>What keeps Planner's own things: the manifest, the lock, and what is on its way.</summary>
    public const string Reserved = ".planner-site";

    private static readonly SearchValues<char> Forbidden =
        SearchValues.Create([.. CharacterRange.Of('\0', '\u001F'), .. OperatingSystem.IsWindows() ? "\\:*?\"<>|" : "\\"]);

    /// <summary>Windows and macOS take names that differ in case alone for the same.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>
    /// Whether a path stays below the folder: relative, with forward slashes, no segment that is empty or climbs, no
    /// character that means something to the file system, and nothing in Planner's own folder.
    /// </summary>
    public static bool IsSafe(string path)
    {
        foreach (var range in path.AsSpan().Split('/'))
        {
            if (!IsSafeSegment(path.AsSpan(range)))
            {
                return false;
            }
        }

        return !path.AsSpan().ContainsAny(Forbidden) && !path.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The folder's path, or an empty text for what lies at the top.</summary>
    public static string Parent(string path) => path.LastIndexOf('/') is > 0 and var slash ? path[..slash] : "";

    /// <summary>Windows drops dots and spaces at the end, so that "... " would climb there.</summary>
    private static bool IsSafeSegment(ReadOnlySpan<char> segment) =>
        segment is not ("" or "." or "..") && !(OperatingSystem.IsWindows() && segment[^1] is '.' or ' ');
}
