namespace Planner.Checking;

/// <summary>Finds words that stand for themselves, not inside longer ones.</summary>
internal static class WholeWords
{
    // The same sign for a reader: a typographic apostrophe, a non-breaking space or hyphen, the end of a line.
    private const string Typed = "’\u00A0\u202F\u2011\n";

    /// <summary>A text in which words are looked for: without typography, and of the same length, so that places stay right.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny(Typed) < 0)
        {
            return text;
        }

        return string.Create(text.Length, text, static (plain, text) =>
        {
            text.CopyTo(plain);
            MakePlain(plain);
        });
    }

    /// <summary>The same in place.</summary>
    public static void MakePlain(Span<char> text)
    {
        for (var at = text.IndexOfAny(Typed); at >= 0; at = text.IndexOfAny(Typed))
        {
            text[at] = text[at] switch { '’' => '\'', '\u2011' => '-', _ => ' ' };
            text = text[(at + 1)..];
        }
    }

    /// <summary>Where a word stands in a text for the first time from a place on, whatever its case, both <see cref="Plain"/>; null when it does not.</summary>
    public static int? Find(ReadOnlySpan<char> plain, ReadOnlySpan<char> word, int from = 0)
    {
        for (var start = IndexOf(plain, word, from); start >= 0; start = IndexOf(plain, word, start + 1))
        {
            var end = start + word.Length;
            if ((start == 0 || !IsPart(plain[start - 1]) || !IsPart(word[0])) && (end == plain.Length || !IsPart(plain[end]) || !IsPart(word[^1])))
            {
                return start;
            }
        }

        return null;
    }

    private static int IndexOf(ReadOnlySpan<char> plain, ReadOnlySpan<char> word, int from) =>
        plain[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var found ? from + found : -1;

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
