using Planner.Reviewing.Versions;

namespace Planner.Reviewing;

/// <summary>Two states of the content to a review.</summary>
internal static class ReviewMaker
{
    /// <param name="changedFiles">Files below <c>content/</c> that differ, relative to the root.</param>
    /// <param name="versions">Of posts in those files that somebody approved; of others nobody asks for them.</param>
    public static Review Of(ReviewedRevision from, ReviewedRevision? head, ReviewSide before, ReviewSide after, FrozenSet<string> changedFiles, PostVersions versions)
    {
        var changes = ChangesBetween.Of(before, after, changedFiles);
        var findings = Created(before, after, changedFiles);
        return new Review
        {
            Base = from,
            Head = head,
            Before = before,
            After = after,
            Changes = changes,
            Findings = findings,
            Clashes = Clashes.Of(changes, findings, before, after, changedFiles),
            Cadence = CadenceEffects.Of(changes, before, after),
            Costs = CostEffects.Of(changes, before, after),
            Budgets = CostEffects.Budgets(before.Content, after.Content),
            Since = SinceOf(changes, after.Content, versions),
            Approvals = Missing(changes, after.Content),
            ChangedFiles = changedFiles,
        };
    }

    /// <summary>A finding elsewhere is new when nothing said the same of the same file before, on whatever line.</summary>
    private static ImmutableArray<Finding> Created(ReviewSide before, ReviewSide after, FrozenSet<string> changedFiles)
    {
        var known = before.Findings.Select(finding => (finding.Rule, finding.Source.Path, finding.Message)).ToHashSet();
        return
        [
            .. after.Findings.Where(finding => finding.Severity is Severity.Error or Severity.Warning
                && (changedFiles.Contains(finding.Source.Path) || !known.Contains((finding.Rule, finding.Source.Path, finding.Message)))),
        ];
    }

    private static FrozenDictionary<string, ImmutableArray<SinceApproval>> SinceOf(ImmutableArray<DeliveryChange> changes, Content content, PostVersions versions) =>
        changes.Select(change => change.Post.Id).Distinct(StringComparer.Ordinal).Select(content.Posts.Find).OfType<Post>()
            .Select(post => (post.Id, Since: versions.SinceOf(post).Where(since => !since.Difference.IsEmpty).ToImmutableArray()))
            .Where(post => !post.Since.IsEmpty)
            .ToFrozenDictionary(post => post.Id, post => post.Since, StringComparer.Ordinal);

    private static ImmutableArray<MissingApproval> Missing(ImmutableArray<DeliveryChange> changes, Content content) =>
    [
        .. from change in changes
           where change.After is { Delivery.Post.Status.Value: PostStatus.Ready or PostStatus.Review }
           let missing = ApprovalPolicy.Missing(change.After!.Delivery, content)
           where missing is not null
           select new MissingApproval(change, missing),
    ];
}
