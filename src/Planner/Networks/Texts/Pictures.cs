namespace Planner.Networks.Texts;

/// <summary>
/// Pictures that stand in a text go out as media, with their alternative text as the media's. Left in the text, that
/// alternative would be a sentence that nobody wrote.
/// </summary>
internal static class Pictures
{
    /// <summary>The text without its pictures; blocks that held nothing else are gone.</summary>
    public static RichText Without(RichText text) => Without(text, static _ => false);

    /// <param name="isShown">Whether the network can show this picture where it stands.</param>
    public static RichText Without(RichText text, Func<Run, bool> isShown) =>
        text.HasPictures ? new RichText([.. text.Blocks.Select(block => Without(block, isShown)).OfType<TextBlock>()]) : text;

    public static bool IsPicture(Run run) => (run.Style & RunStyle.Image) != 0;

    private static TextBlock? Without(TextBlock block, Func<Run, bool> isShown)
    {
        ImmutableArray<Run> runs = [.. block.Runs.Where(run => !IsPicture(run) || isShown(run))];
        return runs.Length == block.Runs.Length ? block
            : runs.All(run => run.Text.IsWhiteSpace() && (run.Style & (RunStyle.CellEnd | RunStyle.Image)) == 0) ? null
            : block with { Runs = Trim(runs) };
    }

    /// <summary>White space that stood between the block's edge and a picture.</summary>
    private static ImmutableArray<Run> Trim(ImmutableArray<Run> runs) =>
        runs.SetItem(0, runs[0] with { Characters = runs[0].Characters.TrimStart() }) is var started
            ? started.SetItem(started.Length - 1, started[^1] with { Characters = started[^1].Characters.TrimEnd() })
            : runs;
}
