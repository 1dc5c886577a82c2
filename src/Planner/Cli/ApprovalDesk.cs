using Planner.Checking;
using Planner.Git;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>A post to which a person said yes.</summary>
/// <param name="File">What to write; null where there is nothing new.</param>
/// <param name="Approvals">The post's, with the new ones.</param>
/// <param name="Deliveries">Each with what is to be said of it; null where it was approved.</param>
internal sealed record ApprovedPost(Post Post, string By, ApprovalFile? File, Approvals Approvals, ImmutableArray<(Delivery Delivery, string? Note)> Deliveries);

/// <summary>Whether a person may say yes to posts as they stand, and what is written down then.</summary>
internal sealed record ApprovalDesk(Content Content, Faults Faults, ApprovalWitnesses Witnesses, FrozenSet<string> Uncommitted, Person Person)
{
    /// <summary>Where approvals are recorded, what Git knows of the posts; elsewhere nobody asks for it.</summary>
    public static async Task<(ApprovalWitnesses Witnesses, FrozenSet<string> Uncommitted)> ReadAsync(Workspace workspace, ImmutableArray<string> posts, CancellationToken cancellationToken) =>
        ApprovalPolicy.AsksGit(workspace.Content)
            ? (await ApprovalHistory.ReadAsync(workspace.History.ReadAsync, workspace.Content, posts, cancellationToken), await WorkTree.UncommittedAsync(workspace.Root, cancellationToken))
            : (ApprovalWitnesses.Unknown("not asked"), FrozenSet<string>.Empty);

    /// <summary>Why the person cannot say yes to the post; nothing where they can.</summary>
    /// <param name="isOneAccount">Whether the deliveries were asked for by name: then one that is out is no longer passed over.</param>
    public IEnumerable<string> Refusals(Post post, ImmutableArray<Delivery> deliveries, bool isOneAccount)
    {
        if (deliveries.IsEmpty)
        {
            return [$"{post.Id}: it goes to no account yet; there is nothing to approve"];
        }

        if (OfPost(post, deliveries) is { } reason)
        {
            return [$"{post.Id}: {reason}"];
        }

        var refused = deliveries.Select(delivery => (delivery.Account, Passed: Passed(delivery), Fault: OfDelivery(delivery))).ToArray();
        return refused.All(each => each.Passed is not null) || isOneAccount
            ? refused.Where(each => (each.Passed ?? each.Fault) is not null).Select(each => $"{post.Id} on {each.Account.Id}: {each.Passed ?? each.Fault}")
            : refused.Where(each => each.Passed is null && each.Fault is not null).Select(each => $"{post.Id} on {each.Account.Id}: {each.Fault}");
    }

    /// <exception cref="UsageException">The file cannot take it.</exception>
    public ApprovedPost Approve(Post post, ImmutableArray<Delivery> deliveries, ApprovalFile file, string? comment, Instant now)
    {
        var at = ApprovalText.At(now, Content.Options.Timezone);
        var standing = Content.Approvals.Find(post.Id) ?? new Approvals(post.Id, new SourceSpan(file.Path, 1, 1), []);
        var judged = deliveries.Select(delivery => (Delivery: delivery, Digest: Digest.Of(delivery), Note: Passed(delivery))).Select(each => (each.Delivery, each.Digest, Note: each.Note ?? Before(standing, each.Digest, each.Delivery))).ToArray();
        var given = judged.Where(each => each.Note is null).Select(each => new GivenApproval(Person.Id, at, each.Digest, each.Delivery.Account.Id, comment)).DistinctBy(each => each.Digest).ToImmutableArray();
        var notes = judged.Select(each => (each.Delivery, each.Note)).ToImmutableArray();
        if (given.IsEmpty)
        {
            return new ApprovedPost(post, Person.Id, null, standing, notes);
        }

        var (written, approvals) = file.With(given);
        return new ApprovedPost(post, Person.Id, written, approvals, notes);
    }

    private string? OfPost(Post post, ImmutableArray<Delivery> deliveries)
    {
        // One that asks for recorded approvals and forbids those of authors is enough to refuse: a yes is one word for all that is approved.
        var policies = deliveries.Select(delivery => ApprovalPolicy.For(delivery, Content)).Where(each => each.Mode is ReviewMode.Recorded).ToArray();
        var policy = Array.Find(policies, each => !each.AuthorMayApprove) ?? policies.FirstOrDefault();
        if (Content.IsRefused("approval", post.Id))
        {
            return $"content/approvals/{post.Id}.yml cannot be read; planner validate says why";
        }

        return policy is null ? null
            : ApprovalJudge.OfAuthor(Person, post, Witnesses, policy) is { } author ? $"{author.ToString(CultureInfo.InvariantCulture)}: this yes would not count (author_may_approve)"
            : !policy.AuthorMayApprove && Uncommitted.Contains(post.Source.Path) ? $"{post.Source.Path} is not committed as it stands here; commit it first, so that Git knows who wrote it"
            : null;
    }

    private string? OfDelivery(Delivery delivery) =>
        Faults.Of(delivery.Post, delivery.Account) is { } fault ? Faults.Reason(fault)
        : delivery.Due is null && ApprovalPolicy.For(delivery, Content).Time is not ReviewTimePolicy.Free ? "it has no time yet, and a yes holds for its time too"
        : null;

    /// <summary>Why a delivery is passed over: a yes comes too late for it, or is not asked of the person; null: it is not.</summary>
    private string? Passed(Delivery delivery) => delivery.State switch
    {
        DeliveryState.Published => "it is out already",
        DeliveryState.HandedOff => "the network holds it already",
        DeliveryState.Claimed => "a run is sending it",
        DeliveryState.Uncertain => "it may be out already; planner resolve says whether it is",
        DeliveryState.Withdrawn => "it was withdrawn",
        _ when ApprovalPolicy.For(delivery, Content) is var policy && !ApprovalPolicy.IsApprover(Person, policy, Content) =>
            $"{Person.Id} is not among those whose yes counts there: {string.Join(", ", policy.Approvers.Select(approver => approver.Value))}",
        _ => null,
    };

    /// <summary>That the person said the same before; null: they did not, or it does not count and may be said again.</summary>
    private string? Before(Approvals standing, string digest, Delivery delivery)
    {
        var before = standing.Given.LastOrDefault(approval => approval.By.Value == Person.Id && approval.Digest.Value == digest && MayCount(approval, delivery));
        return before is null ? null : $"{Person.Id} approved exactly this before, {before.At.Value}";
    }

    /// <summary>What is not committed yet may still be; what somebody else wrote in the person's name never counts.</summary>
    private bool MayCount(Approval approval, Delivery delivery) =>
        Witnesses.Fault is not null || Witnesses.Of(delivery.Post.Id, approval).By.All(witness => witness.IsCut)
        || ApprovalPolicy.For(delivery, Content) is var policy && (ApprovalJudge.OfMissingHistory(delivery.Post, Witnesses, policy) is not null
        || ApprovalJudge.WhyNot(approval, delivery.Post, Witnesses, Content, policy) is null);
}
