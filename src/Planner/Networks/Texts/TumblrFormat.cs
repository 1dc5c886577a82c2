namespace Planner.Networks.Texts;

/// <summary>
/// What readers see; bold, italics, strokes and links stand beside it as ranges, and each paragraph is a block of its own (Tumblr's Neue Post Format,
/// npf-spec.md of github.com/tumblr/docs, 2024-10). The connector makes the blocks; limits apply to their text.
/// </summary>
internal static class TumblrFormat
{
    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text);
        return new SentText(new Writer().Write(prose)) { Lost = LostFormattings.In(prose, FormattingKind.Strike) };
    }

    private sealed class Writer() : BlockWriter(countsShown: false)
    {
        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            foreach (var run in runs)
            {
                Show(run.Text, run.Style);
            }
        }
    }
}
