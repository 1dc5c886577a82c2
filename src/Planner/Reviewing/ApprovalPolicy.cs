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

        var said = Approvers(delivery, content).ToArray();
        var valid = said.Count(person => MayApprove(person, delivery.Post, policy));
        return valid >= policy.Required ? null
            : valid < said.Length ? $"{valid} of {policy.Required} approvals; the yes of the post's own owner does not count"
            : (FormattableString)$"{valid} of {policy.Required} approvals";
    }

    /// <summary>Every approver who said yes to the delivery as it is now.</summary>
    private static IEnumerable<string> Approvers(Delivery delivery, Content content)
    {
        if (content.Approvals.Find(delivery.Post.Id) is not { } approvals)
        {
            return [];
        }

        var digest = Digest.Of(delivery);
        return approvals.Given
            .Where(approval => approval.Digest.Value == digest && IsApprover(approval.By.Value, content))
            .Select(approval => approval.By.Value)
            .Distinct(StringComparer.Ordinal);
    }

    private static bool IsApprover(string person, Content content)
    {
        var approvers = content.Options.Review.Approvers;
        return approvers.IsEmpty ? content.People.Find(person) is not null : approvers.Any(approver => approver.Value == person);
    }

    private static bool MayApprove(string person, Post post, ReviewOptions policy) => policy.AuthorMayApprove || post.Owner?.Value != person;
}
