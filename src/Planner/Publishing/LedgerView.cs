using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>What decisions need of the ledger, read beforehand.</summary>
/// <param name="Records">Of the deliveries near due; one that is not there has none.</param>
/// <param name="Recent">All records of the last two months: for texts that are out already, and for what networks billed.</param>
internal sealed record LedgerView(IReadOnlyDictionary<LedgerKey, DeliveryRecord> Records, ImmutableArray<DeliveryRecord> Recent)
{
    public static LedgerView Empty { get; } = new(ImmutableDictionary<LedgerKey, DeliveryRecord>.Empty, []);

    public DeliveryRecord Of(Delivery delivery)
    {
        var key = LedgerKey.Of(delivery);
        return Records.GetValueOrDefault(key) ?? DeliveryRecord.None(key);
    }

    /// <summary>Another delivery of the account with the same text that went out lately; null when there is none.</summary>
    public LedgerEvent? SameText(Delivery delivery, Instant now)
    {
        if (delivery.Text.Segments.IsEmpty)
        {
            return null;
        }

        var text = Fingerprints.OfText(delivery);
        return Recent.Where(record => record.Key.Account == delivery.Account.Id && record.Key.Post != delivery.Post.Id)
            .SelectMany(record => record.Events)
            .FirstOrDefault(each => each.Kind is LedgerEventKind.Published && each.Text == text && each.At > now - Timing.SameText);
    }

    /// <summary>What the account was billed in the calendar month of this moment (UTC), in US dollars.</summary>
    public decimal Spent(string account, Instant now)
    {
        var month = now.InUtc().Date.ToYearMonth();
        return Recent.Where(record => record.Key.Account == account)
            .SelectMany(record => record.Events)
            .Where(each => each.Cost is not null && each.At.InUtc().Date.ToYearMonth() == month)
            .Sum(each => each.Cost ?? 0);
    }
}
