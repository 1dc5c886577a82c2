namespace Planner.Publishing;

/// <summary>Plan to decisions: what would go out now, what would not, and why. Acting on them is another stage.</summary>
internal static class DecisionMaker
{
    /// <summary>How long after its moment a delivery is still spoken of; what is older is history.</summary>
    private static readonly Duration Recent = Duration.FromDays(7);

    /// <summary>A decision for each delivery near due: from a week back to the end of what the run looks ahead.</summary>
    public static ImmutableArray<Decision> Decide(Content content, Plan plan, IEnumerable<Finding> findings, Duration lookahead)
    {
        var faults = new Faults(content, findings);
        return
        [
            .. from delivery in plan.Deliveries
               where delivery.Due is { } due && due >= plan.Now - Recent && due <= plan.Now + lookahead
               let fault = faults.Of(delivery.Post, delivery.Account)
               select fault is not null && delivery.State is not (DeliveryState.Draft or DeliveryState.Withdrawn)
                   ? new Decision(delivery, Verdict.Ask, Faults.Reason(fault))
                   : Decide(delivery, content, plan.Now),
        ];
    }

    private static Decision Decide(Delivery delivery, Content content, Instant now) => delivery.State switch
    {
        // Its finding may have been softened; there is no text to send all the same.
        DeliveryState.Due or DeliveryState.Scheduled or DeliveryState.Late when delivery.Text.IsRefused => new(delivery, Verdict.Ask, "its text cannot be read"),
        DeliveryState.Due => new(delivery, Verdict.Send, "it is due"),
        DeliveryState.Scheduled => new(delivery, Verdict.WaitThenSend, $"due in {Minutes(delivery.Due!.Value - now)}"),
        DeliveryState.Late => Late(delivery, content, now),
        DeliveryState.Draft => new(delivery, Verdict.Skip, $"its status is '{Words.Of(delivery.Post.Status.Value)}'"),
        DeliveryState.Withdrawn => new(delivery, Verdict.Skip, "it was withdrawn"),
        DeliveryState.Held => new(delivery, Verdict.Skip, "held: " + delivery.Reason),
        DeliveryState.Gated => new(delivery, Verdict.Skip, delivery.Reason),
        DeliveryState.AwaitingApproval => new(delivery, Verdict.Skip, delivery.Reason),
        DeliveryState.Expired => new(delivery, Verdict.Ask, delivery.Reason),
        _ => new(delivery, Verdict.Skip, $"it is {Words.Of(delivery.State)}"),
    };

    private static Decision Late(Delivery delivery, Content content, Instant now)
    {
        var late = $"{Minutes(now - delivery.Due!.Value)} late";
        return (delivery.Target.Late ?? delivery.Post.Late ?? delivery.Account.Late ?? content.Options.Publish.Late) switch
        {
            LatePolicy.Publish => new(delivery, Verdict.Send, $"{late}; its policy is to publish all the same"),
            LatePolicy.Skip => new(delivery, Verdict.Skip, $"{late}; its policy is to skip"),
            _ => new(delivery, Verdict.Ask, $"{late}; say whether it should still go out"),
        };
    }

    private static string Minutes(Duration duration) => duration < Duration.FromHours(2)
        ? string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Ceiling(duration.TotalMinutes)} min")
        : duration < Duration.FromDays(2)
            ? string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalHours} h")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalDays} days");
}
