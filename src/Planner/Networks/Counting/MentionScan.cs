namespace Planner.Networks.Counting;

/// <summary>Finds <c>@user</c> and <c>@user/list</c> as twitter-text 3.1 does.</summary>
internal static class MentionScan
{
    private const int LongestName = 20;

    /// <summary>Behind the first letter.</summary>
    private const int LongestListRest = 24;

    public static void Add(string text, List<TextEntity> mentions)
    {
        var matched = 0;
        for (var sign = Next(text, 0); sign >= 0; sign = Next(text, Math.Max(matched, sign + 1)))
        {
            var nameEnd = NameEnd(text, sign + 1);
            if (nameEnd == sign + 1 || (sign == matched && sign > 0) || !IsAllowedAt(text, sign))
            {
                continue;
            }

            matched = ListEnd(text, nameEnd);
            if (MayFollow(text, matched))
            {
                mentions.Add(new TextEntity(TextEntityKind.Mention, sign, matched - sign));
            }
        }
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny('@', '＠') is >= 0 and var index ? from + index : -1;

    /// <summary>Not inside a word, but <c>RT@user</c> is how people repeated a post.</summary>
    private static bool IsAllowedAt(string text, int sign)
    {
        if (sign == 0 || !(IsName(text[sign - 1]) || text[sign - 1] is '!' or '#' or '$' or '%' or '&' or '*' or '@' or '＠'))
        {
            return true;
        }

        return text.AsSpan(0, sign).EndsWith("RT", StringComparison.OrdinalIgnoreCase)
            && (sign == 2 || !(IsName(text[sign - 3]) || text[sign - 3] is '+' or '~' or '.' or '-'));
    }

    /// <summary>What follows a mention would make an e-mail address, a longer word or an address of it.</summary>
    private static bool MayFollow(string text, int end) =>
        end == text.Length
        || !(text[end] is '@' or '＠' || UrlCharacters.IsAccented(text[end]) || text.AsSpan(end).StartsWith("://", StringComparison.Ordinal));

    private static int NameEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < LongestName && IsName(text[end]))
        {
            end++;
        }

        return end;
    }

    private static int ListEnd(string text, int nameEnd)
    {
        if (nameEnd + 1 >= text.Length || text[nameEnd] != '/' || !char.IsAsciiLetter(text[nameEnd + 1]))
        {
            return nameEnd;
        }

        var end = nameEnd + 2;
        while (end < text.Length && end - nameEnd - 2 < LongestListRest && (IsName(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end;
    }

    private static bool IsName(char character) => char.IsAsciiLetterOrDigit(character) || character == '_';
}
