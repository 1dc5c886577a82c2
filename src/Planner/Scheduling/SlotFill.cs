using Planner.Planning;

namespace Planner.Scheduling;

/// <summary>Proposes places for posts that have no time: weeks that lack posts first, and pillars as the brands share them out.</summary>
internal static class SlotFill
{
    /// <param name="account">Only posts that go to this account; null: all.</param>
    /// <param name="after">Nothing is proposed for this moment, or before it.</param>
    /// <param name="until">The last day.</param>
    public static FillAnswer Of(Content content, Plan plan, string? account, Instant after, LocalDate until)
    {
        var diaries = AccountDiary.All(content, plan);
        var shares = new PillarShares(content, plan, after, until);
        var waiting = content.Posts.Where(post => IsWaiting(post) && (account is null || post.Accounts.Any(each => each.Account.Value == account))).ToList();
        var (proposals, unplaced) = (ImmutableArray.CreateBuilder<Proposal>(), ImmutableArray.CreateBuilder<Unplaced>());
        while (waiting.Count > 0)
        {
            var post = waiting.MinBy(each => (RankOf(each), LastDayOf(each, content), shares.AheadOf(each), each.Id), Order)!;
            waiting.Remove(post);
            if (PostPlaces.Of(post, null, content, diaries, plan.Now) is not { } places)
            {
                continue;
            }

            var gap = SlotSearch.Next(places, after, until, slot => slot.Deliveries.Any(Lacks));
            var answer = gap.Slot is null ? SlotSearch.Next(places, after, until) : gap;
            if (answer.Slot is not { } found)
            {
                unplaced.Add(new Unplaced(post, answer));
                continue;
            }

            var spread = Spread(places, found, after);
            proposals.Add(new Proposal(post, spread, IsGap: gap.Slot is not null));
            shares.Add(post);
            foreach (var delivery in spread.Deliveries)
            {
                diaries[delivery.Account.Id] = diaries[delivery.Account.Id].With(new Taken(delivery.Due, post));
            }
        }

        return new FillAnswer([.. proposals.OrderBy(proposal => proposal.Slot.Deliveries[0].Due).ThenBy(proposal => proposal.Post.Id, StringComparer.Ordinal)], unplaced.ToImmutable());
    }

    /// <summary>Whether a post has accounts and could go out, but for its time.</summary>
    public static bool IsWaiting(Post post) =>
        post.PublishAt is null && post.Status.Value is PostStatus.Ready or PostStatus.Review or PostStatus.Draft
        && post.Accounts.Any(each => each.PublishAt?.Value.At is null)
        && !post.Unreadable.Any(field => field is "publish_at" or "timezone" or "accounts");

    private static IComparer<(int Rank, LocalDate Last, decimal Ahead, string Id)> Order { get; } = Comparer<(int Rank, LocalDate Last, decimal Ahead, string Id)>.Create((left, right) =>
        left.Rank != right.Rank ? left.Rank.CompareTo(right.Rank)
        : left.Last != right.Last ? left.Last.CompareTo(right.Last)
        : left.Ahead != right.Ahead ? left.Ahead.CompareTo(right.Ahead)
        : string.CompareOrdinal(left.Id, right.Id));

    private static int RankOf(Post post) => post.Status.Value switch
    {
        PostStatus.Ready => 0,
        PostStatus.Review => 1,
        _ => 2,
    };

    /// <summary>What must be out before its campaign ends comes before what may wait.</summary>
    private static LocalDate LastDayOf(Post post, Content content) =>
        (content.Campaigns.Find(post.Campaign?.Value) ?? content.Contests.Find(post.Contest?.Value)?.Campaign)?.End.Value ?? LocalDate.MaxIsoValue;

    private static bool Lacks(SlotDelivery delivery) => delivery.Account.Cadence?.PerWeek is { } wanted && delivery.InWeek <= wanted;

    /// <summary>
    /// Up to 25 minutes later, always the same for the same post, so that not everything goes out on the hour; in the same
    /// windows, and only where it is free too.
    /// </summary>
    private static Slot Spread(PostPlaces places, Slot found, Instant after)
    {
        var hash = 2166136261u;
        foreach (var letter in places.Post.Id)
        {
            hash = unchecked((hash ^ letter) * 16777619);
        }

        var local = found.Local.PlusMinutes(hash % 6 * SlotSearch.Step);
        return places.ObstacleAt(local, after) is null && places.SlotAt(local) is var moved && moved.Deliveries.Zip(found.Deliveries).All(pair => pair.First.Window == pair.Second.Window) ? moved : found;
    }
}

/// <summary>A place for a post that has no time.</summary>
/// <param name="IsGap">Whether it fills a week in which one of its accounts has fewer posts than its cadence wants.</param>
internal sealed record Proposal(Post Post, Slot Slot, bool IsGap);

internal sealed record Unplaced(Post Post, SlotAnswer Answer);

internal sealed record FillAnswer(ImmutableArray<Proposal> Proposals, ImmutableArray<Unplaced> Unplaced);

/// <summary>How many posts each pillar of each brand has, while places are given away.</summary>
internal sealed class PillarShares
{
    private readonly Content content;
    private readonly Dictionary<(string Brand, string Pillar), int> counts = [];
    private readonly Dictionary<string, int> totals = new(StringComparer.Ordinal);

    public PillarShares(Content content, Plan plan, Instant after, LocalDate until)
    {
        this.content = content;
        var end = until.PlusDays(1).AtStartOfDayInZone(content.Options.Timezone).ToInstant();
        foreach (var post in plan.Deliveries.Where(CadenceWeeks.IsPlanned).Where(delivery => delivery.Due > after && delivery.Due < end).Select(delivery => delivery.Post).DistinctBy(post => post.Id, StringComparer.Ordinal))
        {
            Add(post);
        }
    }

    public void Add(Post post)
    {
        if (post.Pillar is { } pillar && content.BrandOf(post) is { } brand)
        {
            counts[(brand.Id, pillar.Value)] = counts.GetValueOrDefault((brand.Id, pillar.Value)) + 1;
            totals[brand.Id] = totals.GetValueOrDefault(brand.Id) + 1;
        }
    }

    /// <summary>By how many percent of its brand's posts the pillar has more than its share; the lowest comes first. 0 where no share is known.</summary>
    public decimal AheadOf(Post post)
    {
        if (post.Pillar is not { } pillar || content.BrandOf(post) is not { } brand
            || content.PillarsOf(brand).FirstOrDefault(each => each.Id == pillar.Value)?.Share is not { } share)
        {
            return 0;
        }

        var total = totals.GetValueOrDefault(brand.Id);
        return (total == 0 ? 0 : 100m * counts.GetValueOrDefault((brand.Id, pillar.Value)) / total) - share;
    }
}
