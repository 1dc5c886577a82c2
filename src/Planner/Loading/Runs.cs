using System.Runtime.InteropServices;
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
internal sealed class Runs(Places places)
{
    private readonly List<Run> runs = [];
    private readonly StringBuilder buffer = new();

    // The run that is being put together; its characters are in the buffer when it was put together from pieces.
    private Run open;
    private bool isBuffered;

    public ImmutableArray<Run> Of(ContainerInline? inlines)
    {
        Add(inlines, RunStyle.None, null);
        return ToImmutable();
    }

    public ImmutableArray<Run> OfCode(CodeBlock code) =>
        [new Run(code.Lines.ToString(), RunStyle.Code, null, code.Line + places.FirstLine + (code is FencedCodeBlock ? 1 : 0), 1)];

    public ImmutableArray<Run> OfRow(TableRow row)
    {
        foreach (var cell in row.OfType<TableCell>())
        {
            foreach (var leaf in cell.OfType<LeafBlock>())
            {
                Add(leaf.Inline, RunStyle.None, null);
            }

            Append("", RunStyle.CellEnd, null, row.Span.End);
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
                Append("\n", style, link, inline.Span.Start);
                break;
            case CodeInline code:
                Append(code.Content, style | RunStyle.Code, link, inline.Span.Start);
                break;
            case HtmlEntityInline entity:
                Append(entity.Transcoded, style, link, inline);
                break;
            case AutolinkInline auto:
                Append(auto.Url, style, auto.IsEmail ? "mailto:" + auto.Url : auto.Url, inline.Span.Start);
                break;
            case LinkInline { IsImage: true } image:
                Append(PlainText(image), style | RunStyle.Image, image.Url ?? "", inline.Span.Start);
                break;
            case LinkInline anchor:
                Add(anchor, style, anchor.Url ?? "");
                break;
            case EmphasisInline emphasis:
                Add(emphasis, style | StyleOf(emphasis), link);
                break;
            case DelimiterInline delimiter:
                Append(delimiter.ToLiteral(), style, link, inline.Span.Start);
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

    private string PlainText(ContainerInline container)
    {
        var builder = new Runs(places);
        builder.Add(container, RunStyle.None, null);
        return string.Concat(builder.ToImmutable().Select(run => run.Characters.ToString()));
    }

    private void Append(StringSlice slice, RunStyle style, string? link, Inline inline) =>
        Append(slice.IsEmpty ? default : slice.Text.AsMemory(slice.Start, slice.Length), style, link, inline.Span.Start);

    private void Append(string value, RunStyle style, string? link, int position) =>
        Append(value.AsMemory(), style, link, position);

    private void Append(ReadOnlyMemory<char> value, RunStyle style, string? link, int position)
    {
        var isSame = open.Line > 0 && open.Style == style && ReferenceEquals(open.Link, link) && (style & (RunStyle.Image | RunStyle.CellEnd)) == 0;
        if (!isSame)
        {
            Close();
            var (line, column) = places.Of(position);
            open = new Run(value, style, link, line, column);
        }
        else if (!isBuffered && TryJoin(open.Characters, value, out var both))
        {
            open = open with { Characters = both };
        }
        else
        {
            if (!isBuffered)
            {
                buffer.Append(open.Text);
                isBuffered = true;
            }

            buffer.Append(value.Span);
        }
    }

    /// <summary>Two pieces that stand beside each other in one text are one piece of it.</summary>
    private static bool TryJoin(ReadOnlyMemory<char> first, ReadOnlyMemory<char> second, out ReadOnlyMemory<char> both)
    {
        both = default;
        if (!MemoryMarshal.TryGetString(first, out var text, out var start, out var length)
            || !MemoryMarshal.TryGetString(second, out var other, out var next, out var more)
            || !ReferenceEquals(text, other) || start + length != next)
        {
            return false;
        }

        both = text.AsMemory(start, length + more);
        return true;
    }

    private void Close()
    {
        if (open.Line > 0)
        {
            runs.Add(isBuffered ? open with { Characters = buffer.ToString().AsMemory() } : open);
            buffer.Clear();
            (open, isBuffered) = (default, false);
        }
    }
}
