namespace Planner.Networks;

/// <summary>What stands between two places of a rich text, as a rich text of its own.</summary>
internal static class ThreadPart
{
    /// <summary>
    /// Containers, styles, links and places in the file stay; an item's marker stands on its first part. Space at which it was cut is
    /// gone, and so are blocks without anything to see at either end.
    /// </summary>
    public static RichText Of(RichText text, ThreadBoundary start, ThreadBoundary end)
    {
        var blocks = new List<TextBlock>();
        for (var index = start.Block; index < text.Blocks.Length && (index < end.Block || (index == end.Block && end.Offset > 0)); index++)
        {
            var from = index == start.Block ? start.Offset : 0;
            int? to = index == end.Block ? end.Offset : null;
            var block = from == 0 && to is null ? text.Blocks[index] : Part(text.Blocks[index], from, to);
            if (blocks.Count > 0 || !IsBlank(block))
            {
                blocks.Add(block);
            }
        }

        while (blocks is [.., var last] && IsBlank(last))
        {
            blocks.RemoveAt(blocks.Count - 1);
        }

        return new RichText([.. blocks]);
    }

    /// <summary>
    /// With the segment's number behind its last words; on a line of its own behind code, a table, or a list item without text.
    /// </summary>
    public static RichText Numbered(RichText part, int number, int total)
    {
        if (part.Blocks is not [.., { Kind: BlockKind.Paragraph or BlockKind.Heading, Runs: [.., var last] runs } block])
        {
            var line = part.Blocks is [.., var above] ? above.Line : 1;
            return new RichText(part.Blocks.Add(new TextBlock(BlockKind.Paragraph, 0, "", null, line, [new Run($"{number}/{total}", RunStyle.None, null, line, 1)])));
        }

        var numbered = last is { Style: RunStyle.None, Link: null }
            ? runs.SetItem(runs.Length - 1, last with { Characters = $"{last.Text} {number}/{total}".AsMemory() })
            : runs.Add(new Run($" {number}/{total}", RunStyle.None, null, last.Line, last.Column));
        return new RichText(part.Blocks.SetItem(part.Blocks.Length - 1, block with { Runs = numbered }));
    }

    private static bool IsBlank(TextBlock block)
    {
        foreach (var run in block.Runs)
        {
            if (run.Link is not null || !run.Text.IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="to">Null when the block is taken to its end.</param>
    private static TextBlock Part(TextBlock block, int from, int? to)
    {
        var runs = new List<Run>();
        var start = 0;
        foreach (var run in block.Runs)
        {
            var end = start + run.Text.Length;

            // A run without characters, such as a picture without words, belongs to what stands after it.
            if (run.Text.IsEmpty ? start >= from && (to is null || start < to) : end > from && (to is null || start < to))
            {
                runs.Add(Part(run, Math.Max(from - start, 0), Math.Min((to ?? end) - start, run.Text.Length)));
            }

            start = end;
        }

        if (to is not null)
        {
            TrimEnd(runs, block.Kind);
        }

        return block with { Marker = from == 0 ? block.Marker : null, Line = runs is [var first, ..] ? first.Line : block.Line, Runs = [.. runs] };
    }

    private static Run Part(Run run, int from, int to)
    {
        var before = run.Text[..from];
        var lines = before.Count('\n');
        return run with
        {
            Characters = run.Characters[from..to],
            Line = run.Line + lines,
            Column = lines == 0 ? run.Column + from : from - before.LastIndexOf('\n'),
        };
    }

    private static void TrimEnd(List<Run> runs, BlockKind kind)
    {
        while (runs is [.., var last] && (kind is BlockKind.Code || (last.Style & (RunStyle.Code | RunStyle.Image)) == 0))
        {
            var length = kind is BlockKind.Code ? last.Text.Length - (last.Text is [.., '\n'] ? 1 : 0) : LengthWithoutSpace(last.Text);
            if (length > 0 || kind is BlockKind.Code || last.Link is not null)
            {
                runs[^1] = last with { Characters = last.Characters[..length] };
                return;
            }

            runs.RemoveAt(runs.Count - 1);
        }
    }

    private static int LengthWithoutSpace(ReadOnlySpan<char> text)
    {
        var length = text.Length;
        while (length > 0 && ThreadBoundaries.IsSpace(text[length - 1]))
        {
            length--;
        }

        return length;
    }
}
