using System.Collections.Concurrent;
using System.Reflection;
using Planner.Loading;

namespace Planner.Networks;

/// <summary>The networks that Planner brings; a file is read when its network is first asked for.</summary>
internal static class BuiltInNetworks
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

    /// <summary>Null when Planner brings no such network.</summary>
    /// <exception cref="InvalidDataException">The file, which is part of Planner, is not right.</exception>
    public static Network? Find(string id) => Read.GetOrAdd(id, ReadFile);

    /// <summary>What its file says; null when Planner brings no such network.</summary>
    public static YamlMapping? Root(string id) => Document(id, [])?.Root as YamlMapping;

    private static Network? ReadFile(string id)
    {
        var findings = new List<Finding>();
        if (Document(id, findings) is not { } document)
        {
            return null;
        }

        var network = NetworkReader.Of(document);
        return network is not null && findings.Count == 0 ? network : throw new InvalidDataException(string.Join('\n', findings));
    }

    private static EntityDocument? Document(string id, List<Finding> findings)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{id}.yml");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        var path = Folder + id + ".yml";
        return new EntityDocument(id, YamlReader.Read(reader.ReadToEnd(), path, findings), "", 1, new Reading(path, findings));
    }
}
