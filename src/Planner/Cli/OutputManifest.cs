namespace Planner.Cli;

/// <summary>
/// The paths of a site that Planner wrote: a first line with the format's version, one path a line, and a last line with
/// their number, without which the file is not whole.
/// </summary>
internal static class OutputManifest
{
    private const string Version = "planner-site 1";

    /// <summary>Null when there is none.</summary>
    public static HashSet<string>? Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var lines = File.ReadAllLines(file);
        if (lines.Length < 2 || lines[0] != Version || lines[^1] != Last(lines.Length - 2))
        {
            throw new UsageException($"{file} is not a list that this version of Planner wrote; empty the folder and build again.");
        }

        var paths = new HashSet<string>(lines.Length - 2, OutputPaths.Comparer);
        foreach (var path in lines[1..^1])
        {
            // The folder may come from someone else's commit; what it lists is deleted one day.
            if (!OutputPaths.IsSafe(path))
            {
                throw new UsageException($"{file} lists '{path}', which is not below the folder; empty the folder and build again.");
            }

            paths.Add(path);
        }

        return paths;
    }

    /// <summary>The only file that waits for the disk: all others are rendered again and compared, while nothing else knows which are stale.</summary>
    public static void Write(string file, IEnumerable<string> paths)
    {
        string[] sorted = [.. paths.Order(StringComparer.Ordinal)];
        using var stream = new FileStream(file, FileMode.CreateNew);
        using (var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
        {
            writer.WriteLine(Version);
            foreach (var path in sorted)
            {
                writer.WriteLine(path);
            }

            writer.WriteLine(Last(sorted.Length));
        }

        stream.Flush(flushToDisk: true);
    }

    private static string Last(int count) => string.Create(CultureInfo.InvariantCulture, $"= {count}");
}
