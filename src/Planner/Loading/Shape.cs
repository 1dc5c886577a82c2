namespace Planner.Loading;

/// <summary>The fields that an entity, or a group of fields inside one, may have.</summary>
/// <param name="Name">What messages and schemas call it: <c>post</c>, <c>budget line</c>.</param>
internal sealed record Shape(string Name, string Summary, ImmutableArray<Field> Fields)
{
    private readonly Dictionary<string, Field> byName = Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public Field? Find(string name) => byName.GetValueOrDefault(name);

    public IEnumerable<string> Names => Fields.Select(known => known.Name);
}
