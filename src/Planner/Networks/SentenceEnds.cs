using System.Buffers;

namespace Planner.Networks;

/// <summary>Where sentences end, told by their punctuation: good enough to cut a thread, in French and English first.</summary>
internal static class SentenceEnds
{
    private static readonly SearchValues<char> Closers = SearchValues.Create("\"'”’“»›)]}」』）】〉》〕］｝");

    /// <summary>With their full stop they stand before a name or an example, not at the end of a sentence.</summary>
    private static readonly ImmutableArray<string> Abbreviations = ["Mr", "Mrs", "Ms", "Dr", "Prof", "St", "MM", "Pr", "Mgr", "vs", "cf"];

    /// <summary>
    /// Whether a sentence ends before the space at the place, with quotes and brackets after its sign. What follows the space
    /// in lower case goes on with it: "etc. and", « Quoi ? » dit-elle.
    /// </summary>
    /// <param name="end">Of the characters before the space, exclusive.</param>
    /// <param name="next">The first character after the space.</param>
    public static bool IsBeforeSpace(ReadOnlySpan<char> text, int end, char next)
    {
        var at = SignBefore(text, end);
        return at >= 0 && !char.IsLower(next)
            && (text[at] is '!' or '?' or '…' || IsWide(text[at]) || (text[at] == '.' && !IsAbbreviation(text[..at])));
    }

    /// <summary>Whether a sentence ends at the place without a space, as in Chinese and Japanese, where <c>“</c> opens.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int end) =>
        text[end - 1] > '“' && SignBefore(text, end) is >= 0 and var at && IsWide(text[at])
        && !IsWide(text[end]) && (!Closers.Contains(text[end]) || text[end] == '“');

    /// <summary>
    /// Whether a space joins what it stands between: French puts one before <c>! ? ; : »</c> and one after <c>«</c>.
    /// </summary>
    public static bool IsFrenchSpace(char before, char after) => before is '«' or '‹' || after is '!' or '?' or ';' or ':' or '»' or '›';

    private static bool IsWide(char sign) => sign is '。' or '！' or '？' or '．' or '｡';

    /// <summary>Where the last character stands that is neither a quote nor a bracket that closes; −1 when there is none near.</summary>
    private static int SignBefore(ReadOnlySpan<char> text, int end)
    {
        // A text may be nothing but brackets.
        const int farthest = 10;
        var isFrench = false;
        for (var at = end - 1; at >= Math.Max(0, end - farthest); at--)
        {
            if (!Closers.Contains(text[at]) && !(isFrench && char.IsWhiteSpace(text[at])))
            {
                return at;
            }

            isFrench |= text[at] is '»' or '›';
        }

        return -1;
    }

    /// <summary>An initial such as <c>J.</c>, <c>e.g.</c>, or a title.</summary>
    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetter(before[start - 1]))
        {
            start--;
        }

        var word = before[start..];
        if (word.Length == 1)
        {
            return true;
        }

        foreach (var abbreviation in Abbreviations)
        {
            if (word.SequenceEqual(abbreviation))
            {
                return true;
            }
        }

        return false;
    }
}
