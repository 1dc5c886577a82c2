namespace Planner.Attending;

/// <summary>Deliveries that wait for a person.</summary>
internal static class DeliveryNeeds
{
    /// <summary>How far ahead drafts are told of, and for how long what came to nothing.</summary>
    private const int DraftDays = 14;

    public static bool IsUrgent(Need need) => need is Need.Late or Need.Asked or Need.Expired;

    /// <summary>The reason for which deliveries in a state need a person; null for none.</summary>
    /// <param name="isAsked">Whether a person was asked to post it by hand.</param>
    /// <param name="date">Local.</param>
    public static Need? Of(DeliveryState state, bool isAsked, Instant? due, LocalDate? date, Plan plan, LocalDate today) => state switch
    {
        _ when isAsked => Need.Asked,
        DeliveryState.Failed or DeliveryState.Uncertain => Need.Late,
        DeliveryState.Late when !plan.IsPast(state, due) => Need.Late,
        DeliveryState.Expired when date > today.PlusDays(-DraftDays) => Need.Expired,
        DeliveryState.AwaitingApproval => Need.Approval,
        DeliveryState.Draft when date >= today && date <= today.PlusDays(DraftDays) => Need.Drafts,
        DeliveryState.Held or DeliveryState.Gated when date >= today.PlusDays(-1) => Need.Held,
        DeliveryState.Scheduled or DeliveryState.Due or DeliveryState.Claimed or DeliveryState.HandedOff when date == today => Need.Today,
        _ => null,
    };

    /// <summary>By reason; what went wrong latest first, what is to be done in the order of its time.</summary>
    public static IEnumerable<Attention> Of(Morning morning) =>
        from delivery in morning.Plan.Deliveries
        let need = Of(delivery.State, delivery.Receipt is { IsAsked: true }, delivery.Due, delivery.Local?.Date, morning.Plan, morning.Today)
        where need is not null
        group delivery by need.Value into waiting
        let items = waiting.GroupBy(delivery => new Together(delivery.Post.Id, delivery.Due, delivery.State)).Select(together => ItemOf([.. together], waiting.Key, morning))
        select new Attention(waiting.Key, IsUrgent(waiting.Key), [.. IsUrgent(waiting.Key) ? items.Reverse() : items]);

    private static AttentionItem ItemOf(ImmutableArray<Delivery> deliveries, Need need, Morning morning)
    {
        var first = deliveries[0];
        return new AttentionItem(first.Post.Title)
        {
            Detail = first.Why,
            Day = first.Local?.Date,
            Time = first.Local?.TimeOfDay,
            Who = need is Need.Approval && morning.Awaited.OfPost(first.Post.Id).Select(person => person.Id).ToImmutableArray() is { IsEmpty: false } approvers ? approvers
                : first.Post.Owner is { } owner ? [owner.Value] : [],
            Brand = first.Account.Brand.Value,
            Accounts = [.. deliveries.Select(delivery => delivery.Account.Id)],
            About = first.Post,
            Place = first.DueSource,
        };
    }

    /// <summary>What deliveries that are told in one line have in common.</summary>
    private sealed record Together(string Post, Instant? Due, DeliveryState State);
}
