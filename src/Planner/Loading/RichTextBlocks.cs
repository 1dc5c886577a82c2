using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Planner.Loading;

/// <summary>Markdig's tree of blocks to the flat list of <see cref="RichText"/>. One instance reads a whole file.</summary>
/// <param name="body">The text.</param>
/// <param name="firstLine">The file's line on which the text starts, from one.</param>
/// <param name="blocks">What is read is added here.</param>
internal sealed class RichTextBlocks(string body, int firstLine, List<TextBlock> blocks)
{
    private readonly Runs runs = new(new Places(body, firstLine));

    public void Add(Block block) => Add(block, "", null);

    /// <returns>The marker that the next block still has to carry: null once a block carried it.</returns>
    private string? Add(Block block, string nesting, string? marker)
    {
        switch (block)
        {
            case LinkReferenceDefinitionGroup or BlankLineBlock or ThematicBreakBlock:
                return marker;
            case ListBlock list:
                AddList(list, nesting);
                return null;
            case QuoteBlock quote:
                return AddAll(quote, nesting + '>', marker);
            case Table table:
                AddTable(table, nesting, marker);
                return null;
            case CodeBlock code:
                blocks.Add(new TextBlock(BlockKind.Code, 0, nesting, marker, code.Line + firstLine, runs.OfCode(code)));
                return null;
            case HeadingBlock heading:
                blocks.Add(new TextBlock(BlockKind.Heading, heading.Level, nesting, marker, heading.Line + firstLine, runs.Of(heading.Inline)));
                return null;
            case LeafBlock leaf:
                Add(BlockKind.Paragraph, leaf, nesting, marker, runs.Of(leaf.Inline));
                return null;
            case ContainerBlock container:
                return AddAll(container, nesting, marker);
            default:
                return marker;
        }
    }

    /// <summary>A paragraph or table that starts with the definition of a link says that it starts there.</summary>
    private void Add(BlockKind kind, Block block, string nesting, string? marker, ImmutableArray<Run> text) =>
        blocks.Add(new TextBlock(kind, 0, nesting, marker, text is [var first, ..] ? first.Line : block.Line + firstLine, text));

    private string? AddAll(ContainerBlock container, string nesting, string? marker)
    {
        foreach (var child in container)
        {
            marker = Add(child, nesting, marker);
        }

        return marker;
    }

    private void AddList(ListBlock list, string nesting)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var inside = nesting + (list.IsOrdered ? '1' : '*');
            if (AddAll(item, inside, list.IsOrdered ? $"{item.Order}." : "-") is { } marker)
            {
                // An item without text still shows its marker.
                blocks.Add(new TextBlock(BlockKind.Paragraph, 0, inside, marker, item.Line + firstLine, []));
            }
        }
    }

    private void AddTable(Table table, string nesting, string? marker)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            Add(row.IsHeader ? BlockKind.TableHeader : BlockKind.TableRow, row, nesting, marker, runs.OfRow(row));
            marker = null;
        }
    }
}
