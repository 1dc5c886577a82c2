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
                var digest = Digest.Of(delivery);
                yield return content.Approvals.Find(delivery.Post.Id) is not { Given: [.., var last] given } || given.Any(approval => approval.Digest.Value == digest)
                    ? Problems.ApprovalMissing(delivery.Post.Status.Source, delivery.Account.Id, missing)
                    : ApprovalPolicy.IsContentAgreed(delivery, content)
                    ? Problems.ApprovalMoved(last.Digest.Source, delivery.Post.Title, delivery.Account.Id, digest)
                    : Problems.ApprovalStale(last.Digest.Source, delivery.Post.Title, delivery.Account.Id, digest);
            }
        }
    }
}
