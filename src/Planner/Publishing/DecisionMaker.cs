using Planner.Checking;
using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Publishing;

/// <summary>Plan and ledger to decisions: what would go out now, what would not, and why. Acting on them is another stage.</summary>
internal sealed class DecisionMaker
{
    private readonly Seen seen;
    private readonly Duration lookahead;
    private readonly LedgerView ledger;
    private readonly RunStops stops;
    private readonly Faults faults;
    private readonly ImmutableArray<HoldPeriod> holds;
    private readonly Lazy<FileRights> rights;

    private DecisionMaker(Seen seen, Duration lookahead, LedgerView ledger, RunStops stops)
    {
        (this.seen, this.lookahead, this.ledger, this.stops) = (seen, lookahead, ledger, stops);
        faults = new Faults(seen.Content, seen.Findings);
        rights = new Lazy<FileRights>(() => new FileRights(seen.Content));
        holds = [.. seen.Content.Holds.Select(hold => HoldPeriod.Of(hold, seen.Content))];
    }

    private Instant Now => seen.Plan.Now;

    /// <summary>A decision for each delivery near due: from a week back to the end of what the run looks ahead.</summary>
    public static ImmutableArray<Decision> Decide(Seen seen, Duration lookahead, LedgerView ledger, RunStops stops)
    {
        var maker = new DecisionMaker(seen, lookahead, ledger, stops);
        var outgoing = new Outgoing(ledger.Recent, seen);
        return [.. Near(seen.Plan, lookahead).Select(delivery => maker.Decide(delivery, outgoing))];
    }

    /// <summary>The deliveries that a run speaks of; their records are what it needs of the ledger. What was not agreed in time is told at once, while there is time.</summary>
    public static IEnumerable<Delivery> Near(Plan plan, Duration lookahead) =>
        from delivery in plan.Deliveries
        where delivery.Due is { } due && due >= plan.Now - Timing.Recent && (due <= plan.Now + Ahead(delivery, lookahead) || delivery.State is DeliveryState.Expired)
        select delivery;

    /// <summary>Why nothing of it may go out at this moment, whatever the ledger says; null when nothing stands against it.</summary>
    /// <param name="isAgreed">Whether a person said that it may go out although nobody agreed to it in time.</param>
    public static string? Stopped(Delivery delivery, Seen seen, RunStops stops, bool isAgreed = false) => new DecisionMaker(seen, Duration.Zero, LedgerView.Empty, stops).ByPlan(delivery, isAgreed) is { Verdict: not (Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff) } decision ? decision.Reason : null;

    private static Duration Ahead(Delivery delivery, Duration lookahead) => delivery.Account.NativeSchedule ? Duration.Max(lookahead, Timing.HandOff) : lookahead;

    private Decision Decide(Delivery delivery, Outgoing outgoing)
    {
        var record = ledger.Of(delivery);
        var decision = RecordDecisions.Of(delivery, record, Now, each => ByPlan(each, record.Retried is not null), outgoing) with { Record = record };
        if (decision.Verdict is Verdict.WaitThenSend && delivery.Due > Now + Ahead(delivery, lookahead))
        {
            return decision with { Verdict = Verdict.Skip };
        }

        if (decision.Verdict is Verdict.Send or Verdict.WaitThenSend or Verdict.HandOff)
        {
            outgoing.Add(delivery);
        }

        return decision;
    }

