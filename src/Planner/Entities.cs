using System.Collections;

namespace Planner;

/// <summary>The entities of one kind, sorted by id (ordinal), and found by it.</summary>
public sealed class Entities<T> : IReadOnlyList<T>
    where T : class, IEntity
{
    private readonly ImmutableArray<T> sorted;
    private readonly Dictionary<string, T> byId;

    /// <summary>Where two have the same id the first in reading order is kept; the loader reports the other.</summary>
    public Entities(IEnumerable<T> entities)
    {
        byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            byId.TryAdd(entity.Id, entity);
        }

        sorted = [.. byId.Values.OrderBy(entity => entity.Id, StringComparer.Ordinal)];
    }

    public static Entities<T> None { get; } = new([]);

    public int Count => sorted.Length;

    public IEnumerable<string> Ids => sorted.Select(entity => entity.Id);

    public T this[int index] => sorted[index];

    public T? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
