namespace Planner.Cli;

/// <summary>Where the content is.</summary>
internal static class RepositoryRoot
{
    /// <summary>As a shell takes it.</summary>
    public static string Quoted(string folder) => folder.Contains(' ', StringComparison.Ordinal) ? $"\"{folder}\"" : folder;

    /// <summary>The given folder, or the nearest parent of the current one that has <c>content/planner.yml</c>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? given, string current)
    {
        if (given is not null)
        {
            var root = Path.GetFullPath(given, current);
            return File.Exists(Path.Combine(root, Loading.LoadedOptions.Path))
                ? root
                : throw new UsageException($"{Path.Combine(given, Loading.LoadedOptions.Path)} does not exist; 'planner init {Quoted(given)}' makes a new repository.");
        }

        for (var folder = current; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, Loading.LoadedOptions.Path)))
            {
                return folder;
            }
        }

        throw new UsageException($"Neither {current} nor a parent of it has {Loading.LoadedOptions.Path}; go to your repository, name it with --root, or start one with 'planner init'.");
    }

    /// <summary>Whether there is a repository around a folder; asked before git is started, which takes as long as reading a thousand posts.</summary>
    public static bool IsInRepository(string root) => TopOf(root) is not null;

    /// <summary>Where a folder lies below the top of its repository: empty, or with a slash at its end; empty too where there is none.</summary>
    public static string Below(string root) =>
        TopOf(root) is { } top && top != root ? Path.GetRelativePath(top, root).Replace('\\', '/') + "/" : "";

    private static string? TopOf(string root)
    {
        for (var folder = root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Exists(Path.Combine(folder, ".git")))
            {
                return folder;
            }
        }

        return null;
    }
}
