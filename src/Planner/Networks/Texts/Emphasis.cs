namespace Planner.Networks.Texts;

/// <summary>Characters of one style, cut so that marks around them are read as marks.</summary>
internal sealed class Piece(ReadOnlyMemory<char> text, RunStyle style)
{
    public ReadOnlyMemory<char> Text { get; } = text;

    public RunStyle Style { get; set; } = style;

    /// <summary>Whether its italics begin or end in the middle of a word, where an underscore is no mark.</summary>
    public bool IsInWord { get; set; }

    public bool IsCode => (Style & RunStyle.Code) != 0;

    public bool IsSpace => !IsCode && Text.Span.IsWhiteSpace();

    public char First => IsCode ? '`' : Text.Span[0];

    public char Last => IsCode ? '`' : Text.Span[^1];
}

/// <summary>
/// Prepares runs for networks that write emphasis with marks. Marks must stand close to a word and apart from other words
/// (CommonMark 0.31, "Emphasis"): white space moves out of them, they are nested in one order, and where they would not be
/// read as marks, in the middle of a word, the words go out without emphasis rather than with asterisks.
/// </summary>
internal static class Emphasis
{
    /// <summary>From the outside in.</summary>
    public static ImmutableArray<RunStyle> Order { get; } = [RunStyle.Strike, RunStyle.Bold, RunStyle.Italic];

    /// <param name="before">What stands before the runs; a space at the start of a line.</param>
    /// <param name="after">What follows them; a space at the end of a line.</param>
    /// <param name="inWords">Whether marks may stand in the middle of a word.</param>
    /// <param name="acrossLines">Whether marks may open on one line and close on another.</param>
    public static List<Piece> Pieces(ReadOnlySpan<Run> runs, char before, char after, bool inWords, bool acrossLines)
    {
        var pieces = new List<Piece>();
        var styles = RunStyle.None;
        foreach (var run in runs)
        {
            styles |= run.Style;
            Add(pieces, run, acrossLines);
        }

        var outer = RunStyle.None;
        foreach (var style in Order)
        {
            if ((styles & style) != 0)
            {
                Settle(pieces, style, outer, before, after, inWords);
            }

            outer |= style;
        }

        return pieces;
    }

    /// <summary>Whether marks at this side of the pieces stand between words.</summary>
    public static bool IsBoundary(char character) => char.IsWhiteSpace(character) || char.IsPunctuation(character) || (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character));

    private static void Add(List<Piece> pieces, Run run, bool acrossLines)
    {
        var text = run.Characters;
        var style = run.Style & (RunStyle.Strike | RunStyle.Bold | RunStyle.Italic | RunStyle.Code);
        if ((style & RunStyle.Code) != 0)
        {
            AddPiece(pieces, text, style);
            return;
        }

        while (!acrossLines && text.Span.IndexOf('\n') is >= 0 and var line)
        {
            AddTrimmed(pieces, text[..line], style);
            AddPiece(pieces, text.Slice(line, 1), RunStyle.None);
            text = text[(line + 1)..];
        }

        AddTrimmed(pieces, text, style);
    }

    private static void AddTrimmed(List<Piece> pieces, ReadOnlyMemory<char> text, RunStyle style)
    {
        var start = text.Length - text.TrimStart().Length;
        var end = text.TrimEnd().Length;
        if (start >= end)
        {
            AddPiece(pieces, text, style);
            return;
        }

        AddPiece(pieces, text[..start], style);
        AddPiece(pieces, text[start..end], style);
        AddPiece(pieces, text[end..], style);
    }

    private static void AddPiece(List<Piece> pieces, ReadOnlyMemory<char> text, RunStyle style)
    {
        if (text.Length > 0)
        {
            pieces.Add(new Piece(text, style));
        }
    }

    /// <summary>Goes through the stretches of one style; a stretch ends where an outer style begins or ends.</summary>
    private static void Settle(List<Piece> pieces, RunStyle style, RunStyle outer, char before, char after, bool inWords)
    {
        for (var start = 0; start < pieces.Count;)
        {
            var end = start;
            while (end < pieces.Count && (pieces[end].Style & style) != 0 && (pieces[end].Style & outer) == (pieces[start].Style & outer))
            {
                end++;
            }

            if (end > start)
            {
                Settle(pieces, start, end, style, outer, before, after, inWords);
            }

            start = Math.Max(end, start + 1);
        }
    }

    private static void Settle(List<Piece> pieces, int start, int end, RunStyle style, RunStyle outer, char before, char after, bool inWords)
    {
        for (; start < end && pieces[start].IsSpace; start++)
        {
            pieces[start].Style &= ~style;
        }

        for (; end > start && pieces[end - 1].IsSpace; end--)
        {
            pieces[end - 1].Style &= ~style;
        }

        if (start == end)
        {
            return;
        }

        var isReadable = IsReadable(pieces, start, start - 1, style, outer, before, inWords) && IsReadable(pieces, end - 1, end, style, outer, after, inWords);
        var isInWord = !IsBoundary(start > 0 ? pieces[start - 1].Last : before) || !IsBoundary(end < pieces.Count ? pieces[end].First : after);
        for (; start < end; start++)
        {
            pieces[start].Style &= isReadable ? ~RunStyle.None : ~style;
            pieces[start].IsInWord |= isInWord;
        }
    }

    /// <summary>Whether a mark between these two pieces is read as one: between words, or the only mark beside a letter.</summary>
    private static bool IsReadable(List<Piece> pieces, int inside, int outside, RunStyle style, RunStyle outer, char edge, bool inWords)
    {
        var isEdge = outside < 0 || outside == pieces.Count;
        var next = isEdge ? edge : outside < inside ? pieces[outside].Last : pieces[outside].First;
        if (IsBoundary(next))
        {
            return true;
        }

        var beside = outside < inside ? pieces[inside].First : pieces[inside].Last;
        var others = (isEdge ? RunStyle.None : pieces[outside].Style) ^ (pieces[inside].Style & ~style);
        return inWords && char.IsLetterOrDigit(beside) && others == RunStyle.None && (pieces[inside].Style & ~style & ~outer) == 0;
    }
}
