namespace Planner.Rendering.Feeds;

/// <summary><c>feed.xml</c> (RSS 2.0), <c>atom.xml</c> and <c>feed.json</c> (JSON Feed 1.1), which say the same.</summary>
/// <remarks>
/// They hold the deliveries that are agreed, out or about to be, nearest to now: what a reader of a planner asks is what just
/// went out and what comes next. A plan for a whole year ahead would otherwise push today out of them.
/// </remarks>
public static class NewsFeeds
{
    private const int MostEntries = 50;

    public static IEnumerable<OutputFile> Render(Content content, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        var addresses = new FeedAddresses(content.Options);
        var entries = Nearest(plan).Select(delivery => FeedEntry.Of(delivery, plan, content, addresses)).ToImmutableArray();
        return
        [
            new OutputFile("feed.xml", RssFeed.Write(content.Options, addresses, entries)),
            new OutputFile("atom.xml", AtomFeed.Write(content.Options, addresses, entries)),
            new OutputFile("feed.json", JsonFeed.Write(content.Options, addresses, entries)),
        ];
    }

    /// <summary>Newest first.</summary>
    private static IEnumerable<Delivery> Nearest(Plan plan)
    {
        var told = plan.Deliveries.Where(delivery => delivery.Due is not null && IsTold(delivery.State)).ToList();
        var next = told.FindIndex(delivery => delivery.Due > plan.Now);
        var (first, end) = next < 0 ? (told.Count, told.Count) : (next, next);
        while (end - first < MostEntries && (first > 0 || end < told.Count))
        {
            if (end == told.Count || (first > 0 && plan.Now - told[first - 1].Due!.Value <= told[end].Due!.Value - plan.Now))
            {
                first--;
            }
            else
            {
                end++;
            }
        }

        return told[first..end].AsEnumerable().Reverse();
    }

    private static bool IsTold(DeliveryState state) => state
        is DeliveryState.Scheduled or DeliveryState.Due or DeliveryState.Late or DeliveryState.Claimed
        or DeliveryState.HandedOff or DeliveryState.Published or DeliveryState.Uncertain;
}
