namespace Planner.Loading;

/// <summary>A YAML value with its place; lines and columns count from one.</summary>
internal abstract class YamlNode(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>How many nodes a full expansion of it would have; aliases count as what they stand for.</summary>
    public int Weight { get; protected init; } = 1;
}

/// <param name="value">The text, with quotes and escapes resolved.</param>
/// <param name="isPlain">Whether it stood without quotes, so that <c>null</c> or <c>~</c> mean absent.</param>
internal sealed class YamlScalar(string value, bool isPlain, int line, int column) : YamlNode(line, column)
{
    public string Value { get; } = value;

    public bool IsNull => isPlain && Value is ("" or "~" or "null" or "Null" or "NULL");
}

internal sealed class YamlSequence : YamlNode
{
    public YamlSequence(ImmutableArray<YamlNode> items, int line, int column)
        : base(line, column)
    {
        Items = items;
        Weight = WeightOf(items);
    }

    public ImmutableArray<YamlNode> Items { get; }

    private static int WeightOf(ImmutableArray<YamlNode> items)
    {
        var sum = 1L;
        foreach (var item in items)
        {
            sum += item.Weight;
        }

        return (int)Math.Min(sum, int.MaxValue);
    }
}

internal sealed class YamlMapping : YamlNode
{
    public YamlMapping(ImmutableArray<YamlEntry> entries, int line, int column)
        : base(line, column)
    {
        Entries = entries;
        Weight = WeightOf(entries);
    }

    public ImmutableArray<YamlEntry> Entries { get; }

    /// <summary>The value of a name; null when it is absent or empty.</summary>
    public YamlNode? Find(string name)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Value == name)
            {
                return entry.Value is YamlScalar { IsNull: true } ? null : entry.Value;
            }
        }

        return null;
    }

    private static int WeightOf(ImmutableArray<YamlEntry> entries)
    {
        var sum = 1L;
        foreach (var entry in entries)
        {
            sum += entry.Value.Weight;
        }

        return (int)Math.Min(sum, int.MaxValue);
    }
}

internal readonly record struct YamlEntry(YamlScalar Key, YamlNode Value);
