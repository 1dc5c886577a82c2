namespace Planner.Networks.Counting;

/// <summary>Names of hosts inside a text, as twitter-text 3.1 takes them apart.</summary>
internal static class Hosts
{
    /// <summary>RFC 1035, 2.3.4, in the ASCII form.</summary>
    private const int LongestLabel = 63;

    /// <summary>Where the part before this dot begins, not before <paramref name="from"/>.</summary>
    public static int LabelStart(string text, int dot, int from)
    {
        var start = dot;
        while (start > from && IsInLabel(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>
    /// The end of the longest host that starts here: parts with dots between, and behind one of the dots a top-level domain;
    /// -1 when there is none. Only parts before the last but one may hold an underscore.
    /// </summary>
    /// <param name="resume">Behind the last dot that was looked at.</param>
    public static int End(string text, int start, out int resume)
    {
        var end = -1;
        resume = start;
        for (var dot = LabelEnd(text, start, out var hasUnderscore); dot >= 0; dot = LabelEnd(text, resume, out hasUnderscore))
        {
            resume = dot + 1;
            if (!hasUnderscore && TopLevelDomains.End(text, resume) is >= 0 and var found)
            {
                end = found;
            }
        }

        return end;
    }

    /// <summary>The end of the longest host in Latin letters that starts here and ends by <paramref name="limit"/>; -1 when there is none.</summary>
    /// <param name="resume">From where to look on.</param>
    public static int LatinEnd(string text, int start, int limit, out int resume)
    {
        var end = -1;
        var label = start;
        for (resume = start; resume < limit && UrlCharacters.IsLatinHost(text[resume]);)
        {
            resume++;
            if (resume < limit && text[resume] == '.' && resume > label)
            {
                resume++;
                label = resume;
                end = TopLevelDomains.End(text, resume) is >= 0 and var found && found <= limit ? found : end;
            }
        }

        resume = Math.Max(resume, start + 1);
        return end;
    }

    /// <summary>Whether every part is within 63 ASCII characters once it is encoded, and an encoded name has a host in Latin letters.</summary>
    public static bool IsValid(string text, int start, int end)
    {
        var host = text.AsSpan(start, end - start);
        if (host.StartsWith("xn--", StringComparison.Ordinal) && !HasLatin(text, start, end))
        {
            return false;
        }

        foreach (var label in host.Split('.'))
        {
            if (Punycode.EncodedLength(host[label]) is 0 or > LongestLabel)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasLatin(string text, int start, int end)
    {
        for (var at = start; at < end;)
        {
            if (LatinEnd(text, at, end, out at) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The dot behind the part of a host that starts here; -1 when it is none.</summary>
    private static int LabelEnd(string text, int start, out bool hasUnderscore)
    {
        var end = start;
        hasUnderscore = false;
        while (end < text.Length && IsInLabel(text[end]))
        {
            hasUnderscore |= text[end] == '_';
            end++;
        }

        return end > start && end < text.Length && text[end] == '.' && UrlCharacters.IsHost(text[start]) && UrlCharacters.IsHost(text[end - 1]) ? end : -1;
    }

    private static bool IsInLabel(char character) => UrlCharacters.IsHost(character) || character is '-' or '_';
}
