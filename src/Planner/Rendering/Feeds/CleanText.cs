using System.Buffers;
using System.Text;
using System.Xml;

namespace Planner.Rendering.Feeds;

/// <summary>Texts without what neither XML 1.0 nor JSON can hold, however it is escaped.</summary>
internal static class CleanText
{
    /// <summary>Halves of characters among them, which may be whole together.</summary>
    private static readonly SearchValues<char> Doubtful = SearchValues.Create(
    [
        .. CharacterRange.Of('\0', '\u0008'), '\u000B', '\u000C', .. CharacterRange.Of('\u000E', '\u001F'), .. CharacterRange.Of('\uD800', '\uDFFF'), '\uFFFE', '\uFFFF',
    ]);

    public static string Of(string text) => text.AsSpan().ContainsAny(Doubtful) ? Rebuilt(text) : text;

    /// <summary>A half of a surrogate pair becomes U+FFFD; a control character goes.</summary>
    private static string Rebuilt(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)))
        {
            clean.Append(rune);
        }

        return clean.ToString();
    }
}
