namespace Planner.Rendering;

/// <summary>The proof that a delivery went out: when, how late, and where it stands.</summary>
internal sealed class ReceiptCard(SiteIndex index, Delivery delivery, Receipt receipt) : Html
{
    public static ImmutableArray<string> Names => ["iso", "when", "lag", "by", "gone", "addresses"];

    public static ImmutableArray<string> AddressNames => ["href", "text"];

    /// <summary>Null for what did not go out: its state and its reason say all.</summary>
    public static Html? OrNull(SiteIndex index, Delivery delivery, Receipt receipt) =>
        delivery.State is DeliveryState.Published || receipt.IsGone ? new ReceiptCard(index, delivery, receipt) : null;

    internal override void WriteTo(PageWriter output)
    {
        var at = receipt.At.InZone(delivery.Zone).LocalDateTime;
        index.Fragments.Receipt.Write(
            output,
            Rendering.Names.Iso(at),
            index.Language.DateTime(at),
            receipt.Lag is { } lag ? LagOf(index.Language, lag) : null,
            receipt.By is { } by ? index.Language.Text("receipt.by", index.Content.People.Find(by)?.Name ?? by) : null,
            receipt.IsGone ? index.Language["receipt.gone"] : null,
            new Addresses(index, receipt));
    }

    /// <summary>A matter of seconds, to the tenth; from two minutes on in minutes.</summary>
    private static string LagOf(Language language, Duration lag) => language.Text(
        "receipt.lag",
        lag < Duration.FromMinutes(2)
            ? language.Text("receipt.seconds", language.Number(Math.Round(Math.Max(0, (decimal)lag.TotalSeconds), 1)))
            : Hours.Duration(language, lag));

    private sealed class Addresses(SiteIndex index, Receipt receipt) : Html
    {
        internal override void WriteTo(PageWriter output)
        {
            foreach (var message in receipt.Messages)
            {
                var isAddress = message.StartsWith("https://", StringComparison.Ordinal) || message.StartsWith("http://", StringComparison.Ordinal);
                index.Fragments.ReceiptAddress.Write(output, isAddress ? RunHtml.SafeLink(message) : null, message);
            }
        }
    }
}
