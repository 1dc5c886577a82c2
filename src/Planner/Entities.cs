using System.Collections;

namespace Planner;

/// <summary>The entities of one kind, sorted by id (ordinal), and found by it.</summary>
public sealed class Entities<T> : IReadOnlyList<T>
    where T : class, IEntity
{
    private readonly ImmutableArray<T> sorted;
    private readonly Dictionary<string, T> byId;

    /// <summary>No two may have the same id: the loader keeps the first in reading order and reports the other.</summary>
    public Entities(IEnumerable<T> entities)
    {
        sorted = [.. entities.OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        byId = sorted.ToDictionary(entity => entity.Id, StringComparer.Ordinal);
    }

    public static Entities<T> None { get; } = new([]);

    public int Count => sorted.Length;

    public IEnumerable<string> Ids => sorted.Select(entity => entity.Id);

    public T this[int index] => sorted[index];

    public T? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)sorted).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
