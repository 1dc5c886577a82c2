using Planner.Reviewing;

namespace Planner.Rendering.Comparing;

/// <summary>What stood on a calendar and does not any more: it is removed, or stands elsewhere.</summary>
/// <param name="Local">When it would have gone out.</param>
/// <param name="Deliveries">As they were.</param>
/// <param name="To">When it goes out now; null where it is removed, or has no time.</param>
/// <param name="Href">From the site's root: a removed post has no page of its own.</param>
internal sealed record GoneEntry(
    Post Post, Brand? Brand, LocalDateTime Local, DateTimeZone Zone, ImmutableArray<Delivery> Deliveries, ChangeKind Kind, LocalDateTime? To, string Href)
{
    /// <summary>By the time at which each stood.</summary>
    /// <param name="pathOf">Where the review tells of a post.</param>
    public static IEnumerable<GoneEntry> All(Review review, Func<string, string> pathOf) =>
        from change in review.Changes
        where change is { Before.Delivery.Local: not null } && (change.Kind is ChangeKind.Removed || change.Differs(ChangedPart.Time))
        let old = change.Before!.Delivery
        group old by (old.Post, Local: old.Local!.Value, old.Zone, Kind: change.Kind is ChangeKind.Removed ? ChangeKind.Removed : ChangeKind.Moved, To: change.After?.Delivery.Local) into same
        orderby same.Key.Local
        select new GoneEntry(
            same.Key.Post,
            review.Before.Content.BrandOf(same.Key.Post),
            same.Key.Local,
            same.Key.Zone,
            [.. same],
            same.Key.Kind,
            same.Key.To,
            same.Key.Kind is ChangeKind.Removed ? pathOf(same.Key.Post.Id) : SitePaths.Address(SitePaths.Post(same.Key.Post.Id)));
}
