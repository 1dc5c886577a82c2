using Planner.Networks;

namespace Planner.Rendering.Previews;

/// <summary>One message in the outline of its network.</summary>
/// <param name="time">When it goes out, on the clock of its zone; null while it has no time.</param>
/// <param name="language">Of the text; null: the site's.</param>
internal sealed class PreviewMessage(SiteIndex index, PreparedDelivery prepared, PreparedSegment segment, string? time, string? language, MediaGrids media) : Html
{
    public static ImmutableArray<string> Names => ["face", "name", "handle", "time", "place", "language", "warning", "title", "text", "form", "poll", "media", "card"];

    internal override void WriteTo(PageWriter output)
    {
        var (delivery, network) = (prepared.Delivery, prepared.Delivery.Network);
        var isFirst = ReferenceEquals(segment, prepared.Segments[0]);
        var title = isFirst ? prepared.Title?.Text : null;
        var speaker = index.Speakers.Of(delivery.Account);
        var text = PreviewText.Of(index, segment, network, firstLevel: title is null ? 4 : 5);
        index.Fragments.Preview(network.Preview).Write(
            output,
            speaker.Face,
            speaker.Name,
            delivery.Account.Handle,
            time,
            isFirst ? PlaceOf(delivery) : null,
            language,
            network.HasWarnings ? delivery.ContentWarning?.Value : null,
            title,
            text.Html,
            text.Form,
            isFirst && network.Poll is not null && delivery.Poll is { } poll ? new PollPreview(index, poll.Value, language) : null,
            media.Of(segment.Media, network),
            LinkCard.OrNull(index, CardOf(text, isFirst)));
    }

    /// <summary>
    /// The card that goes along, else the one that the network makes of the first address in a text without media. Blogs and
    /// letters make none.
    /// </summary>
    private string? CardOf(PreviewText text, bool isFirst)
    {
        var network = prepared.Delivery.Network;
        var makesCards = network.Links is { Card: CardPlace.Text, Work: true } && network.Preview is not (PreviewStyle.Article or PreviewStyle.Mail);
        return isFirst && prepared.Card is { } card ? card : makesCards && segment.Media.IsEmpty ? text.Address : null;
    }

    /// <summary>The community or board, where it has a name and not only a number.</summary>
    private static string? PlaceOf(Delivery delivery) =>
        delivery.Network.Required is [var name, ..] && delivery.Extra(name)?.Value is { } value && value.AsSpan().ContainsAnyExceptInRange('0', '9') ? value : null;
}
