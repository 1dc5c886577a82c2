using System.Text;

namespace Planner.Cli;

/// <summary>Lines of the files that findings point to, for reports that show them. Remembers the last file it read.</summary>
internal sealed class SourceLines(string root, IEnumerable<Finding> findings)
{
    // A line that holds a secret must not be copied into the log of a build.
    private readonly HashSet<(string Path, int Line)> secrets =
        [.. findings.Where(finding => finding.Rule == "secret-in-content").Select(finding => (finding.Source.Path, finding.Source.Line))];

    private string path = "";
    private string[] lines = [];

    /// <summary>Null when there is no such line, or the file is none that people would want to see.</summary>
    public string? Find(SourceSpan source)
    {
        if (secrets.Contains((source.Path, source.Line)))
        {
            return null;
        }

        if (source.Path != path)
        {
            path = source.Path;
            lines = Read(Path.Combine(root, path));
        }

        return source.Line >= 1 && source.Line <= lines.Length ? lines[source.Line - 1] : null;
    }

    private static string[] Read(string file)
    {
        // An empty file has no lines to show, and may be a pipe, which would be waited for.
        var info = new FileInfo(file);
        return info is { Exists: true, LinkTarget: null, Length: > 0 and <= Loading.FileReader.MaxBytes }
            ? File.ReadAllText(file, Encoding.UTF8).Split(["\r\n", "\n", "\r"], StringSplitOptions.None)
            : [];
    }
}
