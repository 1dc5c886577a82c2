using Planner.Planning;

namespace Planner.Reviewing;

/// <summary>Somebody's yes to a delivery as it is now.</summary>
/// <param name="At">When it was given; null: nothing tells.</param>
/// <param name="Fault">Why it does not count; null: it does, unless it came too late.</param>
internal sealed record Yes(string Person, Instant? At, FormattableString? Fault);

/// <summary>What <c>approvals/</c> holds for a delivery.</summary>
internal static class RecordedYes
{
    /// <summary>Every yes of an approver to the delivery as it is now.</summary>
    public static IEnumerable<Yes> To(Delivery delivery, ReviewOptions policy, Content content)
    {
        if (content.Approvals.Find(delivery.Post.Id) is not { } approvals)
        {
            return [];
        }

        var digest = Digest.OfContent(delivery);
        return from approval in approvals.Given
               where IsOf(approval, digest, delivery.Due, policy) && IsOfApprover(approval, policy, content)
               select new Yes(approval.By.Value, LocalTimes.ResolveLeniently(approval.At.Value, content.Options.Timezone), WhyNot(approval, delivery.Post, policy, content));
    }

    /// <summary>Whether a yes was said to the delivery as it is now, whoever said it.</summary>
    public static bool IsTo(Approval approval, Delivery delivery, ReviewOptions policy) => IsOf(approval, Digest.OfContent(delivery), delivery.Due, policy);

    /// <summary>Whether it is that of somebody whose yes is asked for.</summary>
    public static bool IsOfApprover(Approval approval, ReviewOptions policy, Content content) =>
        content.People.Find(approval.By.Value) is { } person && ApprovalPolicy.IsApprover(person, policy, content);

    /// <summary>Why a yes does not count, as far as Git was asked; null: it does.</summary>
    public static FormattableString? WhyNot(Approval approval, Post post, ReviewOptions policy, Content content) =>
        content.Witnesses is { } witnesses ? ApprovalJudge.WhyNot(approval, post, witnesses, content, policy)
        : policy.AuthorMayApprove || post.Owner?.Value != approval.By.Value ? null
        : (FormattableString)$"the yes of the post's own owner does not count";

    /// <summary>Whether a moment that was agreed stands for the moment that is planned.</summary>
    public static bool IsSameTime(Instant? agreed, Instant? due, ReviewOptions policy) => policy.Time switch
    {
        ReviewTimePolicy.Free => true,
        ReviewTimePolicy.Within when agreed is { } from && due is { } to && policy.TimeWindow is { } window => from - to <= window.ToDuration() && to - from <= window.ToDuration(),
        _ => agreed == due,
    };

    /// <summary>Whether a yes was said to this content, and to a time that the policy takes for the same.</summary>
    /// <param name="digest">Of the content.</param>
    private static bool IsOf(Approval approval, string digest, Instant? due, ReviewOptions policy)
    {
        var (content, agreed) = Digest.Parts(approval.Digest.Value);
        return content == digest && IsSameTime(agreed, due, policy);
    }
}
