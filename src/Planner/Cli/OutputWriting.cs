using System.Collections.Concurrent;

namespace Planner.Cli;

/// <summary>
/// One build on its way into an <see cref="OutputFolder"/>. Threads may add files side by side; what is on disk already,
/// byte for byte, is left alone with its date.
/// </summary>
internal sealed class OutputWriting : IDisposable
{
    private readonly OutputFolder folder;
    private readonly FileStream taken;
    private readonly bool isFirst;
    private readonly HashSet<string> before;
    private readonly string site;
    private readonly ConcurrentDictionary<string, string> produced = new(OutputPaths.Comparer);
    private readonly ConcurrentDictionary<string, bool> folders = new(StringComparer.Ordinal);
    private int written;

    internal OutputWriting(OutputFolder folder, FileStream taken, HashSet<string>? before)
    {
        this.folder = folder;
        this.taken = taken;
        isFirst = before is null;
        this.before = before ?? [];
        site = Path.Combine(folder.Fresh, "site");
        Directory.CreateDirectory(site);
    }

    public void Add(OutputFile file)
    {
        if (IsNew(file.Path) || !OutputCompare.IsSame(folder.Inside(file.Path), file.Bytes.Span))
        {
            using var handle = File.OpenHandle(Stage(file.Path), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            RandomAccess.Write(handle, file.Bytes.Span, 0);
        }
    }

    /// <summary>A file of the content, such as a picture. Size and date that are the same say that it is the same.</summary>
    public void Copy(string path, string source)
    {
        if (IsNew(path) || !OutputCompare.IsSameFile(folder.Inside(path), source))
        {
            File.Copy(source, Stage(path));
        }
    }

    /// <summary>Makes what was added the whole site: what was there before and was not added again is removed.</summary>
    public OutputSummary Commit() => Commit([.. before.Where(path => !IsProduced(path))]);

    /// <summary>Adds what was added to the site as it stands; nothing is removed.</summary>
    public OutputSummary CommitPart() => Commit([]);

    /// <summary>Without a commit, leaves nothing of the site. Never throws: it may run because the disk is full.</summary>
    public void Dispose()
    {
        try
        {
            OutputFolder.DeleteIfThere(folder.Fresh);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left lies in Planner's own folder, and the next build clears it.
        }
        finally
        {
            taken.Dispose();
        }
    }

    /// <summary>From the rename on the new site is there, even if this process dies.</summary>
    private OutputSummary Commit(ImmutableArray<string> removed)
    {
        var paths = new HashSet<string>(before, OutputPaths.Comparer);
        paths.ExceptWith(removed);
        paths.UnionWith(produced.Values);
        if (isFirst || removed.Length > 0 || paths.Count > before.Count)
        {
            CheckParents(removed);
            OutputManifest.Write(OutputCommit.ManifestOf(folder.Fresh), paths);
        }
        else if (written == 0)
        {
            return new OutputSummary(0, paths.Count, 0);
        }

        Directory.Move(folder.Fresh, folder.Decided);
        OutputCommit.Finish(folder, removed);
        return new OutputSummary(written, paths.Count - written, removed.Length);
    }

    private bool IsProduced(string path) => produced.TryGetValue(path, out var same) && same == path;

    /// <summary>Notes the path, and says whether the old site did not have it.</summary>
    private bool IsNew(string path)
    {
        if (!OutputPaths.IsSafe(path))
        {
            throw new UsageException($"'{path}' cannot be a file of the site; rename what it is made from.");
        }

        if (!produced.TryAdd(path, path))
        {
            throw new UsageException($"Two files of the site want to be '{path}' and '{produced[path]}', which is the same file here. Rename one of the two.");
        }

        return !OutputCommit.IsIn(before, path);
    }

    /// <summary>Where a changed file waits for the commit.</summary>
    private string Stage(string path)
    {
        CheckFree(path);
        var parent = OutputPaths.Parent(path);
        if (parent.Length > 0 && !folders.ContainsKey(parent))
        {
            CheckParents([path]);
            Directory.CreateDirectory(Path.Join(site, parent));
            folders.TryAdd(parent, true);
        }

        Interlocked.Increment(ref written);
        return Path.Join(site, path);
    }

    /// <summary>A file that someone put beside the site is theirs.</summary>
    private void CheckFree(string path)
    {
        if (!isFirst && !before.Contains(path) && Path.Exists(folder.Inside(path)))
        {
            throw InTheWay(path);
        }
    }

    private void CheckParents(ImmutableArray<string> paths)
    {
        foreach (var parent in paths.Select(OutputPaths.Parent).Distinct(StringComparer.Ordinal))
        {
            for (var path = parent; path.Length > 0; path = OutputPaths.Parent(path))
            {
                OutputCommit.CheckFolder(folder, path);
                if (File.Exists(folder.Inside(path)) && !before.Contains(path))
                {
                    throw InTheWay(path);
                }
            }
        }
    }

    private UsageException InTheWay(string path) =>
        new($"'{folder.Inside(path)}' was not written by Planner and is in the way of a page; move it elsewhere.");
}
