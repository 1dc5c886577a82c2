namespace Planner.Strategy;

/// <summary>A post that went out, or is planned to: what shares are counted of. However many accounts it goes to, it is one.</summary>
/// <param name="Brand">Null where no brand is known.</param>
/// <param name="Date">The day on which it first goes out, in the zone of that delivery.</param>
/// <param name="Deliveries">Those that count; none while the post names no account.</param>
public sealed record SpokenPost(Post Post, string? Brand, LocalDate Date, ImmutableArray<Delivery> Deliveries);

/// <summary>Which posts count as said, or as planned to be said.</summary>
internal static class SpokenPosts
{
    /// <summary>
    /// By the day on which each first goes out, then by id. Ideas, what was taken back, and what has no time are left out,
    /// and so is what should have gone out and, as far as anything says, did not.
    /// </summary>
    public static ImmutableArray<SpokenPost> Of(Content content, Plan plan)
    {
        var deliveries = new Dictionary<string, List<Delivery>>(content.Posts.Count, StringComparer.Ordinal);
        foreach (var delivery in plan.Deliveries)
        {
            if (delivery.Local is not null && IsSaid(delivery, plan))
            {
                if (!deliveries.TryGetValue(delivery.Post.Id, out var known))
                {
                    deliveries.Add(delivery.Post.Id, known = new List<Delivery>(delivery.Post.Accounts.Length));
                }

                known.Add(delivery);
            }
        }

        return
        [
            .. deliveries.Values.Select(each => new SpokenPost(each[0].Post, content.BrandOf(each[0].Post)?.Id, each[0].Local!.Value.Date, [.. each]))
                .Concat(WithoutAccounts(content, plan))
                .OrderBy(spoken => spoken.Date).ThenBy(spoken => spoken.Post.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>A draft that has a day and no account yet is planned all the same.</summary>
    private static IEnumerable<SpokenPost> WithoutAccounts(Content content, Plan plan) =>
        from post in content.Posts
        where post.Accounts.IsEmpty && post.PublishAt is not null && post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn)
        let zone = content.ZoneOf(post)
        let date = post.PublishAt!.Value.Value.In(zone).Date
        where date >= plan.Now.InZone(zone).Date
        select new SpokenPost(post, content.BrandOf(post)?.Id, date, []);

    private static bool IsSaid(Delivery delivery, Plan plan) =>
        delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn)
        && delivery.State is not DeliveryState.Withdrawn
        && (delivery.Due >= plan.Now
            || delivery.State is DeliveryState.Published or DeliveryState.HandedOff or DeliveryState.Claimed or DeliveryState.Uncertain or DeliveryState.Due
            || plan.IsPast(delivery.State, delivery.Due));
}
