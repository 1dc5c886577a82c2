using System.Buffers;

namespace Planner.Networks.Counting;

/// <summary>Finds <c>$TWTR</c> and <c>$BRK.A</c> as twitter-text 3.1 does: up to six letters, and two more behind a dot or an underscore.</summary>
internal static class CashtagScan
{
    private const int LongestName = 6;
    private const int LongestSuffix = 2;
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("!'#%&()*+,\\-./:;<=>?@[]^_{|}~$");

    public static void Add(string text, List<TextEntity> cashtags)
    {
        for (var sign = text.IndexOf('$', StringComparison.Ordinal); sign >= 0; sign = text.IndexOf('$', sign + 1))
        {
            if ((sign == 0 || UrlCharacters.IsSpace(text[sign - 1])) && End(text, sign + 1) is > 0 and var end)
            {
                cashtags.Add(new TextEntity(TextEntityKind.Cashtag, sign, end - sign));
            }
        }
    }

    /// <summary>-1 when no name starts here.</summary>
    private static int End(string text, int start)
    {
        var name = LettersEnd(text, start, LongestName);
        if (name == start)
        {
            return -1;
        }

        if (name < text.Length && text[name] is '.' or '_')
        {
            var suffix = LettersEnd(text, name + 1, LongestSuffix);
            if (suffix > name + 1 && IsEnd(text, suffix))
            {
                return suffix;
            }
        }

        return IsEnd(text, name) ? name : -1;
    }

    private static int LettersEnd(string text, int start, int most)
    {
        var end = start;
        while (end < text.Length && end - start < most && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsEnd(string text, int end) => end == text.Length || UrlCharacters.IsSpace(text[end]) || Punctuation.Contains(text[end]);
}
