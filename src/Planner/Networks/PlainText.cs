using System.Text;
using Planner.Networks.Texts;

namespace Planner.Networks;

/// <summary>
/// Rich text as characters alone: paragraphs apart by a blank line, links as <c>label (address)</c>, lists with their
/// markers, quotes between the marks that mail uses. It is what digests and reports hold; what networks take is made by
/// <see cref="TextFormats"/>.
/// </summary>
public static class PlainText
{
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
                builder.Append(Layout.IsTight(previous, block) ? "\n" : "\n\n");
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

    private static void Append(StringBuilder builder, TextBlock block)
    {
        var prefix = Layout.Prefix(block.Nesting, block.Marker);
        builder.Append(prefix);
        var start = builder.Length;
        foreach (var run in block.Runs)
        {
            Append(builder, run);
        }

        if (block.Runs is [.., { Style: var last }] && (last & RunStyle.CellEnd) != 0)
        {
            builder.Length -= Layout.Bar.Length;
        }

        if (prefix.Length > 0)
        {
            builder.Replace("\n", "\n" + Layout.Prefix(block.Nesting, null), start, builder.Length - start);
        }
    }

    private static void Append(StringBuilder builder, Run run)
    {
        if ((run.Style & RunStyle.CellEnd) != 0)
        {
            builder.Append(Layout.Bar);
            return;
        }

        builder.Append(run.Text);
        if (AddressAfter(run) is { } address)
        {
            builder.Append(" (").Append(address).Append(')');
        }
    }
}
