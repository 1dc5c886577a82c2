using System.Text;

namespace Planner.Networks.Texts;

/// <summary>Rich text as Markdown again, in one network's dialect. One instance writes one text.</summary>
internal sealed class MarkdownWriter(MarkdownDialect dialect)
{
    private readonly StringBuilder text = new();

    // What stands before a further line, for each open quote or list from the outside in.
    private readonly List<string> indents = [];
    private string open = "";

    public static string Write(RichText text, MarkdownDialect dialect)
    {
        var writer = new MarkdownWriter(dialect);
        for (var at = 0; at < text.Blocks.Length; at++)
        {
            writer.Write(text.Blocks, at);
        }

        return writer.text.ToString();
    }

    private void Write(ImmutableArray<TextBlock> blocks, int at)
    {
        var (block, previous) = (blocks[at], at > 0 ? blocks[at - 1] : null);
        var isInList = open.AsSpan().ContainsAny('*', '1');
        Enter(block, previous);
        switch (block.Kind)
        {
            case BlockKind.Code:
                Code(block.Text, isFenced: dialect.HasFences || isInList);
                break;
            case BlockKind.Heading:
                Heading(block);
                break;
            case BlockKind.TableHeader or BlockKind.TableRow:
                Row(block, previous);
                break;
            default:
                Lines(MarkdownRuns.Of(block.Runs.AsSpan(), dialect, isOneLine: false));
                break;
        }
    }

    /// <summary>Closes and opens quotes and lists, and writes what stands before the block's first line.</summary>
    private void Enter(TextBlock block, TextBlock? previous)
    {
        var step = Nesting.Step(open, block);
        if (previous is not null)
        {
            text.Append(IsTight(previous, block) ? "\n" : "\n" + Indent(open.AsSpan(0, step.Kept).LastIndexOf('>') + 1) + "\n");
        }

        text.Append(Indent(step.Kept));
        indents.RemoveRange(step.Kept, indents.Count - step.Kept);
        for (var at = step.Kept; at < block.Nesting.Length; at++)
        {
            var marker = block.Nesting[at] is '>' ? ">" : at == Nesting.ItemOf(block) ? block.Marker! : block.Nesting[at] is '*' ? "-" : "1.";
            text.Append(marker).Append(' ');
            indents.Add(marker is ">" ? "> " : new string(' ', marker.Length + 1));
        }

        open = block.Nesting;
    }

    /// <summary>Only a bullet or the number one ends a paragraph without an empty line (CommonMark, "List items").</summary>
    private static bool IsTight(TextBlock previous, TextBlock block) =>
        Layout.IsTight(previous, block)
        && (block.Kind is BlockKind.TableRow || previous.Nesting.Length >= block.Nesting.Length || (block.Marker is "-" or "1." && !block.Runs.IsEmpty))
        && !(block.Kind is BlockKind.TableHeader && previous.Kind is BlockKind.TableHeader or BlockKind.TableRow);

    private string Indent(int levels) => string.Concat(indents.Take(levels));

    /// <summary>The first line goes where the text ends; the others stand behind what is open.</summary>
    private void Lines(string lines) => text.Append(lines.Replace("\n", "\n" + Indent(indents.Count), StringComparison.Ordinal));

    private void Heading(TextBlock heading)
    {
        var line = MarkdownRuns.Of(heading.Runs.AsSpan(), dialect, isOneLine: true).Trim();
        if (heading.Level <= dialect.Headings)
        {
            // A sign at the end would be taken for the heading's own.
            text.Append('#', heading.Level).Append(' ').Append(line is [.., '#'] and not [.., '\\', '#'] ? line[..^1] + "\\#" : line);
        }
        else
        {
            text.Append(MarkdownRuns.Of([.. heading.Runs.Select(run => run with { Style = run.Style | RunStyle.Bold })], dialect, isOneLine: true));
        }
    }

    private void Code(string code, bool isFenced)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return;
        }

        if (!dialect.IsCommonMark)
        {
            // Discord knows fences of three, and nothing that would let three stand inside.
            code = code.Replace("```", $"``{Guards.Space}`", StringComparison.Ordinal);
        }

        var fence = new string('`', Math.Max(3, MarkdownText.LongestRun(code) + 1));
        Lines(isFenced ? $"{fence}\n{code}\n{fence}" : "    " + code.Replace("\n", "\n    ", StringComparison.Ordinal));
    }

    private void Row(TextBlock row, TextBlock? previous)
    {
        var cells = Cells(row);
        if (!dialect.HasTables)
        {
            Lines(string.Join(Layout.Bar, cells));
            return;
        }

        var startsTable = row.Kind is BlockKind.TableHeader || previous is not { Kind: BlockKind.TableHeader or BlockKind.TableRow } || previous.Nesting != row.Nesting;
        if (startsTable && row.Kind is BlockKind.TableRow)
        {
            Lines($"|{string.Concat(cells.Select(_ => "  |"))}\n{Rule(cells.Count)}\n");
        }

        Lines($"| {string.Join(Layout.Bar, cells)} |" + (row.Kind is BlockKind.TableHeader ? "\n" + Rule(cells.Count) : ""));
    }

    private static string Rule(int cells) => "|" + string.Concat(Enumerable.Repeat(" --- |", cells));

    private List<string> Cells(TextBlock row)
    {
        var (cells, start) = (new List<string>(), 0);
        for (var at = 0; at < row.Runs.Length; at++)
        {
            if ((row.Runs[at].Style & RunStyle.CellEnd) != 0)
            {
                cells.Add(MarkdownRuns.Of(row.Runs.AsSpan()[start..at], dialect, isOneLine: true, isCell: true).Trim());
                start = at + 1;
            }
        }

        return cells;
    }
}
