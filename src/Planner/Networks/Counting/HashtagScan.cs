namespace Planner.Networks.Counting;

/// <summary>Finds <c>#word</c> as twitter-text 3.1 does: letters, marks, digits and some signs of any script, one letter at least.</summary>
internal static class HashtagScan
{
    public static void Add(string text, List<TextEntity> hashtags)
    {
        var matched = 0;
        for (var sign = Next(text, 0); sign >= 0; sign = Next(text, Math.Max(matched, sign + 1)))
        {
            var end = sign > 0 && sign == matched ? -1 : End(text, sign);
            if (end < 0)
            {
                continue;
            }

            matched = end;
            if (end == text.Length || !(text[end] is '#' or '＃' || text.AsSpan(end).StartsWith("://", StringComparison.Ordinal)))
            {
                hashtags.Add(new TextEntity(TextEntityKind.Hashtag, sign, end - sign));
            }
        }
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny('#', '＃') is >= 0 and var index ? from + index : -1;

    /// <summary>-1 when no hashtag starts here. A sign that a variation selector or a keycap follows is an emoji.</summary>
    private static int End(string text, int sign)
    {
        var start = sign + 1;
        if (start == text.Length || text[start] is '\uFE0F' or '\u20E3' || !IsAllowedAt(text, sign))
        {
            return -1;
        }

        var hasLetter = false;
        var end = start;
        while (end < text.Length)
        {
            var code = CodePoints.At(text, end);
            var isLetter = IsLetter(code);
            if (!isLetter && !IsDigitOrSign(code))
            {
                break;
            }

            hasLetter |= isLetter;
            end += CodePoints.LengthOf(code);
        }

        return hasLetter ? end : -1;
    }

    /// <summary>Not inside a word or an HTML entity; an emoji's variation selector is a mark, but no part of a word.</summary>
    private static bool IsAllowedAt(string text, int sign)
    {
        if (sign == 0)
        {
            return true;
        }

        var before = CodePoints.Before(text, sign);
        return before is 0xFE0E or 0xFE0F || !(before == '&' || IsLetter(before) || IsDigitOrSign(before));
    }

    private static bool IsLetter(int code) => code < 0x80
        ? char.IsAsciiLetter((char)code)
        : CharUnicodeInfo.GetUnicodeCategory(code) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>The signs are joiners, the Hebrew, Tibetan, Japanese and Catalan ones inside words, and the underscore.</summary>
    private static bool IsDigitOrSign(int code) => code < 0x80
        ? code is (>= '0' and <= '9') or '_'
        : code is 0x200C or 0x200D or 0xA67E or 0x05BE or 0x05F3 or 0x05F4 or 0xFF5E or 0x301C or 0x309B or 0x309C or 0x30A0 or 0x30FB or 0x3003
            or 0x0F0B or 0x0F0C or 0x00B7
            || CharUnicodeInfo.GetUnicodeCategory(code) == UnicodeCategory.DecimalDigitNumber;
}
