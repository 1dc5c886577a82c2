namespace Planner.Checking;

/// <summary>Finds words that stand for themselves, not inside longer ones.</summary>
internal static class WholeWords
{
    // The same sign for a reader: a typographic apostrophe, a non-breaking space or hyphen, the end of a line.
    private const string Typed = "’\u00A0\u202F\u2011\n";
    private const string Meant = "'  - ";

    /// <summary>Where the word first stands; null when it does not. Case and typography do not matter.</summary>
    public static int? Find(string text, string word)
    {
        foreach (var position in All(text, word))
        {
            return position;
        }

        return null;
    }

    /// <summary>Every place where the word stands, in order.</summary>
    public static IEnumerable<int> All(string text, string word)
    {
        var (where, what) = (Plain(text), Plain(word));
        for (var start = where.IndexOf(what, StringComparison.OrdinalIgnoreCase); start >= 0; start = where.IndexOf(what, start + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = start + what.Length;
            if ((start == 0 || !IsPart(where[start - 1]) || !IsPart(what[0])) && (end == where.Length || !IsPart(where[end]) || !IsPart(what[^1])))
            {
                yield return start;
            }
        }
    }

    /// <summary>Of the same length, so that places stay right.</summary>
    private static string Plain(string text)
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

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
