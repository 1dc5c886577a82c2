namespace Planner.Networks.Texts;

/// <summary>A text in the form that a network takes.</summary>
/// <param name="Text">What is sent. Lines end with <c>\n</c>; the last one does not.</param>
public sealed record SentText(string Text)
{
    /// <summary>What the network's limit applies to: what is sent, unless the network counts what readers see.</summary>
    public string Counted { get; init; } = Text;

    /// <summary>The same in plain text, for readers whose program shows no HTML; null where there is no such part.</summary>
    public string? Alternative { get; init; }

    /// <summary>Links that stand beside the text and not in it, in the order of the text.</summary>
    public ImmutableArray<TextLink> Links { get; init; } = [];

    /// <summary>What means something and does not arrive, in the order of the text.</summary>
    public ImmutableArray<LostFormatting> Lost { get; init; } = [];
}

/// <summary>Characters of <see cref="SentText.Text"/> that lead somewhere.</summary>
/// <param name="Start">In UTF-16 code units from zero.</param>
/// <param name="Length">In UTF-16 code units.</param>
public sealed record TextLink(int Start, int Length, string Address);

/// <summary>Formatting that a network cannot show although it says something.</summary>
/// <param name="Line">From one, in the file.</param>
/// <param name="Column">From one, in the file.</param>
public sealed record LostFormatting(FormattingKind Kind, int Line, int Column);

/// <summary>
/// Formatting that says something. Bold, italics, headings and code say it louder; without them the words still say the
/// same, and nobody is told.
/// </summary>
public enum FormattingKind
{
    /// <summary>Arrives as lines of cells with bars between them, which nobody can read on a phone.</summary>
    Table,

    /// <summary>An old price that is crossed out would stand there as if it were valid.</summary>
    Strike,

    /// <summary>A link that leads into the repository, or into a program that no network opens: its label arrives alone.</summary>
    Link,
}
