using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>JSON merge patch (RFC 7386): objects are merged, everything else is put in place, null takes away.</summary>
internal static class MergePatch
{
    public static JsonNode? Apply(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject before ? before.DeepClone().AsObject() : [];
        foreach (var (name, value) in changes)
        {
            merged.TryGetPropertyValue(name, out var old);
            merged.Remove(name);
            if (value is not null)
            {
                merged[name] = Apply(old, value);
            }
        }

        return merged;
    }
}
