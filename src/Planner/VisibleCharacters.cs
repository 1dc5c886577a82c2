namespace Planner;

/// <summary>What a reader sees as one character may be a dozen UTF-16 units.</summary>
internal static class VisibleCharacters
{
    /// <summary>Where the last whole one ends within this many units of a text that has more.</summary>
    public static int LastEnd(ReadOnlySpan<char> text, int most)
    {
        var end = 0;
        for (var next = 0; end + next <= most; next = StringInfo.GetNextTextElementLength(text[end..]))
        {
            end += next;
        }

        return end;
    }

    /// <summary>Where the first one ends that reaches this far.</summary>
    public static int FirstEnd(ReadOnlySpan<char> text, int least)
    {
        var end = 0;
        while (end < least)
        {
            end += StringInfo.GetNextTextElementLength(text[end..]);
        }

        return end;
    }
}
