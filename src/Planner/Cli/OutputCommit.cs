namespace Planner.Cli;

/// <summary>Moves a decided site to its place. Every step may be repeated, so that it can be finished after a crash.</summary>
internal static class OutputCommit
{
    /// <summary>Finishes what a build that died has decided; does nothing when there is nothing.</summary>
    public static void Finish(OutputFolder folder)
    {
        if (!Directory.Exists(folder.Decided))
        {
            return;
        }

        var paths = OutputManifest.Read(ManifestOf(folder.Decided));
        var before = paths is null ? null : OutputManifest.Read(folder.Manifest);
        Finish(folder, [.. (before ?? []).Where(path => !IsIn(paths!, path))]);
    }

    public static void Finish(OutputFolder folder, ImmutableArray<string> removed)
    {
        Remove(folder, removed);
        Move(Path.Combine(folder.Decided, "site"), folder.Path);
        // Without a new manifest the site has the paths that it had.
        if (File.Exists(ManifestOf(folder.Decided)))
        {
            File.Move(ManifestOf(folder.Decided), folder.Manifest, overwrite: true);
        }

        OutputFolder.DeleteIfThere(folder.Decided);
    }

    /// <summary>The manifest that waits beside the files of a new site.</summary>
    public static string ManifestOf(string waiting) => Path.Combine(waiting, "manifest");

    /// <summary>A name that changed its case alone is another name: it goes before it comes back.</summary>
    public static bool IsIn(HashSet<string> paths, string path) => paths.TryGetValue(path, out var same) && same == path;

    /// <summary>A link among the site's folders would lead writing and deleting out of it.</summary>
    public static void CheckFolder(OutputFolder folder, string path)
    {
        if (OutputFolder.IsLink(folder.Inside(path)))
        {
            throw new UsageException($"'{folder.Inside(path)}' is a link, which would lead out of the site; remove it.");
        }
    }

    private static void Remove(OutputFolder folder, ImmutableArray<string> paths)
    {
        var parents = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var parent = OutputPaths.Parent(path); parent.Length > 0 && parents.Add(parent); parent = OutputPaths.Parent(parent))
            {
                CheckFolder(folder, parent);
            }

            DeleteFile(folder.Inside(path));
        }

        // A folder comes before what is in it, so that the last in order is the innermost.
        foreach (var parent in parents.Reverse().Select(folder.Inside))
        {
            if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
    }

    private static void DeleteFile(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Someone removed it with its folder.
        }
    }

    /// <summary>
    /// Leaves nothing of the folder that it moves from. One that is not there yet is moved whole, which makes a first build a
    /// dozen renames.
    /// </summary>
    private static void Move(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        // A list, since what a folder tells of itself while it is being emptied is up to the system.
        foreach (var entry in new DirectoryInfo(from).GetFileSystemInfos())
        {
            var target = Path.Join(to, entry.Name);
            if (entry is FileInfo)
            {
                File.Move(entry.FullName, target, overwrite: true);
            }
            else if (!Directory.Exists(target))
            {
                Directory.Move(entry.FullName, target);
            }
            else if (!OutputFolder.IsLink(target))
            {
                Move(entry.FullName, target);
            }
            else
            {
                throw new UsageException($"'{target}' is a link, which would lead out of the site; remove it.");
            }
        }

        Directory.Delete(from);
    }
}
