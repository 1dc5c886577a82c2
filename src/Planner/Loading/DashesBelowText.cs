using Markdig.Parsers;
using Markdig.Syntax;

namespace Planner.Loading;

/// <summary>
/// A line of dashes directly below a text, which is a thematic break like every other. Markdig's own parser leaves it to
/// the paragraph as the underline of a heading, even where headings are not underlined. Inside lists it stays text.
/// </summary>
internal sealed class DashesBelowText : BlockParser
{
    public DashesBelowText() => OpeningCharacters = ['-'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.CurrentBlock is not ParagraphBlock { Parent: MarkdownDocument } || !IsDashes(processor.Line.AsSpan()))
        {
            return BlockState.None;
        }

        processor.NewBlocks.Push(new ThematicBreakBlock(this)
        {
            Column = processor.Column,
            Span = new Markdig.Syntax.SourceSpan(processor.Start, processor.Line.End),
            ThematicChar = '-',
        });
        return BlockState.BreakDiscard;
    }

    private static bool IsDashes(ReadOnlySpan<char> line) => line.TrimEnd(" \t") is { Length: >= 3 } dashes && !dashes.ContainsAnyExcept('-');
}
