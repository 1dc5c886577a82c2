using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Reviewing;

namespace Planner.Publishing;

/// <summary>What the ledger knows of a delivery goes before what the plan says of it.</summary>
internal static class RecordDecisions
{
    /// <param name="byPlan">What it would be if the ledger knew nothing.</param>
    public static Decision Of(Delivery delivery, DeliveryRecord record, Instant now, Func<Delivery, Decision> byPlan, Outgoing outgoing) =>
        record.StateAt(now - Timing.ClockTolerance) switch
        {
            RecordState.Open => Open(delivery, record, byPlan, outgoing),
            RecordState.Claimed => new(delivery, Verdict.Skip, $"run {record.Claim!.Run} has it until {record.Claim.Lease:uuuu-MM-dd HH:mm:ss}Z"),
            RecordState.Unfinished => new(delivery, Verdict.LookUp, "a run ended while it was being sent; the network is asked whether it is out"),
            RecordState.HandedOff => HandedOff(delivery, record, now, byPlan),
            RecordState.Published => new(delivery, Verdict.Skip, $"it is out{(record.Messages.Values.FirstOrDefault()?.Url is { } url ? ": " + url : "")}{Changed(delivery, record)}"),
            RecordState.Failed when record.IsOut && record.Last(LedgerEventKind.Failed)!.Fault is { IsTransient: true } => Thread(delivery, record, byPlan),
            RecordState.Failed => Failed(delivery, record, byPlan(delivery)),
            RecordState.Uncertain => new(delivery, Verdict.Ask, $"whether it is out is not known ({record.Last(LedgerEventKind.Uncertain)!.Fault?.Message}); look there, then say it with planner resolve {record.Key.Post} {record.Key.Account}"),
            RecordState.Asked => Asked(delivery, record),
            RecordState.Skipped => new(delivery, Verdict.Skip, $"{record.Last(LedgerEventKind.Skipped)!.By ?? "somebody"} said that it shall not go out"),
            RecordState.Withdrawn => new(delivery, Verdict.Skip, "it was taken down"),
            _ => throw new InvalidOperationException(),
        };

    /// <summary>By the text alone: it is what can be changed there, and media need not be read for it.</summary>
    private static string Changed(Delivery delivery, DeliveryRecord record) =>
        record.Standing?.Text is { } text && text != Fingerprints.OfText(delivery) ? $"; it was changed since: planner edit {record.Key.Post} brings it there, where the network lets it" : "";

    private static Decision Open(Delivery delivery, DeliveryRecord record, Func<Delivery, Decision> byPlan, Outgoing outgoing)
    {
        if (record.IsOut)
        {
            return Thread(delivery, record, byPlan);
        }

        var plan = byPlan(delivery);
        if (plan.Verdict is not (Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff))
        {
            return plan;
        }

        if (record.Retried is null && outgoing.SameText(delivery) is { } same)
        {
            return new Decision(delivery, Verdict.Ask, $"duplicate-content: the same text {(same.At is { } at ? $"went out on {at:uuuu-MM-dd}" : "goes out now")} as '{same.Post}'; change it, or say that it shall go out again: planner resolve {record.Key.Post} {record.Key.Account} --retry");
        }

        return delivery.Account.ApiBudget is { } budget && outgoing.Spent(delivery.Account.Id) + outgoing.CostOf(delivery) > budget
            ? new Decision(delivery, Verdict.Ask, string.Create(CultureInfo.InvariantCulture, $"the month's api_budget of {budget} USD is spent"))
            : plan;
    }

    /// <summary>Its first message is out: it goes on as it was, or a person looks at it.</summary>
    private static Decision Thread(Delivery delivery, DeliveryRecord record, Func<Delivery, Decision> byPlan)
    {
        if (record.Began!.Digest != Digest.Of(delivery))
        {
            return new Decision(delivery, Verdict.Ask, $"it was changed after its first message went out; restore it, or say what becomes of the rest: planner resolve {record.Key.Post} {record.Key.Account}");
        }

        // However late: half a thread is worse than a late one.
        var plan = byPlan(delivery.State is DeliveryState.Late ? delivery with { State = DeliveryState.Due } : delivery);
        return plan.Verdict is Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff
            ? new Decision(delivery, Verdict.Send, $"its thread goes on behind message {record.Messages.Count}")
            : plan with { Delivery = delivery };
    }

    private static Decision HandedOff(Delivery delivery, DeliveryRecord record, Instant now, Func<Delivery, Decision> byPlan)
    {
        var handed = record.Last(LedgerEventKind.HandedOff)!;
        if (handed.Message?.HeldUntil is { } shown && shown <= now)
        {
            return new Decision(delivery, Verdict.Skip, "the network should have shown it; planner verify looks");
        }

        var plan = byPlan(delivery);
        return handed.Digest != Digest.Of(delivery) ? new Decision(delivery, Verdict.Cancel, "it was changed after the network was given it; it is taken back and given anew")
            : plan.Verdict is Verdict.WaitThenSend or Verdict.HandOff or Verdict.Send ? new Decision(delivery, Verdict.Skip, $"the network holds it until {handed.Message?.HeldUntil ?? handed.Due:uuuu-MM-dd HH:mm}Z")
            : new Decision(delivery, Verdict.Cancel, $"it is taken back from the network: {plan.Reason}");
    }

    /// <summary>What may pass is tried again while it may go out; what cannot is for a person, until the post is changed.</summary>
    private static Decision Failed(Delivery delivery, DeliveryRecord record, Decision plan)
    {
        var failed = record.Last(LedgerEventKind.Failed)!;
        var fault = failed.Fault ?? new SendFault(FaultKind.Unknown, "no reason was written");
        if (plan.Verdict is not (Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff))
        {
            return plan.Verdict is Verdict.Ask ? new Decision(delivery, Verdict.Ask, $"it failed ({fault.Message}), and {plan.Reason}") : plan;
        }

        return failed.Digest != Digest.Of(delivery) ? plan with { Reason = plan.Reason + "; it was changed since it failed" }
            : fault.IsTransient || fault.Kind is FaultKind.Configuration ? plan with { Reason = $"{plan.Reason}; it failed before: {fault.Message}" }
            : new Decision(delivery, Verdict.Ask, $"it failed: {fault.Message}. {fault.Advice(record.Key.Post, record.Key.Account)}");
    }

    /// <summary>By hand: it is asked of a person once, and told as late when the grace is over.</summary>
    private static Decision Asked(Delivery delivery, DeliveryRecord record) => new(
        delivery,
        delivery.State is DeliveryState.Late ? Verdict.Ask : Verdict.Skip,
        $"{record.Last(LedgerEventKind.Asked)!.Reason ?? "somebody was asked to post it by hand; planner confirm says when it is out"}");
}
