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
