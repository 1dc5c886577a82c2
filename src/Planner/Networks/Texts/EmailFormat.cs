namespace Planner.Networks.Texts;

/// <summary>
/// A message in two parts: HTML in a minimal document without styles or anything to fetch but the web's pictures, and text
/// for those whose program shows no HTML. In the text a link is <c>label &lt;address&gt;</c>, prose is wrapped at 78
/// characters, and no line has more than 998 octets (RFC 5322, 2.1.1).
/// </summary>
internal static class EmailFormat
{
    public static SentText Of(RichText text)
    {
        var html = HtmlFormat.Of(text);
        return html with
        {
            Text = $"<!doctype html>\n<html>\n<head><meta charset=\"utf-8\"></head>\n<body>\n{html.Text}\n</body>\n</html>",
            Counted = html.Text,
            Alternative = new Writer().Write(Pictures.Without(text)),
        };
    }

    private sealed class Writer() : BlockWriter(countsShown: false)
    {
        protected override void Write(TextBlock block)
        {
            var lines = new LabelWriter().Write(new RichText([block with { Nesting = "", Marker = null }]));
            var before = Layout.Prefix(block.Nesting, block.Marker).Length;
            var width = block.Kind is BlockKind.Paragraph or BlockKind.Heading ? Math.Max(MailLines.Narrowest, MailLines.Width - before) : int.MaxValue;
            Show(MailLines.Wrap(lines, width, MailLines.MaxOctets - before), RunStyle.None);
        }

        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
        }
    }

    private sealed class LabelWriter() : BlockWriter(countsShown: false)
    {
        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            if (link is null || !Addresses.IsReadable(link))
            {
                ShowAll(runs);
            }
            else if (IsAddress(runs, link))
            {
                Show(Addresses.Written(link), RunStyle.None);
            }
            else
            {
                ShowAll(runs);
                Show($" <{Addresses.Written(link)}>", RunStyle.None);
            }
        }

        /// <summary>An old price must not look like one that is valid.</summary>
        private void ShowAll(ReadOnlySpan<Run> runs)
        {
            foreach (var run in runs)
            {
                var stroke = (run.Style & RunStyle.Strike) != 0 ? "~~" : "";
                Show($"{stroke}{run.Text}{stroke}", RunStyle.None);
            }
        }
    }
}
