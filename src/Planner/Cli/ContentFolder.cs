using System.Buffers;
using System.IO.Enumeration;
using Microsoft.Win32.SafeHandles;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>The files of <c>content/</c>, read and parsed.</summary>
/// <param name="Files">In reading order.</param>
/// <param name="Media">Paths relative to <c>content/</c> with their size in bytes.</param>
internal sealed record ContentFolder(ImmutableArray<ReadFile> Files, FrozenDictionary<string, long> Media, ImmutableArray<Finding> Findings)
{
    /// <summary>Those of the media that posts name, by the same paths, with what is in them.</summary>
    public FrozenDictionary<string, ReadMedia> Named { get; private init; } = FrozenDictionary<string, ReadMedia>.Empty;

    public FrozenDictionary<string, MediaFacts> Facts => Named.ToFrozenDictionary(media => media.Key, media => media.Value.Facts, StringComparer.Ordinal);


    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Reads the folder on every core; files that a previous reading knows unchanged are not read again.</summary>
    public static ContentFolder Read(string root, int year, ContentFolder? previous = null)
    {
        var content = Path.Combine(root, "content");
        var findings = new List<Finding>();
        var entries = Entries(content, findings).Select(entry => entry.IsLink ? Followed(entry, content, findings) : entry).OfType<FolderEntry>()
            .Where(entry => entry.Length > 0 || IsFile(root, entry, findings)).ToArray();
        var media = entries.Where(entry => entry.Path.StartsWith("content/media/", StringComparison.Ordinal))
            .ToFrozenDictionary(entry => entry.Path["content/".Length..], entry => entry.Length, StringComparer.Ordinal);
        var wanted = entries.Where(entry => IsEntity(entry.Path) || IsOther(entry)).ToArray();
        var known = previous?.Files.ToDictionary(file => file.Entry.Path, StringComparer.Ordinal);
        var files = new ReadFile[wanted.Length];
        Parallel.For(0, wanted.Length, index => files[index] = Read(root, wanted[index], year, known));
        return new ContentFolder([.. files], media, [.. findings]) { Named = MediaFolder.Read(root, files, entries, previous?.Named) };
    }

    private static ReadFile Read(string root, FolderEntry entry, int year, Dictionary<string, ReadFile>? known)
    {
        if (known is not null && known.TryGetValue(entry.Path, out var same) && same.Entry == entry)
        {
            return same;
        }

        try
        {
            return new ReadFile(entry, Load(Path.Combine(root, entry.Path), entry, year));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // No permission, gone since the folder was listed, or a name that is not UTF-8: the others are still read.
            return new ReadFile(entry, FileReader.Unreadable(entry.Path, ReasonOf(exception)));
        }
    }

    /// <summary>
    /// Files are read into borrowed memory, since nothing keeps their bytes. Beyond the limit only the size is told;
    /// the file is never taken into memory.
    /// </summary>
    private static LoadedFile Load(string path, FolderEntry entry, int year)
    {
        if (entry.Length > FileReader.MaxBytes)
        {
            return FileReader.Read(new SourceFile(entry.Path, default), entry.Length, year);
        }

        // One byte more than expected tells a file that grew since the folder was listed.
        var bytes = ArrayPool<byte>.Shared.Rent((int)entry.Length + 1);
        try
        {
            // Editors may go on writing it.
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = ReadInto(handle, bytes);
            var file = new SourceFile(entry.Path, length < bytes.Length ? bytes.AsMemory(0, length) : File.ReadAllBytes(path));
            return IsEntity(entry.Path) ? FileReader.Read(file, year) : FileReader.ReadOther(file);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    /// <summary>How many bytes the file has; all of the buffer's length when it may have more.</summary>
    private static int ReadInto(SafeFileHandle handle, byte[] buffer)
    {
        var length = 0;
        for (var rest = buffer.AsSpan(); rest.Length > 0; rest = buffer.AsSpan(length))
        {
            var read = RandomAccess.Read(handle, rest, length);
            length += read;
            if (read < rest.Length)
            {
                // A file on disk gives all it has: less than was asked for is its end.
                break;
            }
        }

        return length;
    }

    /// <summary>Without the machine's own path, which is the runtime's habit to name.</summary>
    private static string ReasonOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no file of this name; take a name without unusual characters",
        UnauthorizedAccessException => "access is denied",
        _ => "the disk refuses it",
    };

    /// <summary>In reading order; a folder that cannot be read hides no other.</summary>
    private static List<FolderEntry> Entries(string content, List<Finding> findings)
    {
        var entries = new List<FolderEntry>();
        var folders = new Stack<string>(["content"]);
        while (folders.TryPop(out var folder))
        {
            try
            {
                entries.AddRange(Entries(content + folder["content".Length..], folder, folders));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                findings.Add(Problems.FolderUnreadable(new SourceSpan(folder, 1, 1), ReasonOf(exception)));
            }
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return entries;
    }

    /// <summary>The files and links of one folder; the folders in it are added to those that are still to be read.</summary>
    private static FileSystemEnumerable<FolderEntry> Entries(string full, string folder, Stack<string> folders) =>
        new(full, (ref FileSystemEntry entry) => EntryOf(ref entry, folder), Everything)
        {
            // Dot files belong to systems and editors. A linked folder is an entry, so that it can be reported; its files are not.
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                var isHidden = entry.FileName[0] == '.';
                var isFolder = entry.IsDirectory && !IsLink(ref entry);
                if (isFolder && !isHidden)
                {
                    folders.Push($"{folder}/{entry.FileName}");
                }

                return !isFolder && !isHidden;
            },
        };

    private static FolderEntry EntryOf(ref FileSystemEntry entry, string folder) => new(
        $"{folder}/{entry.FileName}", IsLink(ref entry) ? 0 : entry.Length, Instant.FromDateTimeOffset(entry.LastWriteTimeUtc), IsLink(ref entry));

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

    /// <summary>What holds entities: not planner.yml, not media, not what lies directly in content/, such as a README.</summary>
    private static bool IsEntity(string path) =>
        FileReader.IsEntityFile(path) && path.IndexOf('/', "content/".Length) > 0
        && !path.StartsWith("content/media/", StringComparison.Ordinal);

    /// <summary>What is only looked through for secrets.</summary>
    private static bool IsOther(FolderEntry entry) =>
        entry.Path != LoadedOptions.Path && entry.Length <= FileReader.MaxBytes && !entry.Path.StartsWith("content/media/", StringComparison.Ordinal);

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
}

/// <summary>
/// A file or link of the content tree; equal when nothing changed. A class, since the runtime would have to compile its
/// lists and sorting anew for a struct at every start.
/// </summary>
internal sealed record FolderEntry(string Path, long Length, Instant Modified, bool IsLink);

/// <summary>A file with what was read from it.</summary>
internal sealed record ReadFile(FolderEntry Entry, LoadedFile Loaded);
