using System.Text;

namespace Planner.Networks.Texts;

/// <summary>
/// HTML for blogs (WordPress, Micropub, feeds): p, br, h2 to h4, ul, ol, li, blockquote, pre, code, table, tr, th, td,
/// strong, em, del, a and img, with href, src, alt and start as the only attributes. Nothing that an author typed is
/// markup: not as a tag, not as an entity, and not as a shortcode of WordPress, which square brackets would start. Links
/// lead to the web and to mailboxes. Pictures of the web stay; those of the repository go out as media.
/// </summary>
internal static class HtmlFormat
{
    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text, IsOfTheWeb);
        return new SentText(Write(prose)) { Lost = LostFormattings.In(prose, FormattingKind.Strike, FormattingKind.Table) };
    }

    /// <summary>A fragment; every block ends its line.</summary>
    public static string Write(RichText text)
    {
        var target = new StringBuilder();
        var containers = new HtmlContainers(target);
        var shift = 2 - text.Blocks.Where(block => block.Kind is BlockKind.Heading).Select(block => block.Level).DefaultIfEmpty(2).Min();
        for (var at = 0; at < text.Blocks.Length;)
        {
            var block = text.Blocks[at];
            containers.Enter(block);
            at = block.Kind is BlockKind.TableHeader or BlockKind.TableRow ? Table(target, text.Blocks, at) : Block(target, block, shift, at);
        }

        containers.CloseAll();
        return target.ToString().TrimEnd('\n');
    }

    private static bool IsOfTheWeb(Run picture) => picture.Link is { } address && Addresses.IsWeb(address);

    private static int Block(StringBuilder target, TextBlock block, int shift, int at)
    {
        var element = block.Kind switch
        {
            BlockKind.Code => "pre",
            BlockKind.Heading => $"h{Math.Min(block.Level + shift, 4)}",
            _ when block.Marker is not null && block.Nesting[^1] is not '>' => null,
            _ => "p",
        };
        target.Append(element is null ? "" : $"<{element}>");
        if (element is "pre")
        {
            target.Append("<code>");
            HtmlRuns.Escape(target, block.Text);
            target.Append("</code>");
        }
        else
        {
            HtmlRuns.Append(target, block.Runs.AsSpan());
        }

        target.Append(element is null ? "\n" : $"</{element}>\n");
        return at + 1;
    }

    /// <summary>A table's rows follow one another; the next header or other block ends it.</summary>
    /// <returns>The first block behind it.</returns>
    private static int Table(StringBuilder target, ImmutableArray<TextBlock> blocks, int start)
    {
        target.Append("<table>\n");
        var at = start;
        do
        {
            Row(target, blocks[at]);
            at++;
        }
        while (at < blocks.Length && blocks[at].Kind is BlockKind.TableRow && blocks[at].Marker is null && blocks[at].Nesting == blocks[start].Nesting);
        target.Append("</table>\n");
        return at;
    }

    private static void Row(StringBuilder target, TextBlock row)
    {
        var cell = row.Kind is BlockKind.TableHeader ? "th" : "td";
        target.Append("<tr>\n");
        var start = 0;
        for (var at = 0; at < row.Runs.Length; at++)
        {
            if ((row.Runs[at].Style & RunStyle.CellEnd) != 0)
            {
                target.Append('<').Append(cell).Append('>');
                HtmlRuns.Append(target, row.Runs.AsSpan()[start..at]);
                target.Append("</").Append(cell).Append(">\n");
                start = at + 1;
            }
        }

        target.Append("</tr>\n");
    }
}
