namespace Planner.Cli;

/// <summary>Moves a decided site to its place. Every step may be repeated, so that it can be finished after a crash.</summary>
internal static class OutputCommit
{
    /// <summary>Does nothing when there is nothing decided.</summary>
    public static void Finish(OutputFolder folder)
    {
        if (!Directory.Exists(folder.Decided))
        {
            return;
        }

        var manifest = Path.Combine(folder.Decided, "manifest");
        if (OutputManifest.Read(manifest) is { } produced)
        {
            var before = OutputManifest.Read(folder.Manifest) ?? [];
            CheckFolders(folder, before.Concat(produced));
            Remove(folder, before.Where(path => !IsKept(path, produced)));
            Move(Path.Combine(folder.Decided, "site"), folder.Path);
            File.Move(manifest, folder.Manifest, overwrite: true);
        }

        OutputFolder.DeleteIfThere(folder.Decided);
    }

    /// <summary>A name that changed its case alone goes before it comes back.</summary>
    public static bool IsKept(string path, HashSet<string> produced) => produced.TryGetValue(path, out var same) && same == path;

    /// <summary>A link among the site's folders would lead writing and deleting out of it.</summary>
    public static void CheckFolders(OutputFolder folder, IEnumerable<string> paths)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            for (var parent = OutputPaths.Parent(path); parent.Length > 0 && seen.Add(parent); parent = OutputPaths.Parent(parent))
            {
                if (OutputFolder.IsLink(folder.Inside(parent)))
                {
                    throw new OutputException($"'{folder.Inside(parent)}' is a link, which would lead out of the site; remove it.");
                }
            }
        }
    }

    private static void Remove(OutputFolder folder, IEnumerable<string> paths)
    {
        var parents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            try
            {
                File.Delete(folder.Inside(path));
            }
            catch (DirectoryNotFoundException)
            {
                // Someone removed it with its folder.
            }

            for (var parent = OutputPaths.Parent(path); parent.Length > 0 && parents.Add(parent); parent = OutputPaths.Parent(parent))
            {
            }
        }

        // A folder comes before what is in it, so the last in order is the innermost.
        foreach (var parent in parents.OrderDescending(StringComparer.Ordinal).Select(folder.Inside))
        {
            if (Directory.Exists(parent) && !Directory.EnumerateFileSystemEntries(parent).Any())
            {
                Directory.Delete(parent);
            }
        }
    }

    /// <summary>A folder that is not there yet is moved whole, which makes a first build a dozen renames.</summary>
    private static void Move(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            return;
        }

        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Join(to, entry.Name);
            if (entry is FileInfo)
            {
                File.Move(entry.FullName, target, overwrite: true);
            }
            else if (Directory.Exists(target))
            {
                Move(entry.FullName, target);
            }
            else
            {
                Directory.Move(entry.FullName, target);
            }
        }
    }
}
