namespace Planner.Networks.Counting;

/// <summary>What follows the host of an address. Each method answers where its part ends: where it starts when there is none.</summary>
internal static class UrlTails
{
    /// <summary>Of a link that X has shortened, after <c>t.co/</c>.</summary>
    private const int LongestSlug = 40;

    public static int PortEnd(string text, int start)
    {
        if (start == text.Length || text[start] != ':')
        {
            return start;
        }

        var end = DigitsAndLettersEnd(text, start + 1, digitsOnly: true);
        return end > start + 1 ? end : start;
    }

    /// <summary>Punctuation at the end belongs to the sentence, and so does a bracket that was not opened in the path.</summary>
    public static int PathEnd(string text, int start, UrlStyle style)
    {
        if (start == text.Length || text[start] != '/')
        {
            return start;
        }

        var end = start + 1;
        for (var at = end; at < text.Length;)
        {
            if (UrlCharacters.IsPath(text[at], style))
            {
                end = UrlCharacters.IsPathEnd(text[at], style) ? at + 1 : end;
                at++;
            }
            else if (text[at] == '(' && BracketsEnd(text, at, style) is >= 0 and var behind)
            {
                // Behind punctuation, brackets end an address only where more of it follows them.
                (at, end) = (behind, end == at ? behind : end);
            }
            else
            {
                break;
            }
        }

        return end;
    }

    public static int QueryEnd(string text, int start, UrlStyle style)
    {
        if (start == text.Length || text[start] != '?')
        {
            return start;
        }

        var end = start;
        for (var at = start + 1; at < text.Length && UrlCharacters.IsQuery(text[at], style); at++)
        {
            end = UrlCharacters.IsQueryEnd(text[at], style) ? at + 1 : end;
        }

        return end;
    }

    /// <summary>
    /// The end of an address with a scheme: of <c>t.co/slug</c> only letters, digits and a query count; -1 when the slug is longer
    /// than X makes them.
    /// </summary>
    public static int ShortenedEnd(string text, int host, int hostEnd, int end)
    {
        if (end == hostEnd || text[hostEnd] != '/' || !text.AsSpan(host, hostEnd - host).Equals("t.co", StringComparison.OrdinalIgnoreCase))
        {
            return end;
        }

        var slug = hostEnd + 1;
        var slugEnd = DigitsAndLettersEnd(text, slug, digitsOnly: false);
        return slugEnd == slug ? end : slugEnd - slug > LongestSlug ? -1 : QueryEnd(text, slugEnd, UrlStyle.X);
    }

    /// <summary>The end of <c>(…)</c>, which may hold one more pair; -1 when it is not closed or holds anything else, or nothing.</summary>
    private static int BracketsEnd(string text, int open, UrlStyle style)
    {
        var inner = RunEnd(text, open + 1, style);
        if (inner < text.Length && text[inner] == '(')
        {
            var innerEnd = RunEnd(text, inner + 1, style);
            if (innerEnd == inner + 1 || innerEnd == text.Length || text[innerEnd] != ')')
            {
                return -1;
            }

            inner = RunEnd(text, innerEnd + 1, style);
        }

        return inner > open + 1 && inner < text.Length && text[inner] == ')' ? inner + 1 : -1;
    }

    private static int RunEnd(string text, int start, UrlStyle style)
    {
        while (start < text.Length && UrlCharacters.IsPath(text[start], style))
        {
            start++;
        }

        return start;
    }

    private static int DigitsAndLettersEnd(string text, int start, bool digitsOnly)
    {
        while (start < text.Length && (digitsOnly ? char.IsAsciiDigit(text[start]) : char.IsAsciiLetterOrDigit(text[start])))
        {
            start++;
        }

        return start;
    }
}
