namespace Planner.Reviewing;

/// <summary>Whether those who must have said yes to exactly this.</summary>
internal static class ApprovalPolicy
{
    /// <summary>Whether somebody said yes to just this content, whenever it was to go out.</summary>
    public static bool IsContentAgreed(Delivery delivery, Content content) =>
        Digest.OfContent(delivery) is var digest && content.Approvals.Find(delivery.Post.Id)?.Given.Any(approval => Digest.Parts(approval.Digest.Value).Content == digest) is true;

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

        var digest = Digest.OfContent(delivery);
        return approvals.Given
            .Where(approval => IsOf(approval, digest, delivery.Due, content.Options.Review) && IsApprover(approval.By.Value, content))
            .Select(approval => approval.By.Value)
            .Distinct(StringComparer.Ordinal);
    }

    /// <summary>Whether a yes was said to this content, and to a time that the policy takes for the same.</summary>
    /// <param name="digest">Of the content.</param>
    private static bool IsOf(Approval approval, string digest, Instant? due, ReviewOptions policy)
    {
        var (content, agreed) = Digest.Parts(approval.Digest.Value);
        return content == digest && policy.Time switch
        {
            ReviewTimePolicy.Free => true,
            ReviewTimePolicy.Within when agreed is { } from && due is { } to && policy.TimeWindow is { } window => from - to <= window.ToDuration() && to - from <= window.ToDuration(),
            _ => agreed == due,
        };
    }

    private static bool IsApprover(string person, Content content)
    {
        var approvers = content.Options.Review.Approvers;
        return approvers.IsEmpty ? content.People.Find(person) is not null : approvers.Any(approver => approver.Value == person);
    }

    private static bool MayApprove(string person, Post post, ReviewOptions policy) => policy.AuthorMayApprove || post.Owner?.Value != person;
}
