using Planner.Planning;
using Planner.Scheduling;
using Planner.Strategy;

namespace Planner.Attending;

/// <summary>Where the plan has too little: posts without a time, and weeks, pillars and campaigns that fall short.</summary>
internal static class GapNeeds
{
    /// <summary>Three weeks of an account that nobody has filled say enough of the fourth.</summary>
    private const int WeeksOfCampaign = 4;

    public static Attention? Undated(Morning morning) => Attention.Of(
        Need.Undated,
        isUrgent: false,
        from post in morning.Content.Posts
        where SlotFill.IsWaiting(post)
        select new AttentionItem(post.Title)
        {
            Detail = $"planner schedule {post.Id} --next-slot finds a place",
            Who = post.Owner is { } owner ? [owner.Value] : [],
            Brand = morning.Content.BrandOf(post)?.Id,
            Accounts = [.. post.Accounts.Select(target => target.Account.Value)],
            About = post,
            Place = post.Status.Source,
        });

    public static Attention? Gaps(Morning morning) => Attention.Of(Need.Gaps, isUrgent: false, [.. Accounts(morning), .. Pillars(morning), .. Campaigns(morning)]);

    private static IEnumerable<AttentionItem> Accounts(Morning morning) =>
        from week in CadenceWeeks.Of(morning.Content, morning.Plan)
        where week.IsGap
        group week by week.Account into gaps
        select new AttentionItem(gaps.Key.Id)
        {
            Detail = $"{new Listing([.. gaps.Select(gap => (FormattableString)$"{gap.Planned} of {gap.Wanted} in the week of {new WrittenDate(gap.Monday)}")])}",
            Brand = gaps.Key.Brand.Value,
            Accounts = [gaps.Key.Id],
            About = gaps.Key,
            Place = gaps.Key.Cadence!.Source,
        };

    private static IEnumerable<AttentionItem> Pillars(Morning morning) =>
        from brand in StrategyGaps.All(morning.Content, morning.Plan, morning.Today)
        from gap in brand.Short
        select new AttentionItem(gap.Pillar.Title)
        {
            Detail = $"{Math.Round(gap.Percent)} % of posts instead of {gap.Target} %",
            Brand = brand.Brand.Id,
            About = brand.Brand,
            Place = gap.Pillar.Source,
        };

    private static IEnumerable<AttentionItem> Campaigns(Morning morning) =>
        from empty in CampaignWeeks.Empty(morning.Content, morning.Plan)
        let soon = empty.Weeks.RemoveAll(week => week.Monday > morning.Today.PlusWeeks(WeeksOfCampaign))
        where !soon.IsEmpty
        select new AttentionItem(empty.Campaign.Title)
        {
            Detail = $"nothing is planned in {new Listing([.. soon.Select(week => (FormattableString)$"the week of {new WrittenDate(week.Monday)}")])}",
            Who = empty.Campaign.Owner is { } owner ? [owner.Value] : [],
            Brand = empty.Campaign.Brand.Value,
            About = empty.Campaign,
            Place = empty.Campaign.Source,
        };
}
