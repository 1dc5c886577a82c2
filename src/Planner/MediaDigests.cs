using System.Collections.Concurrent;

namespace Planner;

/// <summary>Fingerprints of media files, each read when it is first asked for: a plan of years names gigabytes, and a run needs what is due.</summary>
/// <param name="read">SHA-256 of a file's bytes as base64url, by its path relative to <c>content/</c>; null where there is no such file, or it cannot be read.</param>
public sealed class MediaDigests(Func<string, string?> read)
{
    private readonly ConcurrentDictionary<string, string?> known = new(StringComparer.Ordinal);

    /// <summary>Where nobody looks into files.</summary>
    public static MediaDigests None { get; } = new(static _ => null);

    public string? Of(string path) => known.GetOrAdd(path, read);
}
