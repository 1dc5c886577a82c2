namespace Planner.Networks;

/// <summary>
/// Splits a text that is too long for one message into the segments of a thread. A block that fits a segment of its own is not
/// cut; of one that does not, no sentence that fits is cut; then no word, then no character. What has to be cut anyway begins
/// right behind what stands before it. A heading stays with the first sentence below it.
/// </summary>
public static class ThreadSplit
{
    /// <param name="fits">
    /// Whether the network takes this as one message. What is part of something that fits should fit too, and all digits weigh the same.
    /// </param>
    /// <param name="numbered">Whether each segment ends with its number and their total, as in <c>1/4</c>; a single one does not.</param>
    /// <returns>
    /// Segments that each fit, with all words of the text in their order; the text alone when it fits, or when a piece of it that cannot
    /// be cut (a character, a row of a table, the words of a picture) fits nowhere.
    /// </returns>
    public static ImmutableArray<RichText> Of(RichText text, Func<RichText, bool> fits, bool numbered)
    {
        if (fits(text))
        {
            return [text];
        }

        var boundaries = ThreadBoundaries.Of(text);
        if (!numbered)
        {
            return new Splitting(text, boundaries, fits, null).Segments() is { IsEmpty: false } plain ? plain : [text];
        }

        // The room for the total is one digit until there are more than nine segments, and so on.
        for (var total = 9; ; total = (total * 10) + 9)
        {
            var segments = new Splitting(text, boundaries, fits, total).Segments();
            if (segments.Length <= total)
            {
                return segments.Length switch
                {
                    0 => [text],
                    1 => segments,
                    _ => [.. segments.Select((segment, index) => ThreadPart.Numbered(segment, index + 1, segments.Length))],
                };
            }
        }
    }

    /// <param name="Total">The largest number of segments that their numbers have room for; null when they have none.</param>
    private sealed record Splitting(RichText Text, ImmutableArray<ThreadBoundary> Boundaries, Func<RichText, bool> FitsAlone, int? Total)
    {
        /// <summary>By how good a cut is, in its order: the boundaries at least that good.</summary>
        private readonly int[][] places = PlacesOf(Boundaries);

        private int Last => Boundaries.Length - 1;

        /// <summary>Without their numbers; none when something fits nowhere, and not all of them when they are more than their numbers have room for.</summary>
        public ImmutableArray<RichText> Segments()
        {
            var segments = ImmutableArray.CreateBuilder<RichText>();
            for (var start = 0; start < Last && !(segments.Count > Total);)
            {
                var end = End(start, segments.Count + 1);
                if (end == start)
                {
                    return [];
                }

                var part = ThreadPart.Of(Text, Boundaries[start], Boundaries[end]);
                if (!part.Blocks.IsEmpty)
                {
                    segments.Add(part);
                }

                start = end;
            }

            return segments.DrainToImmutable();
        }

        /// <summary>Where the segment that starts here ends; its start when nothing fits.</summary>
        private int End(int start, int number)
        {
            var (end, limit) = (start, Last + 1);
            for (var cut = ThreadCut.Block; cut >= ThreadCut.Piece; cut--)
            {
                end = Furthest(start, end, limit, cut, number);
                if (end == Last)
                {
                    break;
                }

                var next = Ahead(end, 1, Last + 1, cut);
                if (end > start && Fits(end, next, number + 1))
                {
                    break;
                }

                limit = next;
            }

            return end;
        }

        /// <summary>The last boundary at least this good before the limit up to which a segment fits: steps double while it does, then halve.</summary>
        private int Furthest(int start, int from, int limit, ThreadCut cut, int number)
        {
            var end = from;
            var grows = true;
            for (var step = 1; step > 0; step = grows ? step * 2 : step / 2)
            {
                var next = Ahead(end, step, limit, cut);
                if (next > end && Fits(start, next, number))
                {
                    end = next;
                }
                else
                {
                    grows = false;
                }
            }

            return end;
        }

        /// <summary>The boundary that stands so many steps further, or the last one before the limit.</summary>
        private int Ahead(int from, int steps, int limit, ThreadCut cut)
        {
            var good = places[(int)cut];
            var reached = Math.Min(CountBelow(good, from + 1) + steps, CountBelow(good, limit)) - 1;
            return reached >= 0 && good[reached] > from ? good[reached] : from;
        }

        private static int CountBelow(int[] sorted, int value)
        {
            var found = Array.BinarySearch(sorted, value);
            return found >= 0 ? found : ~found;
        }

        /// <summary>Looked up and not searched for: a text of one word has a hundred thousand places to cut it, and may need as many segments.</summary>
        private static int[][] PlacesOf(ImmutableArray<ThreadBoundary> boundaries) =>
            [.. Enum.GetValues<ThreadCut>().Select(cut => Enumerable.Range(0, boundaries.Length).Where(index => boundaries[index].Cut >= cut).ToArray())];

        /// <summary>Of what is much longer than any segment only the beginning is looked at: a chapter is not counted for each of its segments.</summary>
        private bool Fits(int start, int end, int number)
        {
            const int longSegment = 1024;
            for (var length = longSegment; start + length < end; length *= 2)
            {
                if (!FitsWhole(start, start + length, number))
                {
                    return false;
                }
            }

            return FitsWhole(start, end, number);
        }

        private bool FitsWhole(int start, int end, int number)
        {
            var part = ThreadPart.Of(Text, Boundaries[start], Boundaries[end]);
            return FitsAlone(Total is { } total ? ThreadPart.Numbered(part, number, total) : part);
        }
    }
}
