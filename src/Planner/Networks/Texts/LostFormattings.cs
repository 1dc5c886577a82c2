namespace Planner.Networks.Texts;

/// <summary>Finds what a network cannot show, where somebody would want to know.</summary>
internal static class LostFormattings
{
    /// <param name="shows">What the network has a form for.</param>
    public static ImmutableArray<LostFormatting> In(RichText text, params ReadOnlySpan<FormattingKind> shows)
    {
        ImmutableArray<LostFormatting>.Builder? lost = null;
        var (tables, strikes) = (!shows.Contains(FormattingKind.Table), !shows.Contains(FormattingKind.Strike));
        TextBlock? previous = null;
        foreach (var block in text.Blocks)
        {
            if (tables && block.Kind is BlockKind.TableHeader or BlockKind.TableRow && StartsTable(previous, block))
            {
                Add(FormattingKind.Table, block.Line, block.Runs.IsEmpty ? 1 : block.Runs[0].Column);
            }

            foreach (var run in block.Runs)
            {
                if (strikes && (run.Style & RunStyle.Strike) != 0)
                {
                    Add(FormattingKind.Strike, run.Line, run.Column);
                }

                if (run.Link is { Length: > 0 } link && !Addresses.IsReadable(link) && !Addresses.IsLinkedInMember(link))
                {
                    Add(FormattingKind.Link, run.Line, run.Column);
                }
            }

            previous = block;
        }

        return lost?.ToImmutable() ?? [];

        void Add(FormattingKind kind, int line, int column) =>
            (lost ??= ImmutableArray.CreateBuilder<LostFormatting>()).Add(new LostFormatting(kind, line, column));
    }

    private static bool StartsTable(TextBlock? previous, TextBlock block) =>
        block.Kind is BlockKind.TableHeader || previous is not { Kind: BlockKind.TableHeader or BlockKind.TableRow } || previous.Nesting != block.Nesting;
}
