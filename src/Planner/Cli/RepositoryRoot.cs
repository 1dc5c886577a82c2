namespace Planner.Cli;

/// <summary>Where the content is.</summary>
internal static class RepositoryRoot
{
    public const string OptionsFile = "content/planner.yml";

    /// <summary>The given folder, or the nearest parent of the current one that has <c>content/planner.yml</c>.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static string Find(string? given, string current)
    {
        if (given is not null)
        {
            var root = Path.GetFullPath(given, current);
            return File.Exists(Path.Combine(root, OptionsFile))
                ? root
                : throw new UsageException($"{Path.Combine(given, OptionsFile)} does not exist; 'planner init {given}' makes a new repository.");
        }

        for (var folder = current; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, OptionsFile)))
            {
                return folder;
            }
        }

        throw new UsageException($"Neither {current} nor a parent of it has {OptionsFile}; go to your repository, name it with --root, or start one with 'planner init'.");
    }
}
