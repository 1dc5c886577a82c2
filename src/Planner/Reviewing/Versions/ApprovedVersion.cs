using Planner.Planning;

namespace Planner.Reviewing.Versions;

/// <summary>A recorded yes and what it was said to.</summary>
/// <param name="Version">The newest version that is exactly that, as its place among the post's; -1 where none is: it was never committed, or its accounts are others now.</param>
/// <param name="Accounts">The accounts it was said for.</param>
/// <param name="IsStanding">Whether it counts for the post as it is, under the policy for its time.</param>
internal sealed record ApprovedVersion(Approval Approval, int Version, ImmutableArray<string> Accounts, bool IsStanding)
{
    /// <summary>Why it is worth nothing, whatever the post is: somebody else gave it, it is not committed. Null: nothing is wrong with it.</summary>
    public FormattableString? Fault { get; init; }

    /// <summary>Every yes to a post, in the order of its file.</summary>
    /// <param name="versions">The newest first.</param>
    /// <param name="mediaOf">What stood in media files at a version.</param>
    public static ImmutableArray<ApprovedVersion> Of(Post post, Approvals approvals, ImmutableArray<PostVersion> versions, Content content, Func<PostVersion, MediaDigests> mediaOf)
    {
        var current = PlanMaker.DeliveriesOf(post, content).ToArray();
        var standing = DigestsOf(current);
        var known = new Dictionary<int, ILookup<string, (string Digest, string Account)>>();
        return [.. approvals.Given.Select(approval => Of(approval))];

        ApprovedVersion Of(Approval approval)
        {
            var whole = approval.Digest.Value;
            var (seen, _) = Digest.Parts(whole);
            var same = current.Where(delivery => RecordedYes.IsTo(approval, delivery, ApprovalPolicy.For(delivery, content))).ToArray();

            // Who gave it, and how, does not depend on what it was given to.
            var fault = (same.Length > 0 ? same : current).Select(delivery => RecordedYes.WhyNot(approval, post, ApprovalPolicy.For(delivery, content), content)).FirstOrDefault(reason => reason is not null);
            var isStanding = fault is null && same.Any(delivery => RecordedYes.IsOfApprover(approval, ApprovalPolicy.For(delivery, content), content));

            // The same time too if there is such a version; a post that was only moved is else found by what it says.
            var found = Find(each => each[seen].Any(delivery => delivery.Digest == whole));
            found = found < 0 ? Find(each => each.Contains(seen)) : found;
            return new ApprovedVersion(approval, found, [.. (found < 0 ? standing : At(found))[seen].Select(each => each.Account)], isStanding) { Fault = fault };
        }

        int Find(Func<ILookup<string, (string Digest, string Account)>, bool> isIt) =>
            Enumerable.Range(0, versions.Length).FirstOrDefault(index => versions[index].After is not null && isIt(At(index)), -1);

        ILookup<string, (string Digest, string Account)> At(int index)
        {
            if (!known.TryGetValue(index, out var digests))
            {
                known.Add(index, digests = DigestsOf(PlanMaker.DeliveriesOf(versions[index].After!, content with { MediaDigests = mediaOf(versions[index]) })));
            }

            return digests;
        }
    }

    /// <summary>The digests of deliveries and their accounts, by the part of the digest that is of what they say.</summary>
    private static ILookup<string, (string Digest, string Account)> DigestsOf(IEnumerable<Delivery> deliveries) =>
        deliveries.Select(delivery => (Digest: Digest.Of(delivery), Account: delivery.Account.Id))
            .ToLookup(each => Digest.Parts(each.Digest).Content, StringComparer.Ordinal);
}
