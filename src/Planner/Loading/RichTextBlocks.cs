using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Planner.Loading;

/// <summary>Markdig's tree of blocks to the flat list of <see cref="RichText"/>.</summary>
internal static class RichTextBlocks
{
    public static void Add(Block block, List<TextBlock> blocks, Runs runs, int firstLine) =>
        Add(block, "", null, blocks, runs, firstLine);

    /// <returns>The marker that the next block still has to carry: null once a block carried it.</returns>
    private static string? Add(Block block, string nesting, string? marker, List<TextBlock> blocks, Runs runs, int firstLine)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup or BlankLineBlock or ThematicBreakBlock:
                return marker;
            case ListBlock list:
                foreach (var item in list.OfType<ListItemBlock>())
                {
                    AddItem(item, nesting + (list.IsOrdered ? '1' : '*'), list.IsOrdered ? $"{item.Order}." : "-", blocks, runs, firstLine);
                }

                return null;
            case QuoteBlock quote:
                foreach (var child in quote)
                {
                    marker = Add(child, nesting + '>', marker, blocks, runs, firstLine);
                }

                return marker;
            case Table table:
                foreach (var row in table.OfType<TableRow>())
                {
                    blocks.Add(new TextBlock(row.IsHeader ? BlockKind.TableHeader : BlockKind.TableRow, 0, nesting, marker, row.Line + firstLine, runs.OfRow(row)));
                    marker = null;
                }

                return null;
            case CodeBlock code:
                blocks.Add(new TextBlock(BlockKind.Code, 0, nesting, marker, code.Line + firstLine, runs.OfCode(code)));
                return null;
            case HeadingBlock heading:
                blocks.Add(new TextBlock(BlockKind.Heading, heading.Level, nesting, marker, heading.Line + firstLine, runs.Of(heading.Inline)));
                return null;
            case LeafBlock leaf:
                blocks.Add(new TextBlock(BlockKind.Paragraph, 0, nesting, marker, leaf.Line + firstLine, runs.Of(leaf.Inline)));
                return null;
            case ContainerBlock container:
                foreach (var child in container)
                {
                    marker = Add(child, nesting, marker, blocks, runs, firstLine);
                }

                return marker;
            default:
                return marker;
        }
    }

    /// <summary>An item without text still shows its marker.</summary>
    private static void AddItem(ListItemBlock item, string nesting, string itemMarker, List<TextBlock> blocks, Runs runs, int firstLine)
    {
        var marker = itemMarker;
        foreach (var child in item)
        {
            marker = Add(child, nesting, marker, blocks, runs, firstLine);
        }

        if (marker is not null)
        {
            blocks.Add(new TextBlock(BlockKind.Paragraph, 0, nesting, marker, item.Line + firstLine, []));
        }
    }
}
