namespace Planner.Networks.Counting;

/// <summary>The counters that a network's data file may name.</summary>
public static class Counters
{
    public static ImmutableArray<Counter> All { get; } =
    [
        new("x", LengthUnit.WeightedCodePoint, XLength.Of),
        new("mastodon", LengthUnit.Grapheme, text => MastodonLength.Of(text)),
        new("threads", LengthUnit.Character, ThreadsLength.Of),
        new("grapheme", LengthUnit.Grapheme, text => PlainLength.Graphemes(text)),
        new("code_point", LengthUnit.CodePoint, PlainLength.CodePoints),
        new("utf16_code_unit", LengthUnit.Utf16CodeUnit, PlainLength.Utf16CodeUnits),
        new("utf8_byte", LengthUnit.Utf8Byte, PlainLength.Utf8Bytes),
        new("character", LengthUnit.Character, PlainLength.Utf16CodeUnits),
    ];

    /// <summary>As data files write them.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(counter => counter.Name)];

    /// <summary>The network's own; a server may give addresses another weight.</summary>
    public static Counter Of(TextLimits limits) => limits is { Counter: "mastodon", UrlWeight: { } weight and not 23 }
        ? new Counter(limits.Counter, LengthUnit.Grapheme, text => MastodonLength.Of(text, urlWeight: weight))
        : Find(limits.Counter)!;

    /// <summary>One that counts every character alike.</summary>
    public static Counter Plain(LengthUnit unit) => All.Last(counter => counter.Unit == unit);

    /// <summary>Null when there is no counter of this name.</summary>
    public static Counter? Find(string name)
    {
        foreach (var counter in All)
        {
            if (counter.Name == name)
            {
                return counter;
            }
        }

        return null;
    }
}
