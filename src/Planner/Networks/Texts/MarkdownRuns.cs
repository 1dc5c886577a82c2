using System.Text;

namespace Planner.Networks.Texts;

/// <summary>The runs of a block as Markdown, on as many lines as the author made.</summary>
internal static class MarkdownRuns
{
    /// <param name="isOneLine">For headings and cells, which end with their line.</param>
    public static string Of(ReadOnlySpan<Run> runs, MarkdownDialect dialect, bool isOneLine, bool isCell = false)
    {
        var target = new StringBuilder();
        ReadOnlySpan<Run> all = Prepared(runs, isCell);
        var place = new Place(dialect, isOneLine, InLabel: false);
        for (var at = 0; at < all.Length;)
        {
            var end = at + 1;
            while (end < all.Length && ReferenceEquals(all[end].Link, all[at].Link))
            {
                end++;
            }

            Group(target, all[at..end], end < all.Length && all[end].Text.Length > 0 ? all[end].Text[0] : ' ', place);
            at = end;
        }

        return target.ToString();
    }

    /// <summary>
    /// Without links that lead nowhere, and without code that Markdown cannot hold where it stands: a bar in a cell ends the
    /// cell, and code beside code or a backtick would be read as one.
    /// </summary>
    private static Run[] Prepared(ReadOnlySpan<Run> runs, bool isCell)
    {
        var prepared = runs.ToArray();
        for (var at = 0; at < prepared.Length; at++)
        {
            var run = prepared[at];
            var isHeld = !(isCell && run.Text.Contains('|')) && (at == 0 || ((prepared[at - 1].Style & RunStyle.Code) == 0 && prepared[at - 1].Text is not [.., '`']));
            prepared[at] = run with
            {
                Style = isHeld ? run.Style : run.Style & ~RunStyle.Code,
                Link = run.Link is { } link && Addresses.IsReadable(link) ? link : null,
            };
        }

        ForgetBlankParts(prepared);
        return prepared;
    }

    /// <summary>A link around another is read as several; for a part of it without words the address would stand in its place.</summary>
    private static void ForgetBlankParts(Run[] runs)
    {
        for (var at = 0; at < runs.Length; at++)
        {
            var link = runs[at].Link;
            if (link is not null && string.IsNullOrWhiteSpace(runs[at].Text.ToString()) && Array.Exists(runs, other => ReferenceEquals(other.Link, link) && !string.IsNullOrWhiteSpace(other.Text.ToString()))
                && (at == 0 || !ReferenceEquals(runs[at - 1].Link, link)) && (at == runs.Length - 1 || !ReferenceEquals(runs[at + 1].Link, link)))
            {
                runs[at] = runs[at] with { Link = null };
            }
        }
    }

    private static void Group(StringBuilder target, ReadOnlySpan<Run> runs, char after, Place place)
    {
        var (link, label) = (runs[0].Link, LabelOf(runs));
        if (link is null)
        {
            Write(target, Emphasis.Pieces(runs, target.Length > 0 ? target[^1] : ' ', after, inWords: true, acrossLines: true), place);
        }
        else if (Addresses.IsSame(label, link) || string.IsNullOrWhiteSpace(label))
        {
            MarkdownText.Append(target, Addresses.Written(link), place.Dialect, startsLine: false, finds: true);
        }
        else if (!place.Dialect.IsCommonMark && (!Addresses.IsWeb(link) || label.Contains("://", StringComparison.Ordinal)))
        {
            // Discord opens no mailbox, and takes an address as a label for a trap: it would show the brackets.
            Write(target, [new Piece(label.AsMemory(), RunStyle.None)], place);
            target.Append(" (");
            MarkdownText.Append(target, Addresses.Written(link), place.Dialect, startsLine: false, finds: true);
            target.Append(')');
        }
        else
        {
            target.Append('[');
            Write(target, Emphasis.Pieces(runs, '[', ']', inWords: true, acrossLines: true), place with { InLabel = true });
            target.Append("](").Append(MarkdownText.Destination(link, place.Dialect)).Append(')');
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
        if (piece.IsCode)
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

    private sealed record Place(MarkdownDialect Dialect, bool IsOneLine, bool InLabel);
}
