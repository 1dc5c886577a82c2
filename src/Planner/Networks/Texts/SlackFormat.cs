using System.Buffers;

namespace Planner.Networks.Texts;

/// <summary>
/// Slack's mrkdwn: <c>*bold*</c>, <c>_italic_</c>, <c>~strike~</c>, <c>&lt;address|label&gt;</c>, and the three entities
/// (docs.slack.dev, "Formatting message text"). It has no headings, which are bold lines here, no nested quotes and no
/// escape for its marks. A mark that the author typed and that would format something is written as the fallback of a date
/// that no calendar has, which Slack shows as it is; jsx-slack does the same ("About escape and exact mode").
/// <c>&lt;!channel&gt;</c> cannot come from a text, and a word joiner keeps <c>@here</c>, <c>@channel</c> and
/// <c>@everyone</c> words.
/// </summary>
internal static class SlackFormat
{
    /// <summary>Slack's own example of an invisible character that keeps a line from being a quote; see jsx-slack.</summary>
    private const char SoftHyphen = '\u00AD';

    private static readonly SearchValues<char> NotInLabels = SearchValues.Create("*_~`\n|");

    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text);
        return new SentText(new Writer().Write(prose)) { Lost = LostFormattings.In(prose, FormattingKind.Strike) };
    }

    private sealed class Writer() : BlockWriter(countsShown: false)
    {
        private bool startsLine;

        protected override void Prefix(string prefix)
        {
            var isQuote = prefix.StartsWith("> ", StringComparison.Ordinal);
            Mark(isQuote ? "> " : "");
            Entities(prefix.AsSpan(isQuote ? 2 : 0));
            startsLine = prefix.Length == 0;
        }

        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            if (block.Kind is BlockKind.Code)
            {
                Mark("```\n");
                Show(LabelOf(runs).Replace("```", $"``{Guards.Space}`", StringComparison.Ordinal), RunStyle.Code);
                Show("\n", RunStyle.Code);
                Mark("```");
            }
            else if (link is null || !Addresses.IsReadable(link))
            {
                Styled(block, runs);
            }
            else if (LabelOf(runs) is var label && (Addresses.IsSame(label, link) || string.IsNullOrWhiteSpace(label)))
            {
                Address(link, null);
            }
            else if (label.AsSpan().ContainsAny(NotInLabels))
            {
                // Nothing in a label can be escaped.
                Styled(block, runs);
                Mark(" (");
                Address(link, null);
                Mark(")");
            }
            else
            {
                var (start, end) = Marks(Common(runs) | Heading(block));
                Mark(start);
                Address(link, label);
                Mark(end);
            }
        }

        protected override void Escape(ReadOnlySpan<char> line, RunStyle style)
        {
            if ((style & RunStyle.Code) != 0)
            {
                Entities(line);
                return;
            }

            if (startsLine && line is ['>', ..])
            {
                Text.Append(SoftHyphen);
            }

            startsLine &= line.Length == 0;
            while (Addresses.Next(line) is { Length: > 0 } found)
            {
                Words(line[..found.Start]);
                Address(line.Slice(found.Start, found.Length).ToString(), null);
                line = line[(found.Start + found.Length)..];
            }

            Words(line);
        }

        private static RunStyle Heading(TextBlock block) => block.Kind is BlockKind.Heading or BlockKind.TableHeader ? RunStyle.Bold : RunStyle.None;

        private static RunStyle Common(ReadOnlySpan<Run> runs)
        {
            var common = ~(RunStyle.Code | RunStyle.Image | RunStyle.CellEnd);
            foreach (var run in runs)
            {
                common &= run.Style;
            }

            return common;
        }

        private static (string Start, string End) Marks(RunStyle style)
        {
            var (start, end) = ("", "");
            foreach (var one in Emphasis.Order)
            {
                var mark = (style & one) == 0 ? "" : one switch { RunStyle.Strike => "~", RunStyle.Bold => "*", _ => "_" };
                (start, end) = (start + mark, mark + end);
            }

            return (start, end);
        }

        private void Styled(TextBlock block, ReadOnlySpan<Run> runs)
        {
            var heading = Heading(block);
            Run[] all = [.. runs];
            for (var at = 0; at < all.Length; at++)
            {
                all[at] = all[at] with { Style = all[at].Style | heading };
            }

            var before = Text.Length > 0 ? Text[^1] : ' ';
            var pieces = Emphasis.Pieces(all, before, ' ', inWords: false, acrossLines: false);
            for (var at = 0; at < pieces.Count; at++)
            {
                var (previous, next) = (at > 0 ? pieces[at - 1].Style : RunStyle.None, at < pieces.Count - 1 ? pieces[at + 1].Style : RunStyle.None);
                Mark(Marks(pieces[at].Style & ~previous).Start);
                Piece(pieces[at], at < pieces.Count - 1 ? pieces[at + 1].First : ' ');
                Mark(Marks(pieces[at].Style & ~next).End);
            }
        }

        private void Piece(Piece piece, char after)
        {
            var before = Text.Length > 0 ? Text[^1] : ' ';
            var isCode = piece.IsCode && !piece.Text.Span.ContainsAny('`', '\n') && Emphasis.IsBoundary(before) && Emphasis.IsBoundary(after);
            Mark(isCode ? "`" : "");
            Show(piece.Text.Span, isCode ? RunStyle.Code : RunStyle.None);
            Mark(isCode ? "`" : "");
        }

        private void Address(string address, string? label)
        {
            Mark("<");
            Entities(address.Replace("|", "%7C", StringComparison.Ordinal));
            if (label is not null)
            {
                Mark("|");
                Entities(label);
            }

            Mark(">");
        }

        private void Words(ReadOnlySpan<char> words)
        {
            if (words.Contains('@'))
            {
                words = Guards.Calls(words.ToString(), ["here", "channel", "everyone"], Guards.Joiner);
            }

            for (var at = words.IndexOfAny("*_~`"); at >= 0; at = words.IndexOfAny("*_~`"))
            {
                Entities(words[..at]);
                var (before, after) = (Text.Length > 0 ? Text[^1] : ' ', at + 1 < words.Length ? words[at + 1] : ' ');
                Text.Append(IsLiteral(before, after) ? words[at].ToString() : $"<!date^00000000^{{_}}|{words[at]}>");
                words = words[(at + 1)..];
            }

            Entities(words);
        }

        /// <summary>A mark formats nothing in the middle of a word and alone between spaces.</summary>
        private static bool IsLiteral(char before, char after) =>
            (!Emphasis.IsBoundary(before) && !Emphasis.IsBoundary(after)) || (char.IsWhiteSpace(before) && char.IsWhiteSpace(after));

        private void Entities(ReadOnlySpan<char> text)
        {
            for (var at = text.IndexOfAny('&', '<', '>'); at >= 0; at = text.IndexOfAny('&', '<', '>'))
            {
                Text.Append(text[..at]).Append(text[at] switch { '&' => "&amp;", '<' => "&lt;", _ => "&gt;" });
                text = text[(at + 1)..];
            }

            Text.Append(text);
        }
    }
}
