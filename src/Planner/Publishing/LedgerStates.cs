using Planner.Publishing.Ledger;

namespace Planner.Publishing;

/// <summary>A plan with what the ledger knows of it: what is out is out, whatever the content says by now.</summary>
internal static class LedgerStates
{
    /// <param name="records">Of the plan's deliveries.</param>
    /// <param name="since">The first moment of which the ledger knows; null when it knows of none.</param>
    public static Plan Apply(Plan plan, IReadOnlyDictionary<LedgerKey, DeliveryRecord> records, Instant? since) =>
        plan with
        {
            IsTracked = true,
            TrackedSince = since ?? plan.Now,
            Deliveries = records.Count == 0 ? plan.Deliveries : [.. plan.Deliveries.Select(delivery => records.GetValueOrDefault(LedgerKey.Of(delivery)) is { Events.IsEmpty: false } record ? Apply(delivery, record, plan.Now) : delivery)],
        };

    private static Delivery Apply(Delivery delivery, DeliveryRecord record, Instant now)
    {
        var (state, why) = StateOf(delivery, record, now);
        return delivery with { State = state, Why = why, Receipt = ReceiptOf(record, now) };
    }

    private static (DeliveryState State, FormattableString? Why) StateOf(Delivery delivery, DeliveryRecord record, Instant now) => record.StateAt(now) switch
    {
        RecordState.Claimed => (DeliveryState.Claimed, null),
        RecordState.Unfinished => (DeliveryState.Claimed, $"a run ended while it was being sent; the next one looks on the network"),
        RecordState.HandedOff => (DeliveryState.HandedOff, Held(delivery, record.Last(LedgerEventKind.HandedOff)!)),
        RecordState.Published => (DeliveryState.Published, null),
        RecordState.Failed => (DeliveryState.Failed, record.Last(LedgerEventKind.Failed)!.Fault is { } fault ? (FormattableString)$"it failed: {fault.Message}" : null),
        RecordState.Uncertain => (DeliveryState.Uncertain, record.Last(LedgerEventKind.Uncertain)!.Fault is { } fault ? (FormattableString)$"it is not known whether it is out: {fault.Message}" : null),
        RecordState.Asked when delivery.State is DeliveryState.Due or DeliveryState.Late => (delivery.State, delivery.Post.Owner?.Value is { } owner ? $"{owner} was asked to post it by hand" : (FormattableString)$"somebody was asked to post it by hand"),
        RecordState.Skipped when record.Last(LedgerEventKind.Skipped)!.By is { } who => (DeliveryState.Withdrawn, $"{who} said that it shall not go out"),
        RecordState.Skipped => (DeliveryState.Withdrawn, null),
        RecordState.Withdrawn => (DeliveryState.Withdrawn, $"it was taken down"),
        _ => (delivery.State, delivery.Why),
    };

    private static FormattableString Held(Delivery delivery, LedgerEvent handed) =>
        $"the network holds it until {new WrittenTime((handed.Message?.HeldUntil ?? handed.Due).InZone(delivery.Zone).LocalDateTime)}";

    private static Receipt ReceiptOf(DeliveryRecord record, Instant now)
    {
        var state = record.StateAt(now);
        var told = record.Last(LedgerEventKind.Published) ?? record.Events[^1];
        return new Receipt(told.At, [.. record.Messages.Values.Select(message => message.Url ?? message.Id)])
        {
            Lag = StatusReport.LagOf(record),
            By = told.By,
            IsAsked = state is RecordState.Asked,
            IsGone = state is RecordState.Published && record.IsGone,
        };
    }
}
