using System.Text;

namespace Planner.Networks.Bluesky;

/// <param name="Length">In UTF-16 code units.</param>
internal sealed record FoundFacet(FacetKind Kind, int Length, string Value);

/// <summary>What a text that starts with a facet has there; null when it does not start with one.</summary>
internal static class FacetWords
{
    /// <summary>In grapheme clusters (networks.md 2.1).</summary>
    private const int LongestTag = 64;

    /// <summary>Letters and digits of a cashtag.</summary>
    private const int LongestTicker = 5;

    /// <summary>White space as JavaScript has it.</summary>
    public static bool IsSpace(char character) => character == '\uFEFF' || (char.IsWhiteSpace(character) && character != '\u0085');

    /// <summary>How long <c>https://</c> or <c>http://</c> is in front of the text; zero when neither is.</summary>
    public static int SchemeLength(ReadOnlySpan<char> text, StringComparison comparison) =>
        text.StartsWith("https://", comparison) ? "https://".Length
        : text.StartsWith("http://", comparison) ? "http://".Length
        : 0;

    /// <summary>The length in UTF-16 code units of the longest beginning that has no more grapheme clusters.</summary>
    public static int PrefixOf(ReadOnlySpan<char> text, int clusters)
    {
        var length = 0;
        for (; clusters > 0 && length < text.Length; clusters--)
        {
            length += StringInfo.GetNextTextElementLength(text[length..]);
        }

        return length;
    }

    public static FoundFacet? Mention(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        // It ends where a word of Latin letters ends or, before an underscore, where one would begin.
        while (end > 1 && IsWord(text, end - 1) == IsWord(text, end))
        {
            end--;
        }

        var handle = text[1..end];
        return BlueskyHandle.IsValid(handle) && (TopLevelDomains.EndsOneOf(handle) || handle.EndsWith(".test", StringComparison.Ordinal))
            ? new FoundFacet(FacetKind.Mention, end, handle.ToString())
            : null;
    }

    /// <param name="searched">
    /// How much of the text the client has looked at: the whole word when it looks like an address, whether or not it is one.
    /// </param>
    public static FoundFacet? Link(ReadOnlySpan<char> text, out int searched)
    {
        var scheme = SchemeLength(text, StringComparison.OrdinalIgnoreCase);
        var domain = scheme == 0 ? DomainLength(text) : 0;
        searched = 0;
        if (scheme + domain == 0)
        {
            return null;
        }

        while (searched < text.Length && !IsSpace(text[searched]))
        {
            searched++;
        }

        var address = WithoutEnd(text[..searched]);
        return scheme == 0
            ? TopLevelDomains.EndsOneOf(text[..domain]) ? new FoundFacet(FacetKind.Link, address.Length, $"https://{address}") : null
            : IsComplete(address) ? new FoundFacet(FacetKind.Link, address.Length, address.ToString()) : null;
    }

    public static FoundFacet? Tag(ReadOnlySpan<char> text)
    {
        // U+FE0F makes the sign a keycap.
        if (text.Length < 2 || text[1] == '\uFE0F')
        {
            return null;
        }

        var (end, lastShown, isWord) = (1, 1, false);
        while (end < text.Length && !IsSpace(text[end]) && !IsInvisible(text[end]))
        {
            Rune.DecodeFromUtf16(text[end..], out var rune, out var length);
            end += length;
            if (!IsPunctuation(rune))
            {
                lastShown = end;
                isWord |= !char.IsAsciiDigit(text[end - length]);
            }
        }

        var tag = text[1..lastShown];
        return isWord && (tag.Length <= LongestTag || PrefixOf(tag, LongestTag) == tag.Length) ? new FoundFacet(FacetKind.Tag, lastShown, tag.ToString()) : null;
    }

    /// <summary>A stock's ticker becomes a tag with its sign, in capitals.</summary>
    public static FoundFacet? Cashtag(ReadOnlySpan<char> text)
    {
        var end = 1;
        while (end < text.Length && end <= LongestTicker && (end == 1 ? char.IsAsciiLetter(text[end]) : char.IsAsciiLetterOrDigit(text[end])))
        {
            end++;
        }

        return end > 1 && (end == text.Length || IsSpace(text[end]) || text[end] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or '"' or '\'' or '’')
            ? new FoundFacet(FacetKind.Tag, end, text[..end].ToString().ToUpperInvariant())
            : null;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_');

    /// <summary>Labels of Latin letters and digits with dots between, the first one starting with a letter; zero when there is no dot.</summary>
    private static int DomainLength(ReadOnlySpan<char> text)
    {
        var (length, label) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetterOrDigit(text[at]))
            {
                length = label > 0 ? at + 1 : 0;
            }
            else if (text[at] == '.' && at > label)
            {
                label = at + 1;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    /// <summary>One sign of punctuation belongs to the sentence, and so does a parenthesis that the address does not open.</summary>
    private static ReadOnlySpan<char> WithoutEnd(ReadOnlySpan<char> address)
    {
        var kept = address[^1] is '.' or ',' or ';' or ':' or '!' or '?' ? address[..^1] : address;
        return kept.Length > 0 && kept[^1] == ')' && !kept.Contains('(') ? kept[..^1] : kept;
    }

    /// <summary>Whether the client takes the scheme for one, in lower case, and the server the address, with something after it.</summary>
    private static bool IsComplete(ReadOnlySpan<char> address)
    {
        var scheme = SchemeLength(address, StringComparison.Ordinal);
        return scheme > 0 && address.Length > scheme && address[scheme] != '/';
    }

    /// <summary>Characters without a width, where a tag ends.</summary>
    private static bool IsInvisible(char character) =>
        character is '\u00AD' or '\u2060' or '\u200A' or '\u200B' or '\u200C' or '\u200D' or '\u20E2';

    private static bool IsPunctuation(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.ConnectorPunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
        or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.OtherPunctuation;
}
