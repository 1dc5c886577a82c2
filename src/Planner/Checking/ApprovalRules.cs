using Planner.Reviewing;

namespace Planner.Checking;

/// <summary>Recorded approvals: who gave them, to what, and which are missing.</summary>
internal static class ApprovalRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        content.Approvals.SelectMany(approvals => Shape(approvals, content)).Concat(Missing(content, plan));

    private static IEnumerable<Finding> Shape(Approvals approvals, Content content)
    {
        if (content.Posts.Find(approvals.Id) is null && !content.IsRefused("post", approvals.Id))
        {
            yield return Problems.UnknownReference(approvals.Source, "post", approvals.Id, content.Posts.Ids);
        }

        var allowed = content.Options.Review.Approvers;
        foreach (var approval in approvals.Given)
        {
            if (content.People.Find(approval.By.Value) is null)
            {
                yield return Problems.ApproverUnknown(approval.By.Source, approval.By.Value, content.People.Ids);
            }
            else if (!allowed.IsEmpty && !allowed.Any(approver => approver.Value == approval.By.Value))
            {
                yield return Problems.ApproverNotAllowed(approval.By.Source, approval.By.Value);
            }
        }
    }

    private static IEnumerable<Finding> Missing(Content content, Plan plan)
    {
        if (content.Options.Review.Mode is not ReviewMode.Recorded)
        {
            yield break;
        }

        foreach (var delivery in plan.Deliveries.Where(delivery => delivery.Post.Status.Value is PostStatus.Ready))
        {
            if (ApprovalPolicy.Missing(delivery, content) is { } missing)
            {
                yield return Stale(delivery, content, plan) ?? Problems.ApprovalMissing(delivery.Post.Status.Source, delivery.Account.Id, missing);
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
