using Planner.Loading;

namespace Planner.Networks;

/// <summary>Single values of one data file over another: groups are merged, lists and plain values are replaced.</summary>
internal static class NetworkMerge
{
    public static YamlMapping Of(YamlMapping below, YamlMapping above)
    {
        var merged = below.Entries.ToDictionary(entry => entry.Key.Value, StringComparer.Ordinal);
        foreach (var entry in above.Entries)
        {
            merged[entry.Key.Value] = merged.TryGetValue(entry.Key.Value, out var known) && known.Value is YamlMapping group && entry.Value is YamlMapping own
                ? entry with { Value = Of(group, own) }
                : entry;
        }

        return new YamlMapping([.. merged.Values], above.Line, above.Column);
    }
}
