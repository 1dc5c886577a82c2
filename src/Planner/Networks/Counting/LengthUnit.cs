namespace Planner.Networks.Counting;

/// <summary>What a network's limit on a text is counted in.</summary>
public enum LengthUnit
{
    /// <summary>What people see as one character: a cluster of Unicode's annex 29.</summary>
    Grapheme,

    /// <summary>A number of Unicode, whatever it takes to store it.</summary>
    CodePoint,

    /// <summary>What JavaScript and .NET call a character: most emoji are two.</summary>
    Utf16CodeUnit,

    /// <summary>A byte of the text as it is sent: Cyrillic letters take two, Chinese three, most emoji four.</summary>
    Utf8Byte,

    /// <summary>X's own: a code point is one or two, an address is 23, an emoji is two.</summary>
    WeightedCodePoint,

    /// <summary>The network says "characters" and no more; counted in UTF-16 code units, the most that the word may mean.</summary>
    Character,
}

/// <summary>The units' names in data files.</summary>
public static class LengthUnits
{
    private static readonly ImmutableArray<string> Words = ["grapheme", "code_point", "utf16_code_unit", "utf8_byte", "weighted_code_point", "character"];

    public static string Word(LengthUnit unit) => Words[(int)unit];

    /// <summary>Null when no unit has this name.</summary>
    public static LengthUnit? Find(string word) => Words.IndexOf(word) is >= 0 and var index ? (LengthUnit)index : null;
}
