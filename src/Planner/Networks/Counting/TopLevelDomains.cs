namespace Planner.Networks.Counting;

/// <summary>
/// The top-level domains that twitter-text 3.1 knows (tld_lib.yml, 2021), and any in the ASCII form. A newer one makes no
/// address of a bare host.
/// </summary>
internal static class TopLevelDomains
{
    /// <summary>Lower case, in ordinal order; the file ends with a line break.</summary>
    private static readonly string[] Names = CountingData.Read("tlds.txt").TrimEnd().Split('\n');

    private static readonly int Longest = LongestOf(Names);

    /// <summary>The end of the top-level domain that starts here; -1 when there is none. What follows may be a letter only of another script.</summary>
    public static int End(string text, int start)
    {
        var end = start;
        var isAscii = true;
        while (end < text.Length && end - start <= Longest && (char.IsAsciiLetter(text[end]) || text[end] > '\u007F'))
        {
            isAscii &= char.IsAscii(text[end]);
            end++;
        }

        // Of ASCII letters only all of them can be one: a shorter part would have a letter behind it.
        for (var shortest = isAscii ? Math.Max(end, start + 1) : start + 1; end >= shortest; end--)
        {
            if (IsEnd(text, end) && IsKnown(text.AsSpan(start, end - start)))
            {
                return end;
            }
        }

        return EncodedEnd(text, start);
    }

    private static bool IsEnd(string text, int end) => end == text.Length || !(char.IsAsciiLetterOrDigit(text[end]) || text[end] is '@' or '+' or '-');

    private static bool IsKnown(ReadOnlySpan<char> name)
    {
        if (name.Length > Longest)
        {
            return false;
        }

        Span<char> lower = stackalloc char[name.Length];
        name.ToLowerInvariant(lower);
        var (first, behind) = (0, Names.Length);
        while (first < behind)
        {
            var middle = (first + behind) / 2;
            var order = lower.SequenceCompareTo(Names[middle]);
            if (order == 0)
            {
                return true;
            }

            (first, behind) = order < 0 ? (first, middle) : (middle + 1, behind);
        }

        return false;
    }

    /// <summary>A name of another script in its ASCII form, which no list has: <c>xn--fiqs8s</c>.</summary>
    private static int EncodedEnd(string text, int start)
    {
        const string Prefix = "xn--";
        var end = start + Prefix.Length;
        if (!text.AsSpan(start).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return -1;
        }

        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '-'))
        {
            end++;
        }

        return end > start + Prefix.Length ? end : -1;
    }

    private static int LongestOf(string[] names)
    {
        var longest = 0;
        foreach (var name in names)
        {
            longest = Math.Max(longest, name.Length);
        }

        return longest;
    }
}
