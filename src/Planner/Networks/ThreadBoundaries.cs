namespace Planner.Networks;

/// <summary>Every place where a rich text could be cut, with how good it is.</summary>
internal static class ThreadBoundaries
{
    /// <summary>In reading order, from the start of the text to its end. Rows of tables and pictures have none inside.</summary>
    public static ImmutableArray<ThreadBoundary> Of(RichText text)
    {
        var boundaries = ImmutableArray.CreateBuilder<ThreadBoundary>();
        for (var block = 0; block < text.Blocks.Length; block++)
        {
            var isIntroduced = block > 0 && IsIntroduction(text.Blocks[block - 1]);
            boundaries.Add(new ThreadBoundary(block, 0, isIntroduced ? ThreadCut.Introduction : ThreadCut.Block));
            if (text.Blocks[block].Kind is not (BlockKind.TableHeader or BlockKind.TableRow))
            {
                AddInside(text.Blocks[block], block, boundaries);
            }
        }

        boundaries.Add(new ThreadBoundary(text.Blocks.Length, 0, ThreadCut.Block));
        return boundaries.DrainToImmutable();
    }

    /// <summary>Space at which lines are broken; the no-break spaces of French are not among it.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) && !IsNoBreakSpace(character);

    /// <summary>A heading, a line in bold that stands for one, or words that end with a colon.</summary>
    private static bool IsIntroduction(TextBlock block)
    {
        if (block.Kind is not BlockKind.Paragraph || block.Runs.IsEmpty)
        {
            return block.Kind is BlockKind.Heading or BlockKind.TableHeader;
        }

        foreach (var run in block.Runs)
        {
            if ((run.Style & RunStyle.Bold) == 0)
            {
                return block.Runs[^1].Text.TrimEnd() is [.., ':' or '：'];
            }
        }

        return true;
    }

    private static void AddInside(TextBlock block, int index, ImmutableArray<ThreadBoundary>.Builder boundaries)
    {
        var text = block.Text.AsSpan();
        var pieces = ThreadPieces.Of(block, text);
        var picture = PictureAt(block, 0);

        // Nothing is cut off that nobody would see: a marker would be lost with it.
        var seen = text.Length - text.TrimStart().Length;
        for (var at = Next(text, seen); at < text.Length; at = Next(text, at))
        {
            if (at >= picture.End)
            {
                picture = PictureAt(block, at);
            }

            if (at > picture.Start && at < picture.End)
            {
                continue;
            }

            if ((block.Kind is BlockKind.Code ? InCode(text, at) : InWords(text, at, pieces[at])) is { } cut)
            {
                boundaries.Add(new ThreadBoundary(index, at, cut));
            }
        }
    }

    private static int Next(ReadOnlySpan<char> text, int at) =>
        at < text.Length ? at + StringInfo.GetNextTextElementLength(text[at..]) : at + 1;

    /// <summary>Code is cut between its lines; the spaces that a line starts with stay with it.</summary>
    private static ThreadCut InCode(ReadOnlySpan<char> text, int at) =>
        text[at - 1] == '\n' ? ThreadCut.Sentence
        : IsSpace(text[at - 1]) && !IsSpace(text[at]) ? ThreadCut.Word
        : ThreadCut.Piece;

    private static ThreadCut? InWords(ReadOnlySpan<char> text, int at, bool isInPiece)
    {
        if (IsSpace(text[at]))
        {
            // The cut comes after the last space.
            return null;
        }

        var isAfterSpace = IsSpace(text[at - 1]);
        return isInPiece ? isAfterSpace ? ThreadCut.Word : ThreadCut.Piece
            : isAfterSpace ? AfterSpace(text, at)
            : SentenceEnds.IsAt(text, at) ? ThreadCut.Sentence
            : IsTight(text[at - 1]) && IsTight(text[at]) ? ThreadCut.Word
            : ThreadCut.Character;
    }

    private static ThreadCut AfterSpace(ReadOnlySpan<char> text, int at)
    {
        var words = text[..at].TrimEnd(" \t").Length;
        if (words == 0 || text[words - 1] == '\n')
        {
            return ThreadCut.Sentence;
        }

        return SentenceEnds.IsFrenchSpace(text[words - 1], text[at]) ? ThreadCut.Word
            : SentenceEnds.IsBeforeSpace(text, words, text[at]) ? ThreadCut.Sentence
            : ThreadCut.Space;
    }

    private static bool IsTight(char character) => ThreadPieces.IsSpacedScript(character) || IsNoBreakSpace(character);

    private static bool IsNoBreakSpace(char character) => character is '\u00A0' or '\u2007' or '\u202F' or '\u2060' or '\uFEFF';

    /// <summary>The first picture's words that end after the place: a picture cut in two would be shown twice.</summary>
    private static (int Start, int End) PictureAt(TextBlock block, int at)
    {
        var start = 0;
        foreach (var run in block.Runs)
        {
            var end = start + run.Text.Length;
            if (end > at && (run.Style & RunStyle.Image) != 0)
            {
                return (start, end);
            }

            start = end;
        }

        return (int.MaxValue, int.MaxValue);
    }
}
