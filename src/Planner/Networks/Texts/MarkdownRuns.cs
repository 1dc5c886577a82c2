using System.Text;

namespace Planner.Networks.Texts;

/// <summary>The runs of a block as Markdown, on as many lines as the author made.</summary>
internal static class MarkdownRuns
{
    /// <param name="isOneLine">For headings and cells, which end with their line.</param>
    public static string Of(ReadOnlySpan<Run> runs, MarkdownDialect dialect, bool isOneLine, bool isCell = false)
    {
        var target = new StringBuilder();
        for (var at = 0; at < runs.Length;)
        {
            var end = at + 1;
            while (end < runs.Length && runs[end].Link == runs[at].Link)
            {
                end++;
            }

            var after = end < runs.Length ? runs[end].Link is null && runs[end].Text.Length > 0 ? runs[end].Text[0] : '[' : ' ';
            Group(target, runs[at..end], after, dialect, isOneLine, isCell);
            at = end;
        }

        return target.ToString();
    }

    private static void Group(StringBuilder target, ReadOnlySpan<Run> runs, char after, MarkdownDialect dialect, bool isOneLine, bool isCell)
    {
        var link = runs[0].Link is { } address && Addresses.IsReadable(address) ? address : null;
        var label = LabelOf(runs);
        var (before, isLine) = target.Length > 0 ? (target[^1], isOneLine) : (' ', isOneLine);
        if (link is null)
        {
            Write(target, Emphasis.Pieces(runs, before, after, inWords: true, acrossLines: true), new Place(dialect, isLine, isCell, InLabel: false));
        }
        else if (Addresses.IsSame(label, link) || string.IsNullOrWhiteSpace(label))
        {
            MarkdownText.Append(target, Addresses.Written(link), dialect, startsLine: false, finds: true);
        }
        else if (!dialect.IsCommonMark && (!Addresses.IsWeb(link) || label.Contains("://", StringComparison.Ordinal)))
        {
            // Discord opens no mailbox, and takes an address as a label for a trap: it would show the brackets.
            Write(target, Emphasis.Pieces(runs, before, ' ', inWords: true, acrossLines: true), new Place(dialect, isLine, isCell, InLabel: false));
            target.Append(" (");
            MarkdownText.Append(target, Addresses.Written(link), dialect, startsLine: false, finds: true);
            target.Append(')');
        }
        else
        {
            target.Append('[');
            Write(target, Emphasis.Pieces(runs, '[', ']', inWords: true, acrossLines: true), new Place(dialect, isLine, isCell, InLabel: true));
            target.Append("](").Append(MarkdownText.Destination(link, dialect)).Append(')');
        }
    }

    private static string LabelOf(ReadOnlySpan<Run> runs)
    {
        var label = new StringBuilder();
        foreach (var run in runs)
        {
            label.Append(run.Text);
        }

        return label.ToString();
    }

    private static void Write(StringBuilder target, List<Piece> pieces, Place place)
    {
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            var previous = at > 0 ? pieces[at - 1].Style : RunStyle.None;
            var next = at < pieces.Count - 1 ? pieces[at + 1].Style : RunStyle.None;
            foreach (var style in Emphasis.Order)
            {
                target.Append(Changes(previous, piece.Style, style) && (piece.Style & style) != 0 ? Mark(piece, style) : "");
            }

            Write(target, piece, place);
            for (var order = Emphasis.Order.Length - 1; order >= 0; order--)
            {
                var style = Emphasis.Order[order];
                target.Append(Changes(piece.Style, next, style) && (piece.Style & style) != 0 ? Mark(piece, style) : "");
            }
        }
    }

    /// <summary>Whether a mark stands between two pieces: for the style itself, or because one around it begins or ends.</summary>
    private static bool Changes(RunStyle left, RunStyle right, RunStyle style)
    {
        var changes = left ^ right;
        return (changes & style) != 0 || (style is RunStyle.Bold or RunStyle.Italic && (changes & RunStyle.Strike) != 0) || (style is RunStyle.Italic && (changes & RunStyle.Bold) != 0);
    }

    /// <summary>Italics have underscores, so that they never run into the asterisks of bold; in the middle of a word only an asterisk is a mark.</summary>
    private static string Mark(Piece piece, RunStyle style) => style switch
    {
        RunStyle.Strike => "~~",
        RunStyle.Bold => "**",
        _ => piece.IsInWord ? "*" : "_",
    };

    private static void Write(StringBuilder target, Piece piece, Place place)
    {
        var text = piece.Text.ToString();
        if (piece.IsCode && !(place.IsCell && text.Contains('|', StringComparison.Ordinal)))
        {
            MarkdownText.AppendCode(target, text.Replace('\n', ' '));
            return;
        }

        text = place.Dialect.Guard?.Invoke(text) ?? text;
        if (place.IsOneLine)
        {
            text = text.Replace('\n', ' ').Replace('\r', ' ');
        }

        var isFirst = true;
        foreach (var line in text.Split('\n'))
        {
            if (!isFirst && target.Length > 0 && target[^1] != '\n')
            {
                target.Append(place.Dialect.KeepsLineBreaks ? "\n" : "  \n");
            }

            MarkdownText.Append(target, line, place.Dialect, startsLine: target.Length == 0 || target[^1] == '\n', finds: !place.InLabel);
            isFirst = false;
        }
    }

    private sealed record Place(MarkdownDialect Dialect, bool IsOneLine, bool IsCell, bool InLabel);
}
