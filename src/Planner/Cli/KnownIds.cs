using System.CommandLine;
using Planner.Loading;

namespace Planner.Cli;

/// <summary>Ids for completion, from the names of files alone: a shell waits for them at every key.</summary>
internal static class KnownIds
{
    /// <summary>Sorted; empty where there is no repository. A name that is no id is not offered to a shell.</summary>
    public static IEnumerable<string> In(string folder, ParseResult parsed, Terminal terminal)
    {
        try
        {
            var path = Path.Combine(Opening.RootOf(parsed, terminal), "content", folder);
            return Directory.Exists(path)
                ? [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(Ids.IsValid).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (exception is UsageException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
