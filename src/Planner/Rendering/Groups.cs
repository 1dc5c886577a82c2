namespace Planner.Rendering;

/// <summary>Values by a key, each group in the order of the whole; a key that nobody has is an empty group.</summary>
internal sealed class Groups<T>(Dictionary<string, ImmutableArray<T>.Builder> groups)
{
    public IEnumerable<string> Keys => groups.Keys.Order(StringComparer.Ordinal);

    public ImmutableArray<T> At(string key) => groups.TryGetValue(key, out var group) ? group.ToImmutable() : [];
}

internal static class Groups
{
    /// <param name="keyOf">Null: in no group.</param>
    public static Groups<T> Of<T>(IEnumerable<T> values, Func<T, string?> keyOf) =>
        OfMany(values, value => keyOf(value) is { } key ? [key] : []);

    public static Groups<T> OfMany<T>(IEnumerable<T> values, Func<T, IEnumerable<string>> keysOf)
    {
        var groups = new Dictionary<string, ImmutableArray<T>.Builder>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            foreach (var key in keysOf(value))
            {
                if (!groups.TryGetValue(key, out var group))
                {
                    groups.Add(key, group = ImmutableArray.CreateBuilder<T>());
                }

                group.Add(value);
            }
        }

        return new Groups<T>(groups);
    }
}
