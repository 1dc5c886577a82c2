namespace Planner.Rendering;

/// <summary>The messages of a thread, or the one text.</summary>
internal sealed class PostText(SiteIndex index, Variant text) : Html
{
    public static ImmutableArray<string> Names => ["text", "thread"];

    public static Html? OrNull(SiteIndex index, Variant text) => text.Segments.IsEmpty ? null : new PostText(index, text);

    internal override void WriteTo(PageWriter output)
    {
        foreach (var segment in text.Segments)
        {
            index.Fragments.Segment.Write(output, new Segment(segment), text.Segments.Length > 1 ? "thread" : null);
        }
    }

    private sealed class Segment(RichText text) : Html
    {
        internal override void WriteTo(PageWriter output) => RichTextHtml.WritePost(output, text);
    }
}
