using Planner.Rendering;

namespace Planner.Reviewing;

/// <summary>What a change brings together that should stay apart.</summary>
internal static class Clashes
{
    private static readonly FrozenSet<string> Rules = FrozenSet.Create(StringComparer.Ordinal, "posts-too-close", "cadence-excess", "duplicate-content");

    public static ImmutableArray<Clash> Of(ImmutableArray<DeliveryChange> changes, ImmutableArray<Finding> findings, ReviewSide before, ReviewSide after, FrozenSet<string> changedFiles)
    {
        var rules = RuleClashes.Of(before.Content, after.Content, changedFiles);
        if (changes.IsEmpty)
        {
            return [.. rules];
        }

        DeliveryChange[] coming = [.. changes.Where(change => change.After is { Delivery: { Due: not null, Post.Status.Value: not (PostStatus.Idea or PostStatus.Withdrawn) } })];
        return [.. rules, .. Found(findings, after.Plan), .. SameMoment(coming, after.Plan), .. SameCampaign(coming, after.Plan), .. Held(coming), .. Events(coming, after.Content)];
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

    /// <summary>Two posts of one campaign or contest on one account on one day: the second is easily taken for the first. What goes out at one moment was told.</summary>
    private static IEnumerable<Clash> SameCampaign(DeliveryChange[] coming, Plan plan)
    {
        DeliveryChange[] told = [.. coming.Where(change => (change.Kind is ChangeKind.Added || change.Differs(ChangedPart.Time)) && CampaignOf(change.Post) is not null)];
        var touched = told.Select(change => DayOf(change.After!.Delivery)).ToHashSet();
        var meeting = plan.Deliveries
            .Where(delivery => delivery.Due is not null && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn) && CampaignOf(delivery.Post) is not null && touched.Contains(DayOf(delivery)))
            .ToLookup(DayOf);
        foreach (var delivery in told.Select(change => change.After!.Delivery))
        {
            var others = meeting[DayOf(delivery)].Where(other => other.Post.Id != delivery.Post.Id && other.Due != delivery.Due).Select(other => "'" + other.Post.Id + "'").ToArray();
            if (others.Length > 0)
            {
                var text = others.Length == 1
                    ? (FormattableString)$"{others[0]} of '{CampaignOf(delivery.Post)}' goes out on the same day on '{delivery.Account.Id}'."
                    : $"{string.Join(", ", others)} of '{CampaignOf(delivery.Post)}' go out on the same day on '{delivery.Account.Id}'.";
                yield return new Clash("same-campaign", delivery.Post.Id, delivery.Account.Id, text, delivery.DueSource);
            }
        }
    }

    private static string? CampaignOf(Post post) => post.Campaign?.Value ?? post.Contest?.Value;

    private static (string Account, string? Campaign, LocalDate Day) DayOf(Delivery delivery) => (delivery.Account.Id, CampaignOf(delivery.Post), delivery.Local!.Value.Date);

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
