namespace Planner.Networks.Texts;

/// <summary>
/// Telegram's HTML parse mode: b, i, s, code, pre, a and blockquote, and nothing else (Bot API 10.1, "HTML style"). What
/// is left when they are taken out is counted (networks.md 14). Quotes cannot be nested there: the outermost is one, those
/// inside keep the sign that mail uses. Headings are bold; Telegram itself takes no mention out of code.
/// </summary>
internal static class TelegramFormat
{
    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text);
        var writer = new Writer();
        return new SentText(writer.Write(prose)) { Counted = writer.Counted, Lost = LostFormattings.In(prose, FormattingKind.Strike) };
    }

    private sealed class Writer() : BlockWriter(countsShown: true)
    {
        private const string Quote = "</blockquote>";

        protected override void Between(TextBlock previous, TextBlock block)
        {
            if (IsQuoted(previous) && !IsQuoted(block))
            {
                Mark(Quote);
            }

            base.Between(previous, block);
        }

        protected override void Begin(TextBlock? previous, TextBlock block)
        {
            var nesting = block.Nesting;
            if (IsQuoted(block))
            {
                Mark(previous is not null && IsQuoted(previous) ? "" : "<blockquote>");
                nesting = nesting[1..];
            }

            Begin(Layout.Prefix(nesting, block.Marker), Layout.Prefix(nesting, null));
        }

        protected override void End(TextBlock? last)
        {
            if (last is not null && IsQuoted(last))
            {
                Mark(Quote);
            }
        }

        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            if (block.Kind is BlockKind.Code)
            {
                Mark("<pre>");
                Show(LabelOf(runs), RunStyle.Code);
                Mark("</pre>");
                return;
            }

            var style = block.Kind is BlockKind.Heading or BlockKind.TableHeader ? RunStyle.Bold : RunStyle.None;
            if (link is null || !Addresses.IsReadable(link))
            {
                Styled(runs, style, ~RunStyle.None);
                return;
            }

            var label = LabelOf(runs);
            if (!Addresses.IsWeb(link))
            {
                // Telegram finds mailboxes by itself, and takes no link to one.
                Styled(runs, style, ~RunStyle.None);
                Show(Addresses.IsSame(label, link) ? "" : $" ({Addresses.Written(link)})", RunStyle.None);
            }
            else if (label == link)
            {
                Show(link, RunStyle.None);
            }
            else
            {
                Mark($"<a href=\"{HtmlEscapes.Of(link)}\">");
                Styled(runs, style, ~RunStyle.Code);
                Mark("</a>");
            }
        }

        protected override void Escape(ReadOnlySpan<char> line, RunStyle style) => HtmlEscapes.Append(Text, line);

        private static bool IsQuoted(TextBlock block) => block.Nesting is ['>', ..];

        /// <summary>Code holds and is held by nothing else there, so that it wins over bold, and a link wins over code.</summary>
        private void Styled(ReadOnlySpan<Run> runs, RunStyle more, RunStyle mask)
        {
            foreach (var run in runs)
            {
                var style = (run.Style | more) & mask;
                if ((style & RunStyle.Code) != 0)
                {
                    style = RunStyle.Code;
                }

                Mark(Tags(style, "<", RunStyle.Bold, RunStyle.Italic, RunStyle.Strike, RunStyle.Code));
                Show(run.Text, style);
                Mark(Tags(style, "</", RunStyle.Code, RunStyle.Strike, RunStyle.Italic, RunStyle.Bold));
            }
        }

        private static string Tags(RunStyle style, string start, params ReadOnlySpan<RunStyle> order)
        {
            var tags = "";
            foreach (var one in order)
            {
                tags += (style & one) == 0 ? "" : start + one switch { RunStyle.Bold => "b>", RunStyle.Italic => "i>", RunStyle.Strike => "s>", _ => "code>" };
            }

            return tags;
        }
    }
}
