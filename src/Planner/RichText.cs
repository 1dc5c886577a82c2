namespace Planner;

/// <summary>
/// What a piece of Markdown says, freed from how it was written: a flat list of blocks, each with the containers it
/// stands in, each a list of runs. It is read once per post; every network and page renders from it.
/// </summary>
/// <remarks>Flat and small on purpose: a team's history of 100,000 posts stays in memory.</remarks>
public sealed record RichText(ImmutableArray<TextBlock> Blocks)
{
    public static RichText Empty { get; } = new([]);

    /// <summary>Whether any of it is a picture; kept, since few texts have some and many ask for them.</summary>
    public bool HasPictures { get; } = HasPicturesIn(Blocks);

    /// <summary>Whether there is nothing to read or see.</summary>
    public bool IsEmpty => Blocks.All(block => block.Runs.All(run => run.Text.IsWhiteSpace() && run.Link is null));

    private static bool HasPicturesIn(ImmutableArray<TextBlock> blocks)
    {
        foreach (var block in blocks)
        {
            foreach (var run in block.Runs)
            {
                if ((run.Style & RunStyle.Image) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

public enum BlockKind
{
    Paragraph,
    Heading,
    Code,
    TableHeader,
    TableRow,
}

/// <param name="Kind">What the block is.</param>
/// <param name="Level">A heading's level from 1 to 6; zero otherwise.</param>
/// <param name="Nesting">
/// The containers around it from the outside in: <c>&gt;</c> a quote, <c>*</c> a bullet list, <c>1</c> a numbered list.
/// </param>
/// <param name="Marker">
/// On the first block of a list item its marker, <c>-</c> or <c>3.</c>; null on the blocks that continue it.
/// </param>
public sealed record TextBlock(BlockKind Kind, int Level, string Nesting, string? Marker, int Line, ImmutableArray<Run> Runs)
{
    /// <summary>What is read, in one piece.</summary>
    public string Text => Runs is [var only] ? only.Characters.ToString() : string.Concat(Runs.Select(run => run.Characters.ToString()));
}

[Flags]
public enum RunStyle
{
    None = 0,
    Bold = 1,
    Italic = 2,
    Strike = 4,
    Code = 8,

    /// <summary>The text is the alternative of a picture whose address is the link.</summary>
    Image = 16,

    /// <summary>A table cell ends here; the text is empty.</summary>
    CellEnd = 32,
}

/// <summary>Characters of one style. A line break is <c>\n</c> in the text.</summary>
/// <param name="Characters">What is read, with escapes and entities resolved: mostly a piece of the file's own text, which is then in memory once.</param>
/// <param name="Link">Where it leads; null when it leads nowhere.</param>
/// <param name="Line">From one, in the file.</param>
/// <param name="Column">From one, in the file.</param>
public readonly record struct Run(ReadOnlyMemory<char> Characters, RunStyle Style, string? Link, int Line, int Column)
{
    public Run(string text, RunStyle style, string? link, int line, int column)
        : this(text.AsMemory(), style, link, line, column)
    {
    }

    public ReadOnlySpan<char> Text => Characters.Span;
}
