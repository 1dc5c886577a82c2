using Planner.Planning;

namespace Planner.Reviewing.Versions;

/// <summary>A recorded yes and what it was said to.</summary>
/// <param name="Version">The newest version that is exactly that, as its place among the post's; -1 where none is: it was never committed, or its accounts are others now.</param>
/// <param name="Accounts">The accounts it was said for.</param>
/// <param name="IsStanding">Whether the post is still, or again, exactly that there.</param>
internal sealed record ApprovedVersion(Approval Approval, int Version, ImmutableArray<string> Accounts, bool IsStanding)
{
    /// <summary>Every yes to a post, in the order of its file.</summary>
    /// <param name="versions">The newest first.</param>
    /// <param name="mediaOf">What stood in media files at a version.</param>
    public static ImmutableArray<ApprovedVersion> Of(Post post, Approvals approvals, ImmutableArray<PostVersion> versions, Content content, Func<PostVersion, MediaDigests> mediaOf)
    {
        var standing = DigestsOf(post, content, content.MediaDigests);
        var known = new Dictionary<int, ILookup<string, (string Digest, string Account)>>();
        return [.. approvals.Given.Select(approval => Of(approval))];

        ApprovedVersion Of(Approval approval)
        {
            var whole = approval.Digest.Value;
            var (seen, _) = Digest.Parts(whole);
            var isStanding = standing[seen].Any(each => each.Digest == whole);

            // The same time too if there is such a version; a post that was only moved is else found by what it says.
            var found = Find(each => each[seen].Any(delivery => delivery.Digest == whole));
            found = found < 0 ? Find(each => each.Contains(seen)) : found;
            return new ApprovedVersion(approval, found, [.. (found < 0 ? standing : At(found))[seen].Select(each => each.Account)], isStanding);
        }

        int Find(Func<ILookup<string, (string Digest, string Account)>, bool> isIt) =>
            Enumerable.Range(0, versions.Length).FirstOrDefault(index => versions[index].After is not null && isIt(At(index)), -1);

        ILookup<string, (string Digest, string Account)> At(int index)
        {
            if (!known.TryGetValue(index, out var digests))
            {
                known.Add(index, digests = DigestsOf(versions[index].After!, content, mediaOf(versions[index])));
            }

            return digests;
        }
    }

    /// <summary>The digests of a post's deliveries and their accounts, by the part of the digest that is of what they say.</summary>
    private static ILookup<string, (string Digest, string Account)> DigestsOf(Post post, Content content, MediaDigests media) =>
        PlanMaker.DeliveriesOf(post, content with { MediaDigests = media })
            .Select(delivery => (Digest: Digest.Of(delivery), Account: delivery.Account.Id))
            .ToLookup(each => Digest.Parts(each.Digest).Content, StringComparer.Ordinal);
}
