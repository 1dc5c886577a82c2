namespace Planner.Loading;

/// <summary>The fields of one mapping, read by their definitions. Opening it reports the unknown and the missing.</summary>
internal sealed class FieldValues
{
    private readonly YamlMapping mapping;
    private readonly Reading reading;

    private FieldValues(YamlMapping mapping, Reading reading)
    {
        this.mapping = mapping;
        this.reading = reading;
    }

    public SourceSpan Source => reading.At(mapping);

    public Reading Reading => reading;

    public static FieldValues Open(YamlMapping mapping, Shape shape, Reading reading)
    {
        foreach (var entry in mapping.Entries)
        {
            if (shape.Find(entry.Key.Value) is null)
            {
                reading.Findings.Add(Problems.UnknownField(reading.At(entry.Key), entry.Key.Value, shape.Name, shape.Names));
            }
        }

        var values = new FieldValues(mapping, reading);
        foreach (var field in shape.Fields)
        {
            if (field.IsRequired && mapping.Find(field.Name) is null)
            {
                reading.Findings.Add(Problems.FieldRequired(values.PlaceOf(field), field.Name, shape.Name));
            }
        }

        return values;
    }

    /// <summary>
    /// Reports what is wrong with any field, for an entity that cannot be used: its author should learn everything at
    /// once, and each thing once.
    /// </summary>
    /// <param name="before">How many findings there were before the mapping was read; none of those can be about it.</param>
    public static void Check(YamlMapping mapping, Shape shape, Reading reading, int before)
    {
        var again = new Reading(reading.Path, []);
        foreach (var entry in mapping.Entries)
        {
            if (entry.Value is not YamlScalar { IsNull: true })
            {
                shape.Find(entry.Key.Value)?.Check(entry.Value, again);
            }
        }

        if (again.Findings.Count > 0)
        {
            var said = reading.Findings.Skip(before).ToHashSet(FindingOrder.Same);
            reading.Findings.AddRange(again.Findings.Where(said.Add));
        }
    }

    /// <summary>
    /// The fields asked for so far that stand in the file and could not be read, or not whole: nobody knows what they were
    /// to say, which is not the same as absent.
    /// </summary>
    public ImmutableArray<string> Unreadable { get; private set; } = [];

    /// <summary>The field's value; null when it is absent, empty, or unreadable and reported.</summary>
    public Located<T>? Get<T>(Field<T> field)
    {
        if (mapping.Find(field.Name) is not { } node)
        {
            return null;
        }

        var before = reading.Findings.Count;
        var isRead = field.Type.TryRead(node, reading, out var value);
        if (reading.Findings.Count > before)
        {
            Unreadable = Unreadable.Add(field.Name);
        }

        return isRead ? new Located<T>(value!, reading.At(node)) : null;
    }

    /// <summary>Whether the field stands in the file, and not empty.</summary>
    public bool Has(Field field) => mapping.Find(field.Name) is not null;

    /// <summary>The field's value, or the default of its type: null for texts.</summary>
    public T? Value<T>(Field<T> field) => Get(field) is { } located ? located.Value : default;

    /// <summary>The field's value as a nullable, for types that have no null of their own.</summary>
    public T? Nullable<T>(Field<T> field)
        where T : struct => Get(field)?.Value;

    /// <summary>The field's items; empty when it is absent.</summary>
    public ImmutableArray<T> Items<T>(Field<ImmutableArray<T>> field) => Get(field)?.Value ?? [];

    /// <summary>The key of a field that stands empty, else the start of the mapping.</summary>
    private SourceSpan PlaceOf(Field field) =>
        mapping.Entries.FirstOrDefault(entry => entry.Key.Value == field.Name).Key is { } key ? reading.At(key) : Source;
}
