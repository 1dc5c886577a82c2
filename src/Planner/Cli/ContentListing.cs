using System.IO.Enumeration;

namespace Planner.Cli;

/// <summary>What lies in <c>content/</c>, before any of it is read.</summary>
/// <param name="Entries">In reading order; links stand for the files that they lead to.</param>
/// <param name="Media">Paths relative to <c>content/</c> with their size in bytes.</param>
/// <param name="Findings">Folders that cannot be read, links that lead out, pipes.</param>
internal sealed record ContentListing(ImmutableArray<FolderEntry> Entries, FrozenDictionary<string, long> Media, ImmutableArray<Finding> Findings)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <param name="root">The repository's folder; absolute.</param>
    public static ContentListing Of(string root)
    {
        var content = Path.Combine(root, "content");
        var findings = new List<Finding>();
        var entries = List(content, findings).Select(entry => entry.IsLink ? Followed(entry, content, findings) : entry).OfType<FolderEntry>()
            .Where(entry => entry.Length > 0 || IsFile(root, entry, findings)).ToImmutableArray();
        var media = entries.Where(entry => IsMedia(entry.Path))
            .ToFrozenDictionary(entry => entry.Path["content/".Length..], entry => entry.Length, StringComparer.Ordinal);
        return new ContentListing(entries, media, [.. findings]);
    }

    /// <summary>Files that are copied to the site as they are: pictures, videos, and the lists of a draw's entries.</summary>
    private static bool IsMedia(string path) =>
        path.StartsWith("content/media/", StringComparison.Ordinal) || (path.StartsWith("content/draws/", StringComparison.Ordinal) && path.EndsWith(".txt", StringComparison.Ordinal));

    /// <summary>Level by level, the folders of one on every core; one that cannot be read hides no other.</summary>
    private static List<FolderEntry> List(string content, List<Finding> findings)
    {
        var entries = new List<FolderEntry>();
        for (string[] folders = ["content"]; folders.Length > 0;)
        {
            var listed = new FolderListing[folders.Length];
            Parallel.For(0, folders.Length, index => listed[index] = List(content, folders[index]));
            foreach (var folder in listed)
            {
                entries.AddRange(folder.Entries);
                findings.AddRange(folder.Fault is { } fault ? [fault] : []);
            }

            folders = [.. listed.SelectMany(folder => folder.Folders)];
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries;
    }

    private static FolderListing List(string content, string folder)
    {
        var listing = new FolderListing([], [], null);
        try
        {
            listing.Entries.AddRange(List(content + folder["content".Length..], folder, listing.Folders));
            return listing;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return listing with { Fault = Problems.FolderUnreadable(new SourceSpan(folder, 1, 1), ContentFolder.ReasonOf(exception)) };
        }
    }

    /// <summary>The files and links of one folder; the folders in it are added to those that are still to be read.</summary>
    private static FileSystemEnumerable<FolderEntry> List(string full, string folder, List<string> folders) =>
        new(full, (ref FileSystemEntry entry) => EntryOf(ref entry, folder), Everything)
        {
            // Dot files belong to systems and editors. A linked folder is an entry, so that it can be reported; its files are not.
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                var isHidden = entry.FileName[0] == '.';
                var isFolder = entry.IsDirectory && !IsLink(ref entry);
                if (isFolder && !isHidden)
                {
                    folders.Add($"{folder}/{entry.FileName}");
                }

                return !isFolder && !isHidden;
            },
        };

    private static FolderEntry EntryOf(ref FileSystemEntry entry, string folder)
    {
        var isLink = IsLink(ref entry);
        return new FolderEntry($"{folder}/{entry.FileName}", isLink ? 0 : entry.Length, Instant.FromDateTimeOffset(entry.LastWriteTimeUtc), isLink);
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static bool IsFile(string root, FolderEntry entry, List<Finding> findings)
    {
        var isFile = OrdinaryFile.Is(Path.Combine(root, entry.Path));
        if (!isFile)
        {
            findings.Add(Problems.NotAFile(new SourceSpan(entry.Path, 1, 1)));
        }

        return isFile;
    }

    /// <summary>
    /// A link with the size and date of the file it leads to; null, and reported, when that is not a file inside
    /// <c>content/</c>: a pull request must not publish a machine's files.
    /// </summary>
    private static FolderEntry? Followed(FolderEntry entry, string content, List<Finding> findings)
    {
        var place = new SourceSpan(entry.Path, 1, 1);
        var full = Path.Combine(Path.GetDirectoryName(content)!, entry.Path);
        if (Directory.Exists(full))
        {
            findings.Add(Problems.LinkedFolder(place));
            return null;
        }

        if (LinkedFile.IsInside(full, content) && File.ResolveLinkTarget(full, returnFinalTarget: true) is FileInfo target)
        {
            return entry with { Length = target.Length, Modified = Instant.FromDateTimeUtc(target.LastWriteTimeUtc) };
        }

        findings.Add(Problems.LinkOutsideContent(place));
        return null;
    }

    /// <param name="Folders">Those in it.</param>
    /// <param name="Fault">Why it cannot be read, or not whole.</param>
    private sealed record FolderListing(List<FolderEntry> Entries, List<string> Folders, Finding? Fault);
}

/// <summary>
/// A file or link of the content tree; equal when nothing changed. A class, since the runtime would have to compile its
/// lists and sorting anew for a struct at every start.
/// </summary>
internal sealed record FolderEntry(string Path, long Length, Instant Modified, bool IsLink);
