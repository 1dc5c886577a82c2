using Planner.Rendering;

namespace Planner.Reviewing;

/// <summary>What a change brings together that should stay apart.</summary>
internal static class Clashes
{
    private static readonly FrozenSet<string> Rules = FrozenSet.Create(StringComparer.Ordinal, "posts-too-close", "cadence-excess", "duplicate-content");

    public static ImmutableArray<Clash> Of(ImmutableArray<DeliveryChange> changes, ImmutableArray<Finding> findings, ReviewSide before, ReviewSide after)
    {
        if (changes.IsEmpty)
        {
            return [];
        }

        DeliveryChange[] coming = [.. changes.Where(change => change.After is { Delivery: { Due: not null, Post.Status.Value: not (PostStatus.Idea or PostStatus.Withdrawn) } })];
        return [.. Found(findings, after.Plan), .. SameMoment(coming, after.Plan), .. Held(coming), .. Events(coming, after.Content)];
    }

    /// <summary>What the checks say of two deliveries; whether it is new, they were asked on both sides.</summary>
    private static IEnumerable<Clash> Found(ImmutableArray<Finding> findings, Plan plan)
    {
        Finding[] told = [.. findings.Where(finding => Rules.Contains(finding.Rule))];
        if (told.Length == 0)
        {
            yield break;
        }

        var byPath = plan.Deliveries.ToLookup(delivery => delivery.Post.Source.Path, StringComparer.Ordinal);
        foreach (var finding in told)
        {
            var delivery = byPath[finding.Source.Path].FirstOrDefault(each => finding.Text.GetArguments().Contains(each.Account.Id));
            yield return new Clash(finding.Rule, delivery?.Post.Id ?? "", delivery?.Account.Id ?? "", finding.Text, finding.Source);
        }
    }

    /// <summary>Two posts on one account at one instant, whether or not the account's cadence is watched.</summary>
    private static IEnumerable<Clash> SameMoment(DeliveryChange[] coming, Plan plan)
    {
        var touched = coming.Select(change => (change.Account.Id, change.After!.Delivery.Due)).ToHashSet();
        var meeting = plan.Deliveries
            .Where(delivery => delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn) && touched.Contains((delivery.Account.Id, delivery.Due)))
            .ToLookup(delivery => (delivery.Account.Id, delivery.Due));
        foreach (var change in coming)
        {
            var delivery = change.After!.Delivery;
            var others = meeting[(delivery.Account.Id, delivery.Due)].Where(other => other.Post.Id != delivery.Post.Id).Select(other => "'" + other.Post.Id + "'").ToArray();
            if (others.Length > 0)
            {
                yield return new Clash("same-moment", delivery.Post.Id, delivery.Account.Id, $"It goes out at the same moment as {string.Join(", ", others)} on '{delivery.Account.Id}'.", delivery.DueSource);
            }
        }
    }

    private static IEnumerable<Clash> Held(DeliveryChange[] coming) =>
        from change in coming
        let delivery = change.After!.Delivery
        where delivery.State is DeliveryState.Held
        select new Clash("held", delivery.Post.Id, delivery.Account.Id, $"A hold stops it on '{delivery.Account.Id}': {delivery.Why}", delivery.DueSource);

    /// <summary>Of posts that are new on their day: who moves nothing does not ask what else happens then.</summary>
    private static IEnumerable<Clash> Events(DeliveryChange[] coming, Content content)
    {
        if (content.Events.Count == 0)
        {
            return [];
        }

        var days = new EventDays(content);
        return from change in coming
               where change.Kind is ChangeKind.Added || change.Differs(ChangedPart.Time)
               let delivery = change.After!.Delivery
               from happening in days.On(delivery.Local!.Value.Date)
               select new Clash("event", delivery.Post.Id, delivery.Account.Id, $"'{happening.Title}' is on that day.", delivery.DueSource);
    }
}
