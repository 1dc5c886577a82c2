using System.Runtime.InteropServices;

namespace Planner.Rendering;

/// <summary>Values by a key, each group in the order of the whole; a key that nobody has is an empty group.</summary>
internal sealed class Groups<T>(Dictionary<string, ImmutableArray<T>> groups)
{
    public ImmutableArray<T> At(string key) => groups.TryGetValue(key, out var group) ? group : [];
}

internal static class Groups
{
    /// <param name="keyOf">Null: in no group.</param>
    public static Groups<T> Of<T>(IEnumerable<T> values, Func<T, string?> keyOf)
    {
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            Add(groups, keyOf(value), value);
        }

        return Freeze(groups);
    }

    public static Groups<T> OfMany<T>(IEnumerable<T> values, Func<T, IEnumerable<string>> keysOf)
    {
        var groups = new Dictionary<string, List<T>>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            foreach (var key in keysOf(value))
            {
                Add(groups, key, value);
            }
        }

        return Freeze(groups);
    }

    private static void Add<T>(Dictionary<string, List<T>> groups, string? key, T value)
    {
        if (key is not null)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, key, out _);
            (group ??= new List<T>(1)).Add(value);
        }
    }

    private static Groups<T> Freeze<T>(Dictionary<string, List<T>> groups)
    {
        var arrays = new Dictionary<string, ImmutableArray<T>>(groups.Count, StringComparer.Ordinal);
        foreach (var (key, group) in groups)
        {
            arrays.Add(key, [.. group]);
        }

        return new Groups<T>(arrays);
    }
}
