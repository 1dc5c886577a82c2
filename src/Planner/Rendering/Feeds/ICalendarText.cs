using System.Buffers;
using System.Text;

namespace Planner.Rendering.Feeds;

/// <summary>The value type TEXT of RFC 5545, section 3.3.11.</summary>
internal static class ICalendarText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(
        [.. CharacterRange.Of('\0', '\u001F'), .. CharacterRange.Of('\u007F', '\u009F'), '\\', ';', ',', '\u2028', '\u2029']);

    /// <summary>Line breaks of every kind become <c>\n</c>; other control characters, which the format forbids, are dropped.</summary>
    public static string Escape(string text)
    {
        var next = text.AsSpan().IndexOfAny(Special);
        if (next < 0)
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        var start = 0;
        while (next >= 0)
        {
            escaped.Append(text, start, next);
            var at = start + next;
            escaped.Append(Escaped(text, at));
            start = at + 1;
            next = text.AsSpan(start).IndexOfAny(Special);
        }

        return escaped.Append(text, start, text.Length - start).ToString();
    }

    private static string Escaped(string text, int at) => text[at] switch
    {
        '\\' => @"\\",
        ';' => @"\;",
        ',' => @"\,",
        '\t' => "\t",
        '\r' when at + 1 < text.Length && text[at + 1] == '\n' => "",
        '\n' or '\r' or '\u0085' or '\u2028' or '\u2029' => @"\n",
        _ => "",
    };
}
