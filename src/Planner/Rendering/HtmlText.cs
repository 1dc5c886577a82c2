using System.Buffers;

namespace Planner.Rendering;

/// <summary>Escapes what has a meaning in HTML, and nothing else: letters of every script stay as they are.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'");

    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Special) < 0)
        {
            return text;
        }

        using var writer = new PageWriter();
        Write(text, writer);
        return writer.ToString();
    }

    public static void Write(ReadOnlySpan<char> text, PageWriter target)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            target.Write(text[..at]);
            target.Write(text[at] switch { '&' => "&amp;"u8, '<' => "&lt;"u8, '>' => "&gt;"u8, '"' => "&quot;"u8, _ => "&#39;"u8 });
            text = text[(at + 1)..];
        }

        target.Write(text);
    }
}
