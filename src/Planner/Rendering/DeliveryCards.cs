using Planner.Networks;
using Planner.Rendering.Previews;

namespace Planner.Rendering;

/// <summary>A post's deliveries: who speaks, when, and what its readers will see.</summary>
/// <param name="textLanguage">Null: the site's.</param>
/// <param name="prefix">Of ids, where a page has several posts.</param>
internal sealed class DeliveryCards(SiteIndex index, ImmutableArray<Entry> entries, string? textLanguage, string prefix = "") : Html
{
    public static ImmutableArray<string> Names =>
    [
        "id", "badge", "network", "accountHref", "account", "state", "stateText", "reason", "iso", "when", "zone",
        "style", "thread", "messages", "face", "name", "firstComment", "language", "measure", "receipt", "next", "byHand", "root",
    ];

    public static Html? OrNull(SiteIndex index, ImmutableArray<Entry> entries, string textLanguage) =>
        entries[0].Deliveries.IsEmpty ? null : new DeliveryCards(index, entries, textLanguage == index.Language.Code ? null : textLanguage);

    internal override void WriteTo(PageWriter output)
    {
        var media = new MediaGrids(index, textLanguage);
        foreach (var entry in entries)
        {
            var time = new Time(index, entry);
            foreach (var delivery in entry.Deliveries)
            {
                Write(output, Preparing.Of(delivery, index.Content), time, media);
            }
        }
    }

    private void Write(PageWriter output, PreparedDelivery prepared, Time time, MediaGrids media)
    {
        var (delivery, network) = (prepared.Delivery, prepared.Delivery.Network);
        var account = index.Labels.Of(delivery.Account);
        var (state, stateText) = index.Markup.StateOf(delivery.State, delivery.Due);
        var speaker = index.Speakers.Of(delivery.Account);
        var messages = prepared.Segments.IsEmpty ? null : new PreviewMessages(index, prepared, time.Clock, textLanguage, media);
        index.Fragments.Delivery.Write(
            output,
            prefix + account.Class,
            index.Markup.BadgeOf(network.Id),
            network.Name,
            account.Link.Href,
            account.Link.Text,
            state,
            stateText,
            delivery.Why is { } why && !index.Plan.IsPast(delivery.State, delivery.Due) ? index.Language.Message(why) : null,
            time.Iso,
            time.Text,
            time.Zone,
            Fragments.StyleOf(network.Preview),
            messages is { IsThread: true } ? "thread" : null,
            messages,
            speaker.Face,
            speaker.Name,
            network.HasComments && delivery.FirstComment is { } comment ? CommentOf(comment.Value, network) : null,
            textLanguage,
            Measure.OrNull(index, prepared),
            delivery.Receipt is { } receipt ? ReceiptCard.OrNull(index, delivery, receipt) : null,
            NextStep.OrNull(index, delivery),
            delivery.Receipt is { IsAsked: true } ? new ByHandCard(index, prepared, textLanguage) : null,
            "../");
    }

    private PlainPreview CommentOf(string comment, Network network) => new(index, new ShownText(comment, ShownTexts.Found(comment, network)), fold: null);

    /// <summary>When the deliveries of an entry leave.</summary>
    private sealed class Time(SiteIndex index, Entry entry)
    {
        public string? Iso { get; } = entry.Local is { } local ? Rendering.Names.Iso(local) : null;

        public string? Text { get; } = entry.Local is { } local ? index.Language.DateTime(local) : null;

        public string? Clock { get; } = entry.Local is { } local ? index.Language.Time(local.TimeOfDay) : null;

        public string Zone { get; } = Rendering.Names.City(entry.Zone);
    }
}
