using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Planner.Loading;

/// <summary>
/// Markdig's tree of inlines to runs; neighbours of one style become one run. One instance reads a whole file, so that
/// its buffers are made once.
/// </summary>
internal sealed class Runs(int firstLine)
{
    private readonly List<Run> runs = [];
    private readonly StringBuilder text = new();

    // The run that is being put together. A run of one piece, which most are, never goes through the buffer.
    private Run open;
    private string? only;

    public ImmutableArray<Run> Of(ContainerInline? inlines)
    {
        Add(inlines, RunStyle.None, null);
        return ToImmutable();
    }

    public ImmutableArray<Run> OfCode(CodeBlock code) =>
        [new Run(code.Lines.ToString(), RunStyle.Code, null, code.Line + firstLine + (code is FencedCodeBlock ? 1 : 0), 1)];

    public ImmutableArray<Run> OfRow(TableRow row)
    {
        foreach (var cell in row.OfType<TableCell>())
        {
            foreach (var leaf in cell.OfType<LeafBlock>())
            {
                Add(leaf.Inline, RunStyle.None, null);
            }

            Append("", RunStyle.CellEnd, null, row.Line, row.Column);
        }

        return ToImmutable();
    }

    private ImmutableArray<Run> ToImmutable()
    {
        Close();
        ImmutableArray<Run> all = [.. runs];
        runs.Clear();
        return all;
    }

    private void Add(ContainerInline? container, RunStyle style, string? link)
    {
        for (var inline = container?.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            Add(inline, style, link);
        }
    }

    private void Add(Inline inline, RunStyle style, string? link)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Append(literal.Content, style, link, inline);
                break;
            case LineBreakInline:
                // Kept, as chats and forges do: authors of posts break lines on purpose.
                Append("\n", style, link, inline.Line, inline.Column);
                break;
            case CodeInline code:
                Append(code.Content, style | RunStyle.Code, link, inline.Line, inline.Column);
                break;
            case HtmlEntityInline entity:
                Append(entity.Transcoded, style, link, inline);
                break;
            case AutolinkInline auto:
                Append(auto.Url, style, auto.IsEmail ? "mailto:" + auto.Url : auto.Url, inline.Line, inline.Column);
                break;
            case LinkInline { IsImage: true } image:
                Append(PlainText(image), style | RunStyle.Image, image.Url ?? "", inline.Line, inline.Column);
                break;
            case LinkInline anchor:
                Add(anchor, style, anchor.Url ?? "");
                break;
            case EmphasisInline emphasis:
                Add(emphasis, style | StyleOf(emphasis), link);
                break;
            case DelimiterInline delimiter:
                Append(delimiter.ToLiteral(), style, link, inline.Line, inline.Column);
                Add(delimiter, style, link);
                break;
            case ContainerInline other:
                Add(other, style, link);
                break;
        }
    }

    private static RunStyle StyleOf(EmphasisInline emphasis) => emphasis.DelimiterChar == '~'
        ? RunStyle.Strike
        : emphasis.DelimiterCount == 2 ? RunStyle.Bold : RunStyle.Italic;

    private static string PlainText(ContainerInline container)
    {
        var builder = new Runs(1);
        builder.Add(container, RunStyle.None, null);
        return string.Concat(builder.ToImmutable().Select(run => run.Text));
    }

    private void Append(StringSlice slice, RunStyle style, string? link, Inline inline) =>
        Append(slice.ToString(), style, link, inline.Line, inline.Column);

    private void Append(string value, RunStyle style, string? link, int line, int column)
    {
        var isSame = open.Line > 0 && open.Style == style && ReferenceEquals(open.Link, link) && (style & (RunStyle.Image | RunStyle.CellEnd)) == 0;
        if (!isSame)
        {
            Close();
            open = new Run("", style, link, line + firstLine, column + 1);
            only = value;
            return;
        }

        if (only is not null)
        {
            text.Append(only);
            only = null;
        }

        text.Append(value);
    }

    private void Close()
    {
        if (open.Line > 0)
        {
            runs.Add(open with { Text = only ?? text.ToString() });
            text.Clear();
            (open, only) = (default, null);
        }
    }
}
