namespace Planner.Checking;

/// <summary>What may be meant by files that are not there. The known ones are put in order when the first is missing.</summary>
internal sealed class MissingMedia(FrozenDictionary<string, long> known)
{
    /// <summary>Who misses more has moved a folder, and each hint is a look at many names.</summary>
    private const int MostHints = 100;

    private readonly Dictionary<string, string> paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> neighbours = new(StringComparer.OrdinalIgnoreCase);
    private int hints;

    public Finding Of(Located<string> file)
    {
        if (paths.Count == 0)
        {
            Fill();
        }

        return paths.TryGetValue(file.Value, out var otherCase) ? Problems.MediaOtherCase(file.Source, file.Value, otherCase)
            : Problems.MediaMissing(file.Source, file.Value, ++hints <= MostHints ? Near(file.Value) : []);
    }

    /// <summary>Files of the same name anywhere, and all of the same folder: a path is rarely wrong in both.</summary>
    private IEnumerable<string> Near(string path) =>
        neighbours.GetValueOrDefault(NameOf(path), []).Concat(neighbours.GetValueOrDefault(FolderOf(path), []));

    private void Fill()
    {
        foreach (var path in known.Keys.Order(StringComparer.Ordinal))
        {
            paths.TryAdd(path, path);
            Add(NameOf(path), path);
            Add(FolderOf(path), path);
        }
    }

    private void Add(string part, string path)
    {
        if (!neighbours.TryGetValue(part, out var files))
        {
            neighbours.Add(part, files = []);
        }

        files.Add(path);
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>With the slash, which no name has.</summary>
    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];
}
