using System.Buffers.Text;
using System.Security.Cryptography;
using Planner.Loading.Media;

namespace Planner.Cli;

/// <summary>The facts of the pictures and videos that posts name; no other file of <c>content/media/</c> is opened.</summary>
internal static class MediaFolder
{
    /// <summary>Reads on every core; files that a previous reading knows unchanged are not read again.</summary>
    /// <param name="entries">The files of <c>content/</c>.</param>
    /// <param name="known">What an earlier reading gave.</param>
    /// <returns>By path, relative to <c>content/</c>.</returns>
    public static FrozenDictionary<string, ReadMedia> Read(string root, IEnumerable<ReadFile> files, IEnumerable<FolderEntry> entries, FrozenDictionary<string, ReadMedia>? known = null)
    {
        var named = Named(files);
        var wanted = named.Count == 0 ? [] : entries.Where(entry => IsNamed(entry, named)).ToArray();
        var read = new ReadMedia[wanted.Length];

        Parallel.For(0, wanted.Length, index => read[index] = Read(root, wanted[index], known));
        return read.ToFrozenDictionary(media => PathOf(media.Entry), StringComparer.Ordinal);
    }

    /// <summary>Fingerprints of what stands in the files, as digests have them.</summary>
    /// <param name="listed">By path, relative to <c>content/</c>: nothing else is opened.</param>
    public static MediaDigests Digests(string root, FrozenDictionary<string, long> listed) => new(path =>
    {
        try
        {
            if (!listed.ContainsKey(path))
            {
                return null;
            }

            using var file = new FileStream(Path.Combine(root, "content", path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Base64Url.EncodeToString(SHA256.HashData(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    });

    private static HashSet<string> Named(IEnumerable<ReadFile> files)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var entity in file.Loaded.Entities)
            {
                if (entity is Post post)
                {
                    NamedMedia.Add(post, named);
                }
            }
        }

        return named;
    }

    private static bool IsNamed(FolderEntry entry, HashSet<string> named) =>
        entry.Path.StartsWith("content/media/", StringComparison.Ordinal) && named.Contains(PathOf(entry));

    private static string PathOf(FolderEntry entry) => entry.Path["content/".Length..];

    private static ReadMedia Read(string root, FolderEntry entry, FrozenDictionary<string, ReadMedia>? known) =>
        known is not null && known.TryGetValue(PathOf(entry), out var same) && same.Entry == entry ? same : new ReadMedia(entry, FactsOf(Path.Combine(root, entry.Path), entry.Length));

    private static MediaFacts FactsOf(string path, long listed)
    {
        try
        {
            // Whoever made the picture may have it open still.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return MediaReader.Read(RandomAccess.GetLength(handle), (position, buffer) => RandomAccess.Read(handle, buffer, position));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new MediaFacts { Length = listed, Fault = MediaFault.Unreadable };
        }
    }
}

/// <summary>A file of <c>content/media/</c> with what is known of it.</summary>
internal sealed record ReadMedia(FolderEntry Entry, MediaFacts Facts);
