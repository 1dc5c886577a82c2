namespace Planner.Rendering.Feeds;

/// <summary>
/// A feed for each account of Flipboard, whose magazines read one: what is out, and what is due and may go out. The site that is deployed
/// with an entry has posted it, which the next <c>planner publish</c> sees and writes down.
/// </summary>
internal static class MagazineFeeds
{
    private const string Network = "flipboard";
    private const int MostItems = 50;

    /// <param name="planned">What the content alone says of each delivery.</param>
    /// <param name="known">The same deliveries in the same order, with what the ledger says.</param>
    public static IEnumerable<OutputFile> Render(Content content, Plan planned, Plan known)
    {
        var accounts = content.Accounts.Where(account => account.Network.Value == Network).ToArray();
        if (accounts.Length == 0)
        {
            return [];
        }

        var told = planned.Deliveries.Zip(known.Deliveries)
            .Where(each => each.Second.Network.Id == Network && IsTold(each.First, each.Second, content))
            .Select(each => each.Second)
            .OrderByDescending(delivery => delivery.Due)
            .ToLookup(delivery => delivery.Account.Id, StringComparer.Ordinal);
        var addresses = new FeedAddresses(content.Options);
        return accounts.Select(account => new OutputFile(SitePaths.MagazineFeed(account.Id), MagazineFeed.Write(
            content.Brands.Find(account.Brand.Value)?.Name ?? content.Options.Title,
            account.Language ?? content.Brands.Find(account.Brand.Value)?.Language ?? content.Options.Language,
            SitePaths.MagazineFeed(account.Id),
            addresses,
            [.. told[account.Id].Take(MostItems).Select(delivery => MagazineItem.Of(delivery, content, addresses))])));
    }

    /// <summary>
    /// A post that is withdrawn is left out, though it was out. What waits for the site is due, whether a run has already looked for it or not;
    /// a hold and a lacking approval stop it.
    /// </summary>
    private static bool IsTold(Delivery planned, Delivery known, Content content) =>
        known.Due is not null && known.Post.Status.Value is not PostStatus.Withdrawn && known.State switch
        {
            DeliveryState.Published or DeliveryState.HandedOff => true,
            DeliveryState.Withdrawn => false,
            _ => planned.State is DeliveryState.Due || (planned.State is DeliveryState.Late && content.Options.Publish.Late is LatePolicy.Publish),
        };
}