    /// <summary>As if the ledger knew nothing of it but a person's word that it may go out.</summary>
    private Decision ByPlan(Delivery delivery, bool isAgreed)
    {
        if (isAgreed && delivery.State is DeliveryState.Expired && ApprovalPolicy.IsOnlyLate(delivery, seen.Content))
        {
            return ByPlan(delivery with { State = Now < delivery.Due ? DeliveryState.Scheduled : DeliveryState.Due }, isAgreed) is { Verdict: not Verdict.HandOff } decision
                ? decision with { Delivery = delivery }
                : new Decision(delivery, Verdict.WaitThenSend, $"a person said that it may go out; due in {Spans.Of(delivery.Due!.Value - Now)}");
        }

        if (delivery.State is not (DeliveryState.Draft or DeliveryState.Withdrawn) && faults.Of(delivery.Post, delivery.Account) is { } fault)
        {
            return new Decision(delivery, Verdict.Ask, Faults.Reason(fault));
        }

        // It was in time when it was planned; what comes after its moment, no rule has seen.
        if (delivery.State is DeliveryState.Late or DeliveryState.Due && rights.Value.EndedBefore(delivery, Now) is { Rights.Until: { } until } ended)
        {
            return new Decision(delivery, Verdict.Ask, $"the rights to {ended.File} ended on {until.Value:uuuu-MM-dd}; agree on new ones, or take another file");
        }

        if (delivery.State is DeliveryState.Due or DeliveryState.Scheduled or DeliveryState.Late && seen.ChangedFileOf(delivery) is { } changed)
        {
            return new Decision(delivery, Verdict.Skip, $"{changed} is different on the publish branch by now; the next run takes it from there");
        }

        return stops.Reason(delivery, seen.Content) is { } stopped ? new Decision(delivery, Verdict.Skip, "held: " + stopped)
            : delivery.State is DeliveryState.Due or DeliveryState.Scheduled or DeliveryState.Late && seen.UncommittedFileOf(delivery) is { } file
                ? new Decision(delivery, Verdict.Ask, $"{file} is not committed as it stands here; commit it, so that what goes out is what others can see")
            : ByState(delivery, isAgreed);
    }

    private Decision ByState(Delivery delivery, bool isAgreed) => delivery.State switch
    {
        // Its finding may have been softened; there is no text to send all the same.
        DeliveryState.Due or DeliveryState.Scheduled or DeliveryState.Late when delivery.Text.IsRefused => new(delivery, Verdict.Ask, "its text cannot be read"),
        DeliveryState.Due or DeliveryState.Late when isAgreed => new(delivery, Verdict.Send, "a person said that it may go out"),
        DeliveryState.Due or DeliveryState.Late when holds.FirstOrDefault(hold => hold.Stops(delivery, delivery.Due!.Value)) is { } lifted =>
            new(delivery, Verdict.Ask, $"it was held at its moment ({lifted.Hold.Reason}); say whether it should still go out"),
        DeliveryState.Due => new(delivery, Verdict.Send, "it is due"),
        DeliveryState.Scheduled => Scheduled(delivery),
        DeliveryState.Late => Late(delivery),
        DeliveryState.Draft => new(delivery, Verdict.Skip, $"its status is '{Words.Of(delivery.Post.Status.Value)}'"),
        DeliveryState.Withdrawn => new(delivery, Verdict.Skip, "it was withdrawn"),
        DeliveryState.Held => new(delivery, Verdict.Skip, "held: " + delivery.Reason),
        DeliveryState.Gated => new(delivery, Verdict.Skip, delivery.Reason),
        DeliveryState.AwaitingApproval => new(delivery, Verdict.Skip, delivery.Reason),
        DeliveryState.Expired => new(delivery, Verdict.Ask, delivery.Reason),
        _ => new(delivery, Verdict.Skip, $"it is {Words.Of(delivery.State)}"),
    };

    private Decision Scheduled(Delivery delivery)
    {
        var ahead = delivery.Due!.Value - Now;
        return delivery.Account.NativeSchedule && delivery.Network.Schedule is { } window && ahead >= (window.Min?.ToDuration() ?? Duration.Zero)
            ? new Decision(delivery, Verdict.HandOff, $"due in {Spans.Of(ahead)}; the network holds it until then")
            : new Decision(delivery, Verdict.WaitThenSend, $"due in {Spans.Of(ahead)}");
    }

    private Decision Late(Delivery delivery)
    {
        var late = $"{Spans.Of(Now - delivery.Due!.Value)} late";
        return (delivery.Target.Late ?? delivery.Post.Late ?? delivery.Account.Late ?? seen.Content.Options.Publish.Late) switch
        {
            LatePolicy.Publish => new(delivery, Verdict.Send, $"{late}; its policy is to publish all the same"),
            LatePolicy.Skip => new(delivery, Verdict.Skip, $"{late}; its policy is to skip"),
            _ => new(delivery, Verdict.Ask, $"{late}; say whether it should still go out"),
        };
    }
}
