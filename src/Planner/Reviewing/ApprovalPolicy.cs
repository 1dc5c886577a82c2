namespace Planner.Reviewing;

/// <summary>Whether those who must have said yes to exactly this.</summary>
internal static class ApprovalPolicy
{
    /// <summary>What is missing, in words; null when nothing is.</summary>
    public static FormattableString? Missing(Delivery delivery, Content content)
    {
        var policy = content.Options.Review;
        if (policy.Mode is not ReviewMode.Recorded)
        {
            return null;
        }

        var valid = ValidApprovers(delivery, content).Count();
        return valid >= policy.Required ? null : (FormattableString)$"{valid} of {policy.Required} approvals";
    }

    /// <summary>Everyone whose yes was given to the delivery as it is now, and counts.</summary>
    private static IEnumerable<string> ValidApprovers(Delivery delivery, Content content)
    {
        if (content.Approvals.Find(delivery.Post.Id) is not { } approvals)
        {
            return [];
        }

        var digest = Digest.Of(delivery);
        return approvals.Given
            .Where(approval => approval.Digest.Value == digest && Counts(approval.By.Value, delivery.Post, content))
            .Select(approval => approval.By.Value)
            .Distinct(StringComparer.Ordinal);
    }

    private static bool Counts(string person, Post post, Content content)
    {
        var policy = content.Options.Review;
        var mayApprove = policy.Approvers.IsEmpty
            ? content.People.Find(person) is not null
            : policy.Approvers.Any(approver => approver.Value == person);
        return mayApprove && (policy.AuthorMayApprove || post.Owner?.Value != person);
    }
}
