namespace Planner.Checking;

/// <summary>Finds words that stand for themselves, not inside longer ones.</summary>
internal static class WholeWords
{
    // The same sign for a reader: a typographic apostrophe, a non-breaking space or hyphen, the end of a line.
    private const string Typed = "’\u00A0\u202F\u2011\n";
    private const string Meant = "'  - ";

    /// <summary>A text in which words are looked for: without typography, and of the same length, so that places stay right.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny(Typed) < 0)
        {
            return text;
        }

        return string.Create(text.Length, text, static (plain, text) =>
        {
            for (var index = 0; index < plain.Length; index++)
            {
                var typed = Typed.IndexOf(text[index], StringComparison.Ordinal);
                plain[index] = typed < 0 ? text[index] : Meant[typed];
            }
        });
    }

    /// <summary>Where a word stands in a text for the first time from a place on, whatever its case, both <see cref="Plain"/>; null when it does not.</summary>
    public static int? Find(string plain, string word, int from = 0)
    {
        for (var start = plain.IndexOf(word, from, StringComparison.OrdinalIgnoreCase); start >= 0; start = plain.IndexOf(word, start + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = start + word.Length;
            if ((start == 0 || !IsPart(plain[start - 1]) || !IsPart(word[0])) && (end == plain.Length || !IsPart(plain[end]) || !IsPart(word[^1])))
            {
                return start;
            }
        }

        return null;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
