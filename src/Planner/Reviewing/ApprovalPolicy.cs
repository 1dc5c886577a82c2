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

        var said = Given(delivery, content).ToArray();
        var faults = said.Select(approval => (approval.By.Value, Fault: WhyNot(approval, delivery.Post, content))).ToLookup(each => each.Fault is null);
        var valid = faults[true].Select(each => each.Value).Distinct(StringComparer.Ordinal).Count();
        return valid >= policy.Required ? null
            : faults[false].Select(each => each.Fault).FirstOrDefault() is { } fault ? $"{valid} of {policy.Required} approvals; {fault}"
            : (FormattableString)$"{valid} of {policy.Required} approvals";
    }

    /// <summary>Every yes of an approver to the delivery as it is now.</summary>
    private static IEnumerable<Approval> Given(Delivery delivery, Content content)
    {
        if (content.Approvals.Find(delivery.Post.Id) is not { } approvals)
        {
            return [];
        }

        var digest = Digest.OfContent(delivery);
        return approvals.Given.Where(approval => IsOf(approval, digest, delivery.Due, content.Options.Review) && IsApprover(approval.By.Value, content));
    }

    /// <summary>Why a yes does not count, as far as Git was asked; null: it does.</summary>
    private static FormattableString? WhyNot(Approval approval, Post post, Content content) =>
        content.Witnesses is { } witnesses ? ApprovalJudge.WhyNot(approval, post, witnesses, content)
        : content.Options.Review.AuthorMayApprove || post.Owner?.Value != approval.By.Value ? null
        : (FormattableString)$"the yes of the post's own owner does not count";

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
}
