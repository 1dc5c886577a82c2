using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>Two plans to what is added, removed, moved and changed between them, delivery by delivery.</summary>
internal static class ChangesBetween
{
    /// <param name="changedFiles">Files that differ, relative to the root: what neither they nor the content around a delivery touch is not looked at again.</param>
    /// <returns>By moment, then post, then account; without a moment last.</returns>
    public static ImmutableArray<DeliveryChange> Of(ReviewSide before, ReviewSide after, FrozenSet<string> changedFiles)
    {
        var comparison = new ChangesComparison(before, after, changedFiles);
        var gone = new Dictionary<(string Post, string Account), Delivery>();
        foreach (var delivery in before.Plan.Deliveries)
        {
            gone.TryAdd(KeyOf(delivery), delivery);
        }

        var changes = new List<DeliveryChange>();
        var seen = new HashSet<(string Post, string Account)>();
        foreach (var delivery in after.Plan.Deliveries.Where(delivery => seen.Add(KeyOf(delivery))))
        {
            changes.AddRange(gone.Remove(KeyOf(delivery), out var old) ? comparison.Of(old, delivery) is { } change ? [change] : []
                : [new DeliveryChange(ChangeKind.Added, null, Reviewed(delivery, after.Content), [])]);
        }

        changes.AddRange(gone.Values.Select(delivery => new DeliveryChange(ChangeKind.Removed, Reviewed(delivery, before.Content), null, [])));
        changes.Sort(Compare);
        return [.. changes];
    }

    public static ReviewedDelivery Reviewed(Delivery delivery, Content content) => new(delivery, Preparing.Of(delivery, content));

    private static (string Post, string Account) KeyOf(Delivery delivery) => (delivery.Post.Id, delivery.Account.Id);

    private static int Compare(DeliveryChange left, DeliveryChange right)
    {
        var byDue = (left.Shown.Delivery.Due ?? Instant.MaxValue).CompareTo(right.Shown.Delivery.Due ?? Instant.MaxValue);
        var byPost = byDue != 0 ? byDue : string.CompareOrdinal(left.Post.Id, right.Post.Id);
        return byPost != 0 ? byPost : string.CompareOrdinal(left.Account.Id, right.Account.Id);
    }
}
