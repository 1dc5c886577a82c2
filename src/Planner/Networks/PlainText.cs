using System.Text;

namespace Planner.Networks;

/// <summary>
/// Rich text as characters alone: paragraphs apart by a blank line, links as <c>label (address)</c>, lists with their
/// markers, quotes between the marks that mail uses.
/// </summary>
public static class PlainText
{
    /// <summary>Between the cells of a row.</summary>
    private const string Bar = " | ";

    /// <summary>Lines end with <c>\n</c>; the last one does not.</summary>
    public static string Of(RichText text)
    {
        if (text.Blocks is [{ Nesting: "", Kind: BlockKind.Paragraph, Runs: [{ Link: null } only] }])
        {
            return only.Characters.ToString();
        }

        var builder = new StringBuilder();
        TextBlock? previous = null;
        foreach (var block in text.Blocks)
        {
            if (previous is not null)
            {
                builder.Append(IsTight(previous, block) ? "\n" : "\n\n");
            }

            Append(builder, block);
            previous = block;
        }

        return builder.ToString();
    }

    /// <summary>The address that is written behind a run; null when there is none, or when readers see it already.</summary>
    internal static string? AddressAfter(Run run) =>
        run.Link is { Length: > 0 } link && (run.Style & RunStyle.Image) == 0 && !run.Text.SequenceEqual(link) && !IsMailTo(link, run.Text) ? link : null;

    private static bool IsMailTo(ReadOnlySpan<char> link, ReadOnlySpan<char> text) =>
        link.StartsWith("mailto:", StringComparison.Ordinal) && link["mailto:".Length..].SequenceEqual(text);

    /// <summary>Lines of one list or table stand close together.</summary>
    private static bool IsTight(TextBlock previous, TextBlock block) =>
        (block.Marker is not null && previous.Nesting.Length > 0 && (previous.Nesting.StartsWith(block.Nesting, StringComparison.Ordinal) || block.Nesting.StartsWith(previous.Nesting, StringComparison.Ordinal)))
        || (block.Kind is BlockKind.TableRow && previous.Kind is BlockKind.TableHeader or BlockKind.TableRow);

    private static void Append(StringBuilder builder, TextBlock block)
    {
        var prefix = Prefix(block, block.Marker);
        builder.Append(prefix);
        var start = builder.Length;
        foreach (var run in block.Runs)
        {
            Append(builder, run);
        }

        if (block.Runs is [.., { Style: var last }] && (last & RunStyle.CellEnd) != 0)
        {
            builder.Length -= Bar.Length;
        }

        if (prefix.Length > 0)
        {
            builder.Replace("\n", "\n" + Prefix(block, null), start, builder.Length - start);
        }
    }

    private static void Append(StringBuilder builder, Run run)
    {
        if ((run.Style & RunStyle.CellEnd) != 0)
        {
            builder.Append(Bar);
            return;
        }

        builder.Append(run.Text);
        if (AddressAfter(run) is { } address)
        {
            builder.Append(" (").Append(address).Append(')');
        }
    }

    /// <summary>What stands before a line: <c>&gt; </c> for a quote, an indent and the marker for a list.</summary>
    private static string Prefix(TextBlock block, string? marker)
    {
        if (block.Nesting.Length == 0)
        {
            return "";
        }

        var prefix = new StringBuilder();
        var lists = block.Nesting.Count(container => container != '>');
        foreach (var container in block.Nesting)
        {
            if (container == '>')
            {
                prefix.Append("> ");
            }
            else if (--lists > 0)
            {
                prefix.Append("  ");
            }
            else
            {
                prefix.Append(marker is null ? "  " : marker + " ");
            }
        }

        return prefix.ToString();
    }
}
