using Planner.Reviewing;

namespace Planner.Planning;

/// <summary>Says where each delivery stands at one moment, as far as that needs no ledger.</summary>
internal sealed class StateJudge
{
    private readonly Content content;
    private readonly Instant now;
    private readonly ImmutableArray<HoldPeriod> holds;

    public StateJudge(Content content, Instant now)
    {
        this.content = content;
        this.now = now;
        holds = [.. content.Holds.Select(hold => HoldPeriod.Of(hold, content))];
    }

    public Delivery Judge(Delivery delivery)
    {
        var (state, why) = StateOf(delivery);
        return delivery with { State = state, Why = why };
    }

    private (DeliveryState State, FormattableString? Why) StateOf(Delivery delivery)
    {
        switch (delivery.Post.Status.Value)
        {
            case PostStatus.Withdrawn:
                return (DeliveryState.Withdrawn, null);
            case PostStatus.Idea or PostStatus.Draft:
                return (DeliveryState.Draft, null);
            case PostStatus.Review when now >= delivery.Due:
                return (DeliveryState.Expired, $"its moment came while it was in review");
            case PostStatus.Review when now >= ApprovalPolicy.DeadlineOf(delivery, ApprovalPolicy.For(delivery, content)):
                return (DeliveryState.Expired, $"the deadline for its approval came while it was in review");
            case PostStatus.Review:
                return (DeliveryState.AwaitingApproval, $"the post is in review");
            default:
                return StateOfReady(delivery);
        }
    }

    private (DeliveryState State, FormattableString? Why) StateOfReady(Delivery delivery)
    {
        if (delivery.Due is not { } due)
        {
            return (DeliveryState.Draft, $"it has no time");
        }

        if (holds.FirstOrDefault(hold => hold.Stops(delivery, Instant.Max(now, due))) is { } hold)
        {
            return (DeliveryState.Held, $"{hold.Hold.Reason}");
        }

        if (Gates.WhyClosed(delivery.Post, content, now) is { } closed)
        {
            return (DeliveryState.Gated, closed);
        }

        var policy = ApprovalPolicy.For(delivery, content);
        if (ApprovalPolicy.Missing(delivery, policy, content) is { } missing)
        {
            return (now >= ApprovalPolicy.DeadlineOf(delivery, policy) ? DeliveryState.Expired : DeliveryState.AwaitingApproval, missing);
        }

        if (now < due)
        {
            return (DeliveryState.Scheduled, null);
        }

        if (now <= due + GraceOf(delivery))
        {
            return (DeliveryState.Due, null);
        }

        return (DeliveryState.Late, $"its grace is over");
    }

    private Duration GraceOf(Delivery delivery) => delivery.Account.Grace?.ToDuration() ?? content.Options.Publish.Grace;
}
