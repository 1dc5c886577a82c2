using System.Buffers;
using System.Text;

namespace Planner.Networks.Texts;

/// <summary>What has a meaning in HTML stands as an entity; letters of every script stay as they are.</summary>
internal static class HtmlEscapes
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"");

    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAny(Special))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        Append(escaped, text);
        return escaped.ToString();
    }

    public static void Append(StringBuilder target, ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(Special); at >= 0; at = text.IndexOfAny(Special))
        {
            target.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => "&quot;" });
            text = text[(at + 1)..];
        }

        target.Append(text);
    }
}
