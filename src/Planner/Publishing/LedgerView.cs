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
}
