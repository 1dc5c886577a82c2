using Planner.Networks;

namespace Planner.Rendering.Previews;

/// <summary>The messages of a delivery: the items of a list where it is a thread, each with its own length.</summary>
/// <param name="time">When it goes out, on the clock of its zone; null while it has no time.</param>
/// <param name="language">Of the text; null: the site's.</param>
internal sealed class PreviewMessages(SiteIndex index, PreparedDelivery prepared, string? time, string? language, MediaGrids media) : Html
{
    public static ImmutableArray<string> Names => ["message", "measure"];

    public bool IsThread { get; } = prepared.Segments.Length > 1;

    internal override void WriteTo(PageWriter output)
    {
        foreach (var segment in prepared.Segments)
        {
            var message = new PreviewMessage(index, prepared, segment, time, language, media);
            if (IsThread)
            {
                index.Fragments.Message.Write(output, message, segment.Length.Limit is null ? null : new Measure(index, segment, null, null));
            }
            else
            {
                message.WriteTo(output);
            }
        }
    }
}
