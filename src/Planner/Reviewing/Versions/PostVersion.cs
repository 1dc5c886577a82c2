using Planner.Git;

namespace Planner.Reviewing.Versions;

/// <summary>What a commit did to a post's file.</summary>
internal enum VersionKind
{
    Created,
    Changed,
    Removed,
}

/// <summary>A post as one commit made it.</summary>
/// <param name="Commit">Null: it stands in the folder like this, and nobody committed it yet.</param>
/// <param name="Before">As the commit found it; null where there was none, or none that can be read.</param>
/// <param name="After">As the commit left it; null where it is gone, or cannot be read.</param>
internal sealed record PostVersion(LoggedCommit? Commit, VersionKind Kind, Post? Before, Post? After)
{
    /// <summary>Media of the post that have other bytes since, relative to <c>content/</c>.</summary>
    public ImmutableArray<string> Replaced { get; init; } = [];
}

/// <summary>The versions of posts, the newest first.</summary>
/// <param name="ById">By the post's id.</param>
/// <param name="CutAt">The ids of commits at which a shallow clone ends: what they seem to have created may be older.</param>
internal sealed record PostVersions(FrozenDictionary<string, ImmutableArray<PostVersion>> ById, FrozenSet<string> CutAt)
{
    public static PostVersions None { get; } = new(FrozenDictionary<string, ImmutableArray<PostVersion>>.Empty, []);

    /// <summary>The recorded approvals of posts that have some, by the post's id.</summary>
    public FrozenDictionary<string, ImmutableArray<ApprovedVersion>> Approved { get; init; } = FrozenDictionary<string, ImmutableArray<ApprovedVersion>>.Empty;

    /// <summary>For each whose yes to the post does not hold any more, what is different since.</summary>
    public IEnumerable<SinceApproval> SinceOf(Post post)
    {
        var versions = Of(post.Id);
        foreach (var yes in Approved.GetValueOrDefault(post.Id, []).Where(yes => yes is { Version: >= 0, Fault: null }).GroupBy(yes => yes.Approval.By.Value, StringComparer.Ordinal))
        {
            var stale = yes.Where(each => !each.IsStanding && !yes.Any(other => other.IsStanding && other.Accounts.Any(each.Accounts.Contains))).ToArray();
            if (stale.Length > 0 && stale.MinBy(each => each.Version) is { } last && versions[last.Version].After is { } seen)
            {
                yield return new SinceApproval(last.Approval, seen, PostDifference.Between(seen, post));
            }
        }
    }

    /// <summary>None where Git knows nothing of the post.</summary>
    public ImmutableArray<PostVersion> Of(string post) => ById.TryGetValue(post, out var versions) ? versions : [];
}

/// <summary>What became of a post since somebody said yes to it.</summary>
/// <param name="Approval">Their newest.</param>
/// <param name="Seen">The post that they saw.</param>
internal sealed record SinceApproval(Approval Approval, Post Seen, PostDifference Difference);
