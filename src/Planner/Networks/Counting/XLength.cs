namespace Planner.Networks.Counting;

/// <summary>
/// How X counts: the text is composed, an address is 23 however long, an emoji sequence is 2, a character of most alphabets 1,
/// any other 2. networks.md 3.1; twitter-text config v3, 2021.
/// </summary>
/// <remarks>
/// Emoji sequences are those of Unicode's standard 51. twitter-text has a list of the ones that were in use; for a family that
/// nobody draws, or a flag of no country, it counts the parts.
/// </remarks>
public static class XLength
{
    /// <summary>config v3, transformedURLLength.</summary>
    private const int Url = 23;

    /// <summary>config v3, defaultWeight, in whole characters.</summary>
    private const int Wide = 2;

    public static int Of(string text)
    {
        if (text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0 && !text.Contains('.', StringComparison.Ordinal))
        {
            return text.Length;
        }

        var composed = Nfc.Of(text);
        return Sum(composed, TwitterText.Urls(composed));
    }

    /// <param name="urls">What X makes links of in the text, where somebody looked already.</param>
    internal static int Of(string text, ImmutableArray<TextEntity> urls)
    {
        var composed = Nfc.Of(text);
        return Sum(composed, ReferenceEquals(composed, text) ? urls : TwitterText.Urls(composed));
    }

    private static int Sum(string composed, ImmutableArray<TextEntity> urls)
    {
        var length = 0;
        var at = 0;
        foreach (var url in urls)
        {
            length += Weigh(composed, at, url.Start) + Url;
            at = url.End;
        }

        return length + Weigh(composed, at, composed.Length);
    }

    /// <summary>Of a part without addresses.</summary>
    private static int Weigh(string text, int start, int end)
    {
        var length = 0;
        for (var at = start; at < end;)
        {
            // Up to U+02FF every character is narrow, unless what follows makes an emoji of it.
            var wide = text.AsSpan(at, end - at).IndexOfAnyExceptInRange('\0', '\u02FF');
            if (wide is < 0 or > 1)
            {
                var narrow = wide < 0 ? end - at : wide - 1;
                length += narrow;
                at += narrow;
            }
            else if (EmojiSequences.LengthAt(text, at) is > 0 and var emoji)
            {
                length += Wide;
                at += emoji;
            }
            else
            {
                var code = CodePoints.At(text, at);
                length += IsNarrow(code) ? 1 : Wide;
                at += CodePoints.LengthOf(code);
            }
        }

        return length;
    }

    /// <summary>config v3, ranges: the alphabets from Latin to Georgian, and most of General Punctuation.</summary>
    private static bool IsNarrow(int code) => code is <= 0x10FF or (>= 0x2000 and <= 0x200D) or (>= 0x2010 and <= 0x201F) or (>= 0x2032 and <= 0x2037);
}
