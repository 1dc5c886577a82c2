using Planner.Networks;

namespace Planner.Rendering.Feeds;

/// <summary>A delivery as feed readers show it.</summary>
internal sealed record FeedEntry(string Tag, string Title, string Link, string? Url, Instant Due, string Html, string Author, ImmutableArray<string> Categories)
{
    public static FeedEntry Of(Delivery delivery, Plan plan, Content content, FeedAddresses addresses)
    {
        var path = FeedAddresses.PostPath(delivery.Post);
        return new FeedEntry(
            addresses.Tag(FeedAddresses.DeliveryPath(delivery)),
            CleanText.Of($"{StateGlyphs.Before(delivery, plan)}{delivery.Post.Title} · {delivery.Network.Name} {delivery.Account.Handle}"),
            addresses.AbsoluteOrRelative(path),
            addresses.Absolute(path),
            delivery.Due!.Value,
            CleanText.Of(HtmlOf(delivery.Text)),
            CleanText.Of(content.Brands.Find(delivery.Account.Brand.Value)?.Name ?? content.Options.Title),
            [delivery.Network.Name, .. delivery.Post.Tags.Select(tag => CleanText.Of(tag.Value))]);
    }

    /// <summary>Paragraphs of escaped text and nothing else: what stands in a post cannot run in a reader's program.</summary>
    private static string HtmlOf(Variant text) => string.Concat(
        from segment in text.Segments
        from line in PlainText.Of(segment).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select $"<p>{Escape(line)}</p>");

    private static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
