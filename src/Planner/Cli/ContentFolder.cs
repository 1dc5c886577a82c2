using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>The files of <c>content/</c>, read and parsed.</summary>
/// <param name="Files">In reading order.</param>
/// <param name="Media">Paths relative to <c>content/</c> with their size in bytes.</param>
internal sealed record ContentFolder(ImmutableArray<ReadFile> Files, FrozenDictionary<string, long> Media, ImmutableArray<Finding> Findings)
{
    /// <summary>Those of the media that posts name, by the same paths, with what is in them. They are being looked into while the files are put together.</summary>
    public required Task<FrozenDictionary<string, ReadMedia>> Named { get; init; }

    /// <summary>Waits for <see cref="Named"/>.</summary>
    public FrozenDictionary<string, MediaFacts> Facts() =>
        Named.GetAwaiter().GetResult().ToFrozenDictionary(media => media.Key, media => media.Value.Facts, StringComparer.Ordinal);
    /// <summary>Reads what is listed on every core; files that a previous reading knows unchanged are not read again.</summary>
    /// <param name="year">The year in which the plan stands: what repeats in a calendar file is read around it.</param>
    public static ContentFolder Read(string root, ContentListing listing, int year, ContentFolder? previous = null)
    {
        var wanted = listing.Entries.Where(entry => IsEntity(entry.Path) || IsOther(entry)).ToArray();
        var known = previous?.Files.ToDictionary(file => file.Entry.Path, StringComparer.Ordinal);
        var files = new ReadFile[wanted.Length];
        Parallel.For(0, wanted.Length, index => files[index] = Read(root, wanted[index], year, known));
        return new ContentFolder(ImmutableCollectionsMarshal.AsImmutableArray(files), listing.Media, listing.Findings)
        {
            Named = Task.Run(async () => MediaFolder.Read(root, files, listing.Entries, previous is null ? null : await previous.Named)),
        };
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
    internal static string ReasonOf(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no file of this name; take a name without unusual characters",
        UnauthorizedAccessException => "access is denied",
        _ => "the disk refuses it",
    };

    /// <summary>What holds entities: not planner.yml, not media, not what lies directly in content/, such as a README.</summary>
    internal static bool IsEntity(string path) =>
        FileReader.IsEntityFile(path) && path.IndexOf('/', "content/".Length) > 0
        && !path.StartsWith("content/media/", StringComparison.Ordinal);

    /// <summary>What is only looked through for secrets.</summary>
    private static bool IsOther(FolderEntry entry) =>
        entry.Path != LoadedOptions.Path && entry.Length <= FileReader.MaxBytes && !entry.Path.StartsWith("content/media/", StringComparison.Ordinal);
}

/// <summary>A file with what was read from it.</summary>
internal sealed record ReadFile(FolderEntry Entry, LoadedFile Loaded);
