using System.Collections.Concurrent;
using System.Reflection;

namespace Planner.Networks;

/// <summary>The networks that Planner knows; a file is read when its network is first asked for.</summary>
internal static class NetworkCatalogue
{
    private const string Folder = "networks/";
    private static readonly ConcurrentDictionary<string, Network?> Read = new(StringComparer.Ordinal);

    /// <summary>All ids, sorted.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^".yml".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Null when Planner knows no such network.</summary>
    public static Network? Find(string id) => Read.GetOrAdd(id, ReadFile);

    private static Network? ReadFile(string id)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{id}.yml");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return NetworkReader.Read(id, reader.ReadToEnd());
    }
}
