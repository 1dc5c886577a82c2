namespace Planner.Planning;

/// <summary>A week of a campaign, from Monday to Sunday.</summary>
/// <param name="First">The first of its days that belongs to the campaign.</param>
/// <param name="Last">The last of its days that belongs to the campaign.</param>
/// <param name="Posts">How many posts go out in it; one that goes out in two weeks counts in both.</param>
/// <param name="HasPaidAction">Whether a paid action runs in it.</param>
public sealed record CampaignWeek(LocalDate Monday, LocalDate First, LocalDate Last, int Posts, bool HasPaidAction)
{
    public bool IsEmpty => Posts == 0 && !HasPaidAction;
}

/// <param name="Weeks">Those that are not over and have nothing in them.</param>
/// <param name="IsAll">Whether these are all that is left of the campaign.</param>
public sealed record EmptyWeeks(Campaign Campaign, ImmutableArray<CampaignWeek> Weeks, bool IsAll);

/// <summary>What a campaign plans week by week.</summary>
internal static class CampaignWeeks
{
    /// <summary>A campaign of ten years; one that ends in 2999 is a mistake in a date, and no reason to write a long page.</summary>
    private const int MostWeeks = 522;

    /// <param name="planned">The post and the day of each delivery that goes out for it.</param>
    public static ImmutableArray<CampaignWeek> Of(Campaign campaign, IEnumerable<(string Post, LocalDate Day)> planned)
    {
        var (start, end) = (campaign.Start.Value, campaign.End.Value);
        var posts = planned.Select(each => (each.Post, Monday: CalendarWeek.MondayOf(each.Day))).Distinct().ToLookup(each => each.Monday);
        var weeks = ImmutableArray.CreateBuilder<CampaignWeek>();
        for (var monday = CalendarWeek.MondayOf(start); monday <= end && weeks.Count < MostWeeks; monday = monday.PlusWeeks(1))
        {
            var (first, last) = (LocalDate.Max(monday, start), LocalDate.Min(monday.PlusDays(6), end));
            weeks.Add(new CampaignWeek(monday, first, last, posts[monday].Count(), campaign.Budget?.Lines.Any(line => Runs(line, first, last)) ?? false));
        }

        return weeks.DrainToImmutable();
    }

    /// <summary>For the morning: campaigns that run or will, each with the weeks that are not over and have nothing in them.</summary>
    public static ImmutableArray<EmptyWeeks> Empty(Content content, Plan plan)
    {
        var running = content.Campaigns.Where(campaign => campaign.End.Value >= Today(campaign)).ToArray();
        if (running.Length == 0)
        {
            return [];
        }

        var planned = PlannedByCampaign(content, plan);
        return
        [
            .. from campaign in running
               let today = Today(campaign)
               let open = Of(campaign, planned[campaign.Id]).RemoveAll(week => week.Last < today)
               let empty = open.RemoveAll(week => !week.IsEmpty)
               where !empty.IsEmpty
               select new EmptyWeeks(campaign, empty, open.Length == empty.Length),
        ];

        LocalDate Today(Campaign campaign) => plan.Now.InZone(content.ZoneOf(campaign)).Date;
    }

    /// <summary>The post and the day of every delivery of a campaign; drafts count, as they are planned, and ideas do not.</summary>
    private static ILookup<string, (string Post, LocalDate Day)> PlannedByCampaign(Content content, Plan plan)
    {
        var deliveries = from delivery in plan.Deliveries
                         where delivery.Post.Campaign is not null && delivery.Local is not null && IsPlanned(delivery.Post)
                         select (delivery.Post, Day: delivery.Local!.Value.Date);
        var drafts = from post in content.Posts
                     where post.Accounts.IsEmpty && post.Campaign is not null && post.PublishAt is not null && IsPlanned(post)
                     select (Post: post, Day: post.PublishAt!.Value.Value.In(content.ZoneOf(post)).Date);
        return deliveries.Concat(drafts).ToLookup(each => each.Post.Campaign!.Value.Value, each => (each.Post.Id, each.Day), StringComparer.Ordinal);
    }

    public static bool IsPlanned(Post post) => post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn);

    private static bool Runs(BudgetLine line, LocalDate first, LocalDate last) =>
        (line.From is not null || line.Until is not null) && !(line.From?.Value > last) && !(line.Until?.Value < first);
}
