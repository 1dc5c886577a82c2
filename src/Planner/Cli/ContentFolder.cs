using System.IO.Enumeration;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>The files of <c>content/</c>, read and parsed.</summary>
/// <param name="Files">In reading order.</param>
/// <param name="Media">Paths relative to <c>content/</c> with their size in bytes.</param>
internal sealed record ContentFolder(ImmutableArray<ReadFile> Files, FrozenDictionary<string, long> Media, ImmutableArray<Finding> Findings)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false, RecurseSubdirectories = true };

    /// <summary>Reads the folder on every core; files that a previous reading knows unchanged are not read again.</summary>
    public static ContentFolder Read(string root, int year, ContentFolder? previous = null)
    {
        var content = Path.Combine(root, "content");
        var findings = new List<Finding>();
        var entries = Entries(content);
        var media = entries.Where(entry => entry.Path.StartsWith("content/media/", StringComparison.Ordinal) && IsUsable(entry, content, findings))
            .ToFrozenDictionary(entry => entry.Path["content/".Length..], entry => entry.Length, StringComparer.Ordinal);
        var wanted = entries.Where(entry => IsEntity(entry.Path) && IsUsable(entry, content, findings)).ToArray();
        var known = previous?.Files.ToDictionary(file => file.Entry.Path, StringComparer.Ordinal);
        var files = new ReadFile[wanted.Length];
        Parallel.For(0, wanted.Length, index => files[index] = Read(root, wanted[index], year, known));
        return new ContentFolder([.. files], media, [.. findings]);
    }

    private static ReadFile Read(string root, FolderEntry entry, int year, Dictionary<string, ReadFile>? known)
    {
        if (known is not null && known.TryGetValue(entry.Path, out var same) && same.Entry == entry)
        {
            return same;
        }

        // Beyond the limit only the size is told; the file is never taken into memory.
        var bytes = entry.Length > FileReader.MaxBytes ? [] : File.ReadAllBytes(Path.Combine(root, entry.Path));
        return new ReadFile(entry, FileReader.Read(new SourceFile(entry.Path, bytes), entry.Length, year));
    }

    private static List<FolderEntry> Entries(string content)
    {
        var found = new FileSystemEnumerable<FolderEntry>(content, Entry, Everything)
        {
            // Dot files belong to systems and editors. A linked folder is an entry, so that it can be reported; its files are not.
            ShouldRecursePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && (entry.Attributes & FileAttributes.ReparsePoint) == 0,
            ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.FileName[0] != '.' && (!entry.IsDirectory || (entry.Attributes & FileAttributes.ReparsePoint) != 0),
        };
        List<FolderEntry> entries = [.. found];
        entries.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries;

        FolderEntry Entry(ref FileSystemEntry entry)
        {
            var folder = entry.Directory[content.Length..].TrimStart(Path.DirectorySeparatorChar);
            var path = folder.Length == 0 ? $"content/{entry.FileName}" : $"content/{folder}/{entry.FileName}";
            var isLink = (entry.Attributes & FileAttributes.ReparsePoint) != 0;
            return new FolderEntry(
                Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/'),
                isLink ? 0 : entry.Length,
                Instant.FromDateTimeOffset(entry.LastWriteTimeUtc),
                isLink);
        }
    }

    /// <summary>What holds entities: not planner.yml, not media, not what lies directly in content/, such as a README.</summary>
    private static bool IsEntity(string path) =>
        FileReader.IsEntityFile(path) && path.IndexOf('/', "content/".Length) > 0
        && !path.StartsWith("content/media/", StringComparison.Ordinal) && !path.StartsWith("content/networks/", StringComparison.Ordinal);

    /// <summary>A link is read only when it stays inside <c>content/</c>: a pull request must not publish a machine's files.</summary>
    private static bool IsUsable(FolderEntry entry, string content, List<Finding> findings)
    {
        if (!entry.IsLink)
        {
            return true;
        }

        var full = Path.Combine(Path.GetDirectoryName(content)!, entry.Path);
        var target = File.ResolveLinkTarget(full, returnFinalTarget: true);
        if (target is FileInfo { Exists: true } && target.FullName.StartsWith(content + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return true;
        }

        findings.Add(Problems.LinkOutsideContent(new SourceSpan(entry.Path, 1, 1)));
        return false;
    }
}

/// <summary>A file or link of the content tree; equal when nothing changed.</summary>
internal readonly record struct FolderEntry(string Path, long Length, Instant Modified, bool IsLink);

/// <summary>A file with what was read from it.</summary>
internal sealed record ReadFile(FolderEntry Entry, LoadedFile Loaded);
