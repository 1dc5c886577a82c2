using System.Text;

namespace Planner.Reviewing;

internal enum DifferenceKind
{
    Same,
    Removed,
    Added,
}

/// <summary>A piece of two texts: of both, of the old one alone, or of the new one alone.</summary>
internal sealed record DifferencePart(DifferenceKind Kind, string Text);

/// <summary>
/// What differs between two texts, word by word: Myers' shortest edit script ("An O(ND) Difference Algorithm and Its
/// Variations", 1986) over words, spaces and single signs. What is the same and removed makes up the old text, what is the
/// same and added the new one.
/// </summary>
internal static class WordDifference
{
    /// <summary>Texts with more edits than this have little in common: they are told as one text for another. It bounds memory to 4 MB.</summary>
    private const int MostEdits = 1000;

    public static ImmutableArray<DifferencePart> Of(string before, string after)
    {
        if (before == after)
        {
            return before.Length == 0 ? [] : [new DifferencePart(DifferenceKind.Same, before)];
        }

        var (old, now) = (Words(before), Words(after));
        var (shorter, start) = (Math.Min(old.Length, now.Length), 0);
        while (start < shorter && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < shorter - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var joined = Joined([Same(old[..start]), .. Edits(old[start..^end], now[start..^end]), Same(old[^end..])]);
        return IsScattered(joined, Math.Max(before.Length, after.Length)) ? [new DifferencePart(DifferenceKind.Removed, before), new DifferencePart(DifferenceKind.Added, after)] : joined;
    }

    private static DifferencePart Same(string[] words) => new(DifferenceKind.Same, string.Concat(words));

    /// <summary>Whether so little is the same, and in so many places, that two whole texts read better than their words one between the other.</summary>
    private static bool IsScattered(ImmutableArray<DifferencePart> parts, int length) =>
        parts.Length > 6 && parts.Where(part => part.Kind is DifferenceKind.Same).Sum(part => part.Text.Length) * 3 < length
        && parts.Any(part => part.Kind is DifferenceKind.Removed) && parts.Any(part => part.Kind is DifferenceKind.Added);

    /// <summary>Runs of letters and digits, runs of spaces, and every other sign by itself, whole as readers see it: 👩‍🚀 is one.</summary>
    internal static string[] Words(string text)
    {
        var words = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var length = RunAt(text, start, static rune => Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
            length = length > 0 ? length : RunAt(text, start, static rune => rune.Value is ' ' or '\t' or 0xA0 or 0x202F);
            length = length > 0 ? length : StringInfo.GetNextTextElementLength(text, start);
            words.Add(text.Substring(start, length));
            start += length;
        }

        return [.. words];
    }

    private static int RunAt(string text, int start, Func<Rune, bool> belongs)
    {
        var end = start;
        while (end < text.Length && Rune.TryGetRuneAt(text, end, out var rune) && belongs(rune))
        {
            end += rune.Utf16SequenceLength;
        }

        return end - start;
    }

    private static IEnumerable<DifferencePart> Edits(string[] old, string[] now)
    {
        if (Trace(old, now) is not { } trace)
        {
            return [.. old.Select(word => new DifferencePart(DifferenceKind.Removed, word)), .. now.Select(word => new DifferencePart(DifferenceKind.Added, word))];
        }

        var parts = new List<DifferencePart>();
        var (x, y) = (old.Length, now.Length);
        for (var edits = trace.Count - 1; edits >= 0; edits--)
        {
            // The furthest points after one edit less, by diagonal from -edits on.
            var reached = trace[edits];
            var diagonal = x - y;
            var isDown = diagonal == -edits || (diagonal != edits && reached[diagonal - 1 + edits] < reached[diagonal + 1 + edits]);
            var previous = isDown ? diagonal + 1 : diagonal - 1;
            var previousX = edits == 0 ? 0 : reached[previous + edits];
            var previousY = edits == 0 ? 0 : previousX - previous;
            while (x > previousX && y > previousY)
            {
                parts.Add(new DifferencePart(DifferenceKind.Same, old[--x]));
                y--;
            }

            if (edits > 0)
            {
                parts.Add(isDown ? new DifferencePart(DifferenceKind.Added, now[--y]) : new DifferencePart(DifferenceKind.Removed, old[--x]));
            }
        }

        parts.Reverse();
        return parts;
    }

    /// <summary>For each number of edits the furthest point on each diagonal before them; null when there are too many.</summary>
    private static List<int[]>? Trace(string[] old, string[] now)
    {
        var most = Math.Min(old.Length + now.Length, MostEdits);
        var reached = new int[(2 * most) + 3];
        var centre = most + 1;
        var trace = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            trace.Add(reached[(centre - edits)..(centre + edits + 1)]);
            for (var diagonal = -edits; diagonal <= edits; diagonal += 2)
            {
                var isDown = diagonal == -edits || (diagonal != edits && reached[centre + diagonal - 1] < reached[centre + diagonal + 1]);
                var x = isDown ? reached[centre + diagonal + 1] : reached[centre + diagonal - 1] + 1;
                while (x < old.Length && x - diagonal < now.Length && old[x] == now[x - diagonal])
                {
                    x++;
                }

                reached[centre + diagonal] = x;
                if (x >= old.Length && x - diagonal >= now.Length)
                {
                    return trace;
                }
            }
        }

        return null;
    }

    /// <summary>One part for neighbours of a kind, what is removed before what is added; a space alone between two changes belongs to both.</summary>
    private static ImmutableArray<DifferencePart> Joined(List<DifferencePart> parts)
    {
        var joined = ImmutableArray.CreateBuilder<DifferencePart>();
        var (same, removed, added) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var index = 0; index < parts.Count; index++)
        {
            var part = parts[index];
            var isBetween = part.Kind is DifferenceKind.Same && removed.Length > 0 && added.Length > 0
                && string.IsNullOrWhiteSpace(part.Text) && !part.Text.Contains('\n', StringComparison.Ordinal)
                && index + 1 < parts.Count && parts[index + 1].Kind is not DifferenceKind.Same;
            if (part.Kind is DifferenceKind.Same && !isBetween)
            {
                Flush(joined, removed, added);
                same.Append(part.Text);
                continue;
            }

            Flush(joined, same);
            removed.Append(part.Kind is DifferenceKind.Added ? "" : part.Text);
            added.Append(part.Kind is DifferenceKind.Removed ? "" : part.Text);
        }

        Flush(joined, removed, added);
        Flush(joined, same);
        return joined.DrainToImmutable();

        void Flush(ImmutableArray<DifferencePart>.Builder into, params ReadOnlySpan<StringBuilder> texts)
        {
            foreach (var text in texts)
            {
                if (text.Length > 0)
                {
                    into.Add(new DifferencePart(text == same ? DifferenceKind.Same : text == removed ? DifferenceKind.Removed : DifferenceKind.Added, text.ToString()));
                    text.Clear();
                }
            }
        }
    }
}
