namespace Planner.Rendering;

/// <summary>
/// Rich text as HTML. Everything is escaped, links lead to the web, to mail or into the site only, and pictures that
/// are not the site's own become links: nothing that stands in a Markdown file can run script or call a third party.
/// </summary>
internal static class RichTextHtml
{
    /// <summary>A post, whose line breaks are as its author set them: networks keep them.</summary>
    public static void WritePost(PageWriter output, RichText text) => Write(text, 4, new RunHtml(output, "../", "<br>\n"), output);

    /// <summary>A post as a network with formatting shows it: links that lead into the repository are lost, and addresses that are written out are links.</summary>
    /// <param name="hasTables">Without, rows are lines of cells.</param>
    public static void WriteSent(PageWriter output, RichText text, int firstLevel, bool hasTables) =>
        Write(text, firstLevel, new RunHtml(output, "../", "<br>\n", isSent: true), output, hasTables);

    /// <summary>Prose about the work, where a line ends where the editor's window did.</summary>
    /// <param name="firstLevel">The level of the text's own first heading in the page's outline.</param>
    /// <param name="mediaRoot">The way to the folder that holds <c>media/</c>.</param>
    public static Html? OfProse(RichText text, int firstLevel, string mediaRoot)
    {
        using var output = new PageWriter();
        Write(text, firstLevel, new RunHtml(output, mediaRoot, "\n"), output);
        return output.ToHtml();
    }

    private static void Write(RichText text, int firstLevel, RunHtml runs, PageWriter output, bool hasTables = true)
    {
        var open = new Containers(output);
        var shift = firstLevel - FirstLevel(text.Blocks);
        for (var at = 0; at < text.Blocks.Length; at++)
        {
            var block = text.Blocks[at];
            open.Enter(block);
            if (hasTables && block.Kind is (BlockKind.TableHeader or BlockKind.TableRow))
            {
                at = Table(text.Blocks, at, output, runs) - 1;
            }
            else
            {
                Write(block, shift, output, runs);
            }
        }

        open.CloseAll();
    }

    private static int FirstLevel(ImmutableArray<TextBlock> blocks)
    {
        var first = 0;
        foreach (var block in blocks)
        {
            first = block.Kind is BlockKind.Heading && (first == 0 || block.Level < first) ? block.Level : first;
        }

        return first;
    }

    private static void Write(TextBlock block, int shift, PageWriter output, RunHtml runs)
    {
        if (block.Kind is BlockKind.Code)
        {
            output.Write("<pre tabindex=\"0\"><code>"u8);
            HtmlText.Write(block.Text, output);
            output.Write("</code></pre>\n"u8);
            return;
        }

        var element = block.Kind is BlockKind.Heading ? Heading(block.Level + shift) : "p"u8;
        output.Write("<"u8);
        output.Write(element);
        output.Write(">"u8);
        runs.Write(block.Runs);
        output.Write("</"u8);
        output.Write(element);
        output.Write(">\n"u8);
    }

    private static ReadOnlySpan<byte> Heading(int level) => Math.Clamp(level, 2, 6) switch { 2 => "h2"u8, 3 => "h3"u8, 4 => "h4"u8, 5 => "h5"u8, _ => "h6"u8 };

    /// <summary>A table's rows follow one another; the next header or other block ends it.</summary>
    /// <returns>The first block behind it.</returns>
    private static int Table(ImmutableArray<TextBlock> blocks, int start, PageWriter output, RunHtml runs)
    {
        output.Write("<div class=\"scroll\" tabindex=\"0\"><table>\n"u8);
        var at = start;
        do
        {
            Row(blocks[at], output, runs);
            at++;
        }
        while (at < blocks.Length && blocks[at].Kind is BlockKind.TableRow && blocks[at].Nesting == blocks[start].Nesting);
        output.Write("</table></div>\n"u8);
        return at;
    }

    private static void Row(TextBlock row, PageWriter output, RunHtml runs)
    {
        var cell = row.Kind is BlockKind.TableHeader ? "th" : "td";
        output.Write("<tr>"u8);
        var start = 0;
        for (var end = 0; end < row.Runs.Length; end++)
        {
            if (row.Runs[end].Style.HasFlag(RunStyle.CellEnd))
            {
                output.Write($"<{cell}>");
                runs.Write(row.Runs[start..end]);
                output.Write($"</{cell}>");
                start = end + 1;
            }
        }

        output.Write("</tr>\n"u8);
    }
}
