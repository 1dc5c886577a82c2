using Planner.Networks;

namespace Planner.Rendering.Feeds;

/// <summary>A delivery as a magazine's feed has it.</summary>
/// <param name="Id">The entry's name for ever: that of the delivery, wherever the site stands and whatever the post says.</param>
/// <param name="Link">Where the post leads to; null where it leads nowhere.</param>
internal sealed record MagazineItem(string Id, string Title, string? Link, Instant At, string Html, MagazinePicture? Picture)
{
    public static MagazineItem Of(Delivery delivery, Content content, FeedAddresses addresses)
    {
        var prepared = Preparing.Of(delivery, content);
        return new MagazineItem(
            IdOf(delivery),
            CleanText.Of(prepared.Title?.Text ?? delivery.Post.Title),
            (prepared.Card ?? delivery.Link?.Value) is { } link ? CleanText.Of(link) : null,
            delivery.Due!.Value,
            CleanText.Of(string.Join('\n', prepared.Segments.Select(segment => segment.Text.Text))),
            PictureOf(prepared, content, addresses));
    }

    /// <summary><c>planner:post/account</c>, each escaped as in an address.</summary>
    public static string IdOf(Delivery delivery) => "planner:" + FeedAddresses.DeliveryPath(delivery);

    private static MagazinePicture? PictureOf(PreparedDelivery prepared, Content content, FeedAddresses addresses)
    {
        var first = prepared.Segments.SelectMany(segment => segment.Media).FirstOrDefault(media => MediaTypes.IsPicture(media.File.Value) && SiteMedia.Has(media.File.Value, content));
        return first is not null && addresses.Absolute(SitePaths.Address(first.File.Value)) is { } url
            ? new MagazinePicture(url, content.Media.GetValueOrDefault(first.File.Value), first.Alt is { } alt ? CleanText.Of(alt.Value) : null)
            : null;
    }
}

/// <param name="Url">Absolute: who reads the feed fetches it.</param>
/// <param name="Facts">Null where they could not be read.</param>
internal sealed record MagazinePicture(string Url, MediaFacts? Facts, string? Alt);
