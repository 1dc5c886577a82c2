namespace Planner.Networks.Counting;

/// <summary>Code points of any UTF-16; a lone surrogate is one of its own.</summary>
internal static class CodePoints
{
    public static int At(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];

    /// <summary>The one that ends before this place.</summary>
    public static int Before(ReadOnlySpan<char> text, int at) =>
        at > 1 && char.IsSurrogatePair(text[at - 2], text[at - 1]) ? char.ConvertToUtf32(text[at - 2], text[at - 1]) : text[at - 1];

    /// <summary>In UTF-16 code units.</summary>
    public static int LengthOf(int code) => code > char.MaxValue ? 2 : 1;
}
