using System.Text;

namespace Planner.Networks.Counting;

/// <summary>Lengths that need no network's rules.</summary>
public static class PlainLength
{
    /// <summary>
    /// In clusters of Unicode's annex 29, as Bluesky (300: networks.md 2.1, app.bsky.feed.post, 2026), Pleroma and Mastodon count.
    /// </summary>
    public static int Graphemes(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            at += GraphemeLengthAt(text, at);
        }

        return count;
    }

    /// <summary>As GoToSocial, Pinterest and Tumblr count (networks.md 1.10, 8.1 and 23). A lone surrogate is one.</summary>
    public static int CodePoints(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0)
        {
            return text.Length;
        }

        var count = text.Length;
        for (var at = 1; at < text.Length; at++)
        {
            count -= char.IsSurrogatePair(text[at - 1], text[at]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>As TikTok counts (networks.md 10), and what "characters" is taken for where a network does not say more.</summary>
    public static int Utf16CodeUnits(string text) => text.Length;

    /// <summary>Bluesky's second limit (networks.md 2.1) and YouTube's descriptions (7.1). A lone surrogate is sent as U+FFFD, three bytes.</summary>
    public static int Utf8Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>In UTF-16 code units.</summary>
    internal static int GraphemeLengthAt(ReadOnlySpan<char> text, int at) =>
        IsAlone(text[at]) && (at + 1 == text.Length || IsAlone(text[at + 1])) ? 1 : StringInfo.GetNextTextElementLength(text[at..]);

    /// <summary>
    /// Latin, and the dashes and quotation marks of General Punctuation: two of them are never one cluster, and no table needs
    /// asking. Only a carriage return joins what follows.
    /// </summary>
    private static bool IsAlone(char character) => character is (< '\u0300' and not '\r') or (>= '\u2010' and <= '\u2027');
}
