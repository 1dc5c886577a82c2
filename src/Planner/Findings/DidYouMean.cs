namespace Planner.Findings;

/// <summary>Finds the name that someone most likely meant.</summary>
public static class DidYouMean
{
    /// <summary>Nobody mistypes a longer name by hand, and comparing grows with the square of the length.</summary>
    private const int LongestWord = 256;

    /// <summary>
    /// The candidate that takes the fewest slips (a letter too many, too few, wrong, or two swapped) to become the word;
    /// null when every one takes more than a third of its letters. Case does not count; among equals the first in
    /// ordinal order wins, whatever order they come in.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
        {
            return null;
        }

        var typed = word.ToLowerInvariant();
        var rows = new int[3 * (LongestWord * 2)];
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var candidate in candidates)
        {
            var allowed = Math.Min(fewest, Allowed(word.Length, candidate.Length));
            if (Math.Abs(word.Length - candidate.Length) > allowed || candidate == nearest)
            {
                continue;
            }

            var slips = Slips(typed, candidate.ToLowerInvariant(), allowed, rows);
            if (slips <= allowed && (slips < fewest || string.CompareOrdinal(candidate, nearest) < 0))
            {
                (nearest, fewest) = (candidate, slips);
            }
        }

        return nearest;
    }

    /// <summary>A third of the letters, rounded up, but never all of them: <c>x</c> is no slip for <c>y</c>.</summary>
    private static int Allowed(int typed, int meant)
    {
        var longer = Math.Max(typed, meant);
        return Math.Min((longer + 2) / 3, longer - 1);
    }

    /// <summary>
    /// The optimal string alignment distance over three rows of one buffer; any number above <paramref name="allowed"/>
    /// once it is clear that it will be more.
    /// </summary>
    private static int Slips(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, int allowed, int[] rows)
    {
        TrimShared(ref typed, ref meant);
        var width = meant.Length + 1;
        var above = rows.AsSpan(0, width);
        var row = rows.AsSpan(width, width);
        var twoAbove = rows.AsSpan(2 * width, width);
        for (var column = 0; column < width; column++)
        {
            row[column] = column;
        }

        for (var line = 1; line <= typed.Length; line++)
        {
            var free = twoAbove;
            twoAbove = above;
            above = row;
            row = free;
            if (Fill(row, above, twoAbove, typed, meant, line) > allowed)
            {
                return int.MaxValue;
            }
        }

        return row[meant.Length];
    }

    /// <summary>What both start or end with needs no comparing; ids of one team share much.</summary>
    private static void TrimShared(ref ReadOnlySpan<char> typed, ref ReadOnlySpan<char> meant)
    {
        var start = typed.CommonPrefixLength(meant);
        typed = typed[start..];
        meant = meant[start..];
        while (typed.Length > 0 && meant.Length > 0 && typed[^1] == meant[^1])
        {
            typed = typed[..^1];
            meant = meant[..^1];
        }
    }

    /// <summary>Fills one row and answers its smallest number, below which no later row can fall by more than a swap.</summary>
    private static int Fill(Span<int> row, Span<int> above, Span<int> twoAbove, ReadOnlySpan<char> typed, ReadOnlySpan<char> meant, int line)
    {
        row[0] = line;
        var smallest = line;
        for (var column = 1; column < row.Length; column++)
        {
            var wrong = typed[line - 1] == meant[column - 1] ? 0 : 1;
            var slips = Math.Min(Math.Min(above[column], row[column - 1]) + 1, above[column - 1] + wrong);
            if (line > 1 && column > 1 && typed[line - 1] == meant[column - 2] && typed[line - 2] == meant[column - 1])
            {
                slips = Math.Min(slips, twoAbove[column - 2] + 1);
            }

            row[column] = slips;
            smallest = Math.Min(smallest, slips);
        }

        return smallest;
    }
}
