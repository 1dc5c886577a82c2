namespace Planner.Networks.Texts;

/// <summary>
/// Characters alone, with links beside them: only the label is seen and counted, and the address is a facet of it
/// (networks.md 2.1). An <c>@name</c> in code gets a word joiner, so that no facet is made of it.
/// </summary>
internal static class BlueskyFormat
{
    public static SentText Of(RichText text)
    {
        var prose = Pictures.Without(text);
        var writer = new Writer();
        return new SentText(writer.Write(prose)) { Links = [.. writer.Links], Lost = LostFormattings.In(prose) };
    }

    private sealed class Writer() : BlockWriter(countsShown: false)
    {
        public List<TextLink> Links { get; } = [];

        protected override void Write(TextBlock block, ReadOnlySpan<Run> runs, string? link)
        {
            var start = Text.Length;
            foreach (var run in runs)
            {
                Show((run.Style & RunStyle.Code) != 0 ? Guards.Code(run.Text) : run.Text, run.Style);
            }

            if (link is not null && Addresses.IsReadable(link))
            {
                Links.Add(new TextLink(start, Text.Length - start, link));
            }
        }
    }
}
