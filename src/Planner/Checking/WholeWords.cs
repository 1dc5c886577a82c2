namespace Planner.Checking;

/// <summary>Finds words that stand for themselves, not inside longer ones.</summary>
internal static class WholeWords
{
    /// <summary>Where the word first stands; null when it does not.</summary>
    public static int? Find(string text, string word)
    {
        for (var start = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); start >= 0; start = text.IndexOf(word, start + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((start == 0 || !IsPart(text[start - 1])) && (start + word.Length == text.Length || !IsPart(text[start + word.Length])))
            {
                return start;
            }
        }

        return null;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
