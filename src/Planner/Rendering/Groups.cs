using System.Runtime.InteropServices;

namespace Planner.Rendering;

/// <summary>Values by a key, each group in the order of the whole; a key that nobody has is an empty group.</summary>
internal sealed class Groups<T>(Dictionary<string, int> places, T[][] groups)
{
    public ImmutableArray<T> At(string key) =>
        places.TryGetValue(key, out var place) ? ImmutableCollectionsMarshal.AsImmutableArray(groups[place]) : [];
}

internal static class Groups
{
    /// <param name="keyOf">Null: in no group.</param>
    public static Groups<T> Of<T>(IReadOnlyCollection<T> values, Func<T, string?> keyOf)
        where T : class
    {
        var gathering = new Gathering<T>(values.Count);
        foreach (var value in values)
        {
            gathering.Add(keyOf(value), value);
        }

        return gathering.Groups();
    }

    public static Groups<T> OfMany<T>(IReadOnlyCollection<T> values, Func<T, IEnumerable<string>> keysOf)
        where T : class
    {
        var gathering = new Gathering<T>(values.Count);
        foreach (var value in values)
        {
            foreach (var key in keysOf(value))
            {
                gathering.Add(key, value);
            }
        }

        return gathering.Groups();
    }

    /// <summary>Notes which group each value is in, and cuts the groups when their sizes are known.</summary>
    private sealed class Gathering<T>(int count)
        where T : class
    {
        private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
        private readonly List<T> values = new(count);
        private readonly List<int> placeOfValue = new(count);
        private readonly List<int> sizes = [];

        public void Add(string? key, T value)
        {
            if (key is null)
            {
                return;
            }

            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, key, out var isKnown);
            if (!isKnown)
            {
                place = sizes.Count;
                sizes.Add(0);
            }

            sizes[place]++;
            placeOfValue.Add(place);
            values.Add(value);
        }

        public Groups<T> Groups()
        {
            var groups = new T[sizes.Count][];
            var filled = new int[sizes.Count];
            for (var at = 0; at < values.Count; at++)
            {
                var place = placeOfValue[at];
                (groups[place] ??= new T[sizes[place]])[filled[place]++] = values[at];
            }

            return new Groups<T>(places, groups);
        }
    }
}
