namespace Planner.Cli;

/// <summary>
/// The folder that a site is built into. A site appears whole or not at all: files are written to
/// <c>.planner-site/new/</c>, one rename of that folder to <c>.planner-site/commit/</c> is the decision, and what is in it is
/// then moved to its place. A build that dies before the decision leaves the old site; after it, the next build finishes
/// the moves before it does anything else.
/// </summary>
/// <remarks>
/// All of it happens inside the folder, so that the folder may be a mount or a link, and the renames stay on one file system.
/// </remarks>
internal sealed class OutputFolder
{
    /// <summary>What may lie in a folder that Planner has not built into yet: it belongs to the place, not to a site.</summary>
    private static readonly FrozenSet<string> Neutral =
        new[] { OutputPaths.Reserved, ".git", ".gitignore", ".gitattributes", ".gitkeep", ".nojekyll", "CNAME", ".DS_Store", "lost+found" }.ToFrozenSet(StringComparer.Ordinal);

    private OutputFolder(string path) => Path = path;

    /// <summary>Absolute, links resolved.</summary>
    public string Path { get; }

    internal string Own => Inside(OutputPaths.Reserved);

    internal string Manifest => System.IO.Path.Combine(Own, "manifest");

    internal string Lock => System.IO.Path.Combine(Own, "lock");

    internal string Fresh => System.IO.Path.Combine(Own, "new");

    internal string Decided => System.IO.Path.Combine(Own, "commit");

    /// <summary>Checks that a site may be built there; nothing is written yet.</summary>
    /// <param name="path">What <c>--out</c> says.</param>
    /// <param name="root">The folder that holds <c>content/</c>.</param>
    /// <exception cref="UsageException">The folder holds something else, or the site's own sources.</exception>
    public static OutputFolder Open(string path, string root)
    {
        var folder = new OutputFolder(Resolve(path));
        folder.CheckPlace(path, Resolve(root));
        folder.CheckStrangers(path);
        return folder;
    }

    /// <summary>Takes the folder for one build. Dispose of what it returns: without a commit nothing has happened.</summary>
    /// <exception cref="UsageException">Another build is at work there.</exception>
    public OutputWriting Begin()
    {
        Directory.CreateDirectory(Own);
        if (IsLink(Own))
        {
            throw new UsageException($"{Own} is a link; remove it.");
        }

        var taken = OutputLock.Take(Lock, Path);
        try
        {
            OutputCommit.Finish(this);
            DeleteIfThere(Fresh);
            return new OutputWriting(this, taken, OutputManifest.Read(Manifest));
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    internal string Inside(string path) => System.IO.Path.Join(Path, path);

    internal static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    /// <summary>A link goes; what it leads to stays.</summary>
    internal static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: !IsLink(folder));
        }
    }

    private static string Resolve(string path)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        var parent = System.IO.Path.GetDirectoryName(full);
        if (parent is null)
        {
            return full;
        }

        var here = System.IO.Path.Combine(Resolve(parent), System.IO.Path.GetFileName(full));
        return Directory.Exists(here) && Directory.ResolveLinkTarget(here, returnFinalTarget: true) is { } target ? Resolve(target.FullName) : here;
    }

    private void CheckPlace(string written, string root)
    {
        if (File.Exists(Path))
        {
            throw new UsageException($"The site cannot be built into '{written}': that is a file. Choose a folder with --out.");
        }

        if (Contains(Path, root))
        {
            throw new UsageException($"The site cannot be built into '{written}': it holds the content itself. Choose a folder of its own with --out, such as _site.");
        }

        foreach (var source in new[] { "content", "templates", "networks", ".git" })
        {
            if (Contains(System.IO.Path.Combine(root, source), Path))
            {
                throw new UsageException($"The site cannot be built into '{written}': that is inside {source}/. Choose a folder of its own with --out, such as _site.");
            }
        }
    }

    private void CheckStrangers(string written)
    {
        if (!Directory.Exists(Path) || File.Exists(Manifest) || Directory.Exists(Decided))
        {
            return;
        }

        var stranger = Directory.EnumerateFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)!)
            .Where(name => !Neutral.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault();
        if (stranger is not null)
        {
            throw new UsageException($"'{written}' holds files that Planner did not write, such as '{stranger}'. Choose another folder with --out, or empty it.");
        }
    }

    /// <summary>Whether the outer folder is the inner one, or around it.</summary>
    private static bool Contains(string outer, string inner)
    {
        var comparison = ReferenceEquals(OutputPaths.Comparer, StringComparer.Ordinal) ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var prefix = System.IO.Path.EndsInDirectorySeparator(outer) ? outer : outer + System.IO.Path.DirectorySeparatorChar;
        return string.Equals(outer, inner, comparison) || inner.StartsWith(prefix, comparison);
    }
}
