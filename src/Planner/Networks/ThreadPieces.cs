namespace Planner.Networks;

/// <summary>What is only cut when it alone is longer than a segment: addresses, mentions, hashtags, labels of links, code.</summary>
internal static class ThreadPieces
{
    /// <summary>The last code unit of scripts that put spaces between words, from Latin to Sinhala; Thai comes next.</summary>
    private const char LastSpaced = '\u0DFF';

    /// <summary>For each place of the block's text whether a piece stands on both sides of it.</summary>
    public static bool[] Of(TextBlock block, ReadOnlySpan<char> text)
    {
        var inside = new bool[text.Length + 1];
        AddRuns(block, inside);
        for (var at = text.IndexOfAny("@#＃:"); at >= 0;)
        {
            var (start, end) = text[at] == ':' ? Address(text, at) : (at, NameEnd(text, at));
            Add(inside, start, end);
            at = Math.Max(at + 1, end);
            at = text[at..].IndexOfAny("@#＃:") is >= 0 and var next ? at + next : -1;
        }

        return inside;
    }

    public static bool IsSpacedScript(char character) => character <= LastSpaced;

    /// <summary>Code, and neighbouring runs of one link: a label may have a bold word in it.</summary>
    private static void AddRuns(TextBlock block, bool[] inside)
    {
        var (start, at) = (0, 0);
        for (var index = 0; index < block.Runs.Length; index++)
        {
            var run = block.Runs[index];
            var isJoined = index > 0 && run.Link is not null && run.Link == block.Runs[index - 1].Link;
            start = isJoined ? start : at;
            at += run.Text.Length;
            if (run.Link is not null || (run.Style & RunStyle.Code) != 0)
            {
                Add(inside, start, at);
            }
        }
    }

    private static void Add(bool[] inside, int start, int end)
    {
        if (end - start > 1)
        {
            inside.AsSpan(start + 1, end - start - 1).Fill(value: true);
        }
    }

    /// <summary>The address around a colon; empty when it is an ordinary one.</summary>
    private static (int Start, int End) Address(ReadOnlySpan<char> text, int colon)
    {
        var (start, end) = (colon, colon);
        if (text[colon..].StartsWith("://"))
        {
            while (start > 0 && char.IsAsciiLetter(text[start - 1]))
            {
                start--;
            }

            while (end < text.Length && IsSpacedScript(text[end]) && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }
        }

        return (start, end);
    }

    /// <summary>The end of a mention with its host, or of a hashtag, which may have an emoji in it.</summary>
    private static int NameEnd(ReadOnlySpan<char> text, int sign)
    {
        var end = sign + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_' || char.IsSurrogate(text[end]) || IsMark(text[end]) || (text[sign] == '@' && text[end] is '.' or '-' or '@')))
        {
            end++;
        }

        return end;
    }

    private static bool IsMark(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
