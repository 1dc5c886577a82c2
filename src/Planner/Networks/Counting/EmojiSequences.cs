namespace Planner.Networks.Counting;

/// <summary>What is drawn as one emoji: flags, keycaps, tones of skin, families. Unicode Technical Standard 51, 1.4.</summary>
internal static class EmojiSequences
{
    private const char Joiner = '\u200D';
    private const char TextStyle = '\uFE0E';
    private const char PictureStyle = '\uFE0F';
    private const char Keycap = '\u20E3';
    private const int BlackFlag = 0x1F3F4;
    private const int LastTag = 0xE007F;

    /// <summary>In UTF-16 code units; 0 when no emoji starts here. A sign that is text by itself, such as ™, is one only with a selector.</summary>
    public static int LengthAt(string text, int at)
    {
        // The first emoji that needs no other sign behind it is U+231A.
        if (text[at] < '\u231A' && (at + 1 == text.Length || text[at + 1] is not (PictureStyle or Keycap or Joiner)))
        {
            return 0;
        }

        var end = FlagEnd(text, at);
        end = end < 0 ? ElementEnd(text, at, isJoined: false) : end;
        while (end > 0 && end + 1 < text.Length && text[end] == Joiner && ElementEnd(text, end + 1, isJoined: true) is > 0 and var more)
        {
            end = more;
        }

        return end < 0 ? 0 : end - at;
    }

    /// <summary>Two regional indicators.</summary>
    private static int FlagEnd(string text, int at) =>
        at + 3 < text.Length && IsRegional(CodePoints.At(text, at)) && IsRegional(CodePoints.At(text, at + 2)) ? at + 4 : -1;

    /// <summary>One picture of a sequence with all that changes it; -1 when there is none.</summary>
    private static int ElementEnd(string text, int at, bool isJoined)
    {
        var code = CodePoints.At(text, at);
        var end = at + CodePoints.LengthOf(code);
        var follows = end < text.Length ? CodePoints.At(text, end) : 0;
        if (code is '#' or '*' or (>= '0' and <= '9'))
        {
            end += follows == PictureStyle ? 1 : 0;
            return end < text.Length && text[end] == Keycap ? end + 1 : -1;
        }

        if (!EmojiRanges.IsEmoji(code) || IsRegional(code) || follows == TextStyle)
        {
            return -1;
        }

        // Beyond the first plane, what is a picture by itself has no other style: a selector behind it changes nothing.
        return follows == PictureStyle && (code <= char.MaxValue || !EmojiRanges.IsPicture(code)) ? end + 1
            : IsTone(follows) && EmojiRanges.IsBody(code) ? end + 2
            : code == BlackFlag ? TagsEnd(text, end)
            : isJoined || EmojiRanges.IsPicture(code) || (follows == Joiner && IsJoinedAt(text, end + 1)) ? end
            : -1;
    }

    private static bool IsJoinedAt(string text, int at) => at < text.Length && EmojiRanges.IsEmoji(CodePoints.At(text, at));

    /// <summary>The flags of England, Scotland and Wales spell their region in tags; tags that do not end are none.</summary>
    private static int TagsEnd(string text, int start)
    {
        var end = start;
        while (end < text.Length && CodePoints.At(text, end) is >= 0xE0020 and <= LastTag and var tag)
        {
            end += 2;
            if (tag == LastTag)
            {
                return end;
            }
        }

        return start;
    }

    private static bool IsRegional(int code) => code is >= 0x1F1E6 and <= 0x1F1FF;

    private static bool IsTone(int code) => code is >= 0x1F3FB and <= 0x1F3FF;
}
