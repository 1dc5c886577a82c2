using Planner.Reviewing;

namespace Planner.Checking;

/// <summary>Recorded approvals: who gave them, to what, and which are missing.</summary>
internal static class ApprovalRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        Given(content, plan).Concat(ApproverRules.Check(content)).Concat(Missing(content, plan));

    private static IEnumerable<Finding> Given(Content content, Plan plan)
    {
        var deliveries = content.Approvals.Count == 0 ? null : plan.Deliveries.Where(delivery => content.Approvals.Find(delivery.Post.Id) is not null).ToLookup(delivery => delivery.Post.Id, StringComparer.Ordinal);
        return content.Approvals.SelectMany(approvals => Shape(approvals, [.. deliveries![approvals.Id].Select(delivery => ApprovalPolicy.For(delivery, content)).DefaultIfEmpty(content.Options.Review)], content));
    }

    /// <param name="policies">Of the deliveries of the post; planner.yml's where it has none.</param>
    private static IEnumerable<Finding> Shape(Approvals approvals, ImmutableArray<ReviewOptions> policies, Content content)
    {
        if (content.Posts.Find(approvals.Id) is null && !content.IsRefused("post", approvals.Id))
        {
            yield return Problems.UnknownReference(approvals.Source, "post", approvals.Id, content.Posts.Ids);
        }

        foreach (var approval in approvals.Given)
        {
            if (content.People.Find(approval.By.Value) is not { } person)
            {
                yield return Problems.ApproverUnknown(approval.By.Source, approval.By.Value, content.People.Ids);
            }
            else if (!policies.Any(policy => ApprovalPolicy.IsApprover(person, policy, content)))
            {
                yield return Problems.ApproverNotAllowed(approval.By.Source, approval.By.Value);
            }
        }
    }

    private static IEnumerable<Finding> Missing(Content content, Plan plan)
    {
        if (!ApprovalPolicy.AsksGit(content))
        {
            yield break;
        }

        foreach (var delivery in plan.Deliveries.Where(delivery => delivery.Post.Status.Value is PostStatus.Ready))
        {
            if (ApprovalPolicy.Missing(delivery, content) is { } missing)
            {
                yield return (ApprovalPolicy.For(delivery, content).Mode is ReviewMode.Recorded ? Stale(delivery, content, plan) : null) ?? Problems.ApprovalMissing(delivery.Post.Status.Source, delivery.Account.Id, missing);
            }
        }
    }

    /// <summary>The newest yes to what the delivery was before; null where nobody said one. A yes to another delivery as it stands is none to this.</summary>
    private static Finding? Stale(Delivery delivery, Content content, Plan plan)
    {
        if (content.Approvals.Find(delivery.Post.Id) is not { Given.Length: > 0 } approvals)
        {
            return null;
        }

        var digest = Digest.Of(delivery);
        if (approvals.Given.Any(approval => approval.Digest.Value == digest))
        {
            return null;
        }

        var (seen, _) = Digest.Parts(digest);
        if (approvals.Given.LastOrDefault(approval => Digest.Parts(approval.Digest.Value).Content == seen) is { } moved)
        {
            return Problems.ApprovalStaleByTime(moved.Digest.Source, moved.By.Value, moved.At.Value, delivery, LocalOf(Digest.Parts(moved.Digest.Value).Due, delivery.Zone), digest);
        }

        var others = plan.Deliveries.Where(each => each.Post.Id == delivery.Post.Id).Select(each => Digest.OfContent(each)).ToHashSet(StringComparer.Ordinal);
        return approvals.Given.LastOrDefault(approval => !others.Contains(Digest.Parts(approval.Digest.Value).Content)) is { } old
            ? Problems.ApprovalStale(old.Digest.Source, old.By.Value, old.At.Value, delivery, digest)
            : null;
    }

    private static string LocalOf(Instant? due, DateTimeZone zone) => due?.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
