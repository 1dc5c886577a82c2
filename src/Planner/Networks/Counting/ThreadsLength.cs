using System.Text;

namespace Planner.Networks.Counting;

/// <summary>
/// How Threads counts: in characters, but an emoji in the bytes of its UTF-8, 25 for a family of four. networks.md 9.1
/// (developers.facebook.com/docs/threads/posts, 2026). What is no emoji is counted in UTF-16 code units.
/// </summary>
public static class ThreadsLength
{
    public static int Of(string text)
    {
        // Every emoji sequence has a sign from U+20E3 on, be it the keycap or the variation selector.
        if (text.AsSpan().IndexOfAnyInRange('\u20E3', '\uFFFF') < 0)
        {
            return text.Length;
        }

        var length = 0;
        for (var at = 0; at < text.Length;)
        {
            var emoji = EmojiSequences.LengthAt(text, at);
            length += emoji > 0 ? Encoding.UTF8.GetByteCount(text.AsSpan(at, emoji)) : 1;
            at += Math.Max(emoji, 1);
        }

        return length;
    }
}
