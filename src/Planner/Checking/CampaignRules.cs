using Planner.Planning;

namespace Planner.Checking;

/// <summary>Campaigns: their days, the posts that belong to them, and their money.</summary>
internal static class CampaignRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        foreach (var campaign in content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)))
        {
            Dates(campaign, findings);
            Money(campaign, findings);
        }

        foreach (var happening in content.Events)
        {
            Dates(happening, content.ZoneOf(happening), findings);
        }

        foreach (var delivery in plan.Deliveries)
        {
            Days(delivery, content, findings);
        }

        return findings;
    }

    private static void Dates(Campaign campaign, List<Finding> findings)
    {
        if (campaign.End.Value < campaign.Start.Value)
        {
            findings.Add(Problems.EndBeforeStart(campaign.End.Source, campaign.Start.Value));
        }
    }

    private static void Dates(Event happening, DateTimeZone zone, List<Finding> findings)
    {
        Exists(happening.Start, zone, findings);
        Exists(happening.End, zone, findings);
        if (happening.End is { } end && end.Value.DateIn(zone) < happening.Start.Value.DateIn(zone))
        {
            findings.Add(Problems.EndBeforeStart(end.Source, happening.Start.Value.DateIn(zone)));
        }
        else if (happening is { Start.Value.Time: { } from, End.Value.Time: { } to } && LocalTimes.ResolveLeniently(to, zone) < LocalTimes.ResolveLeniently(from, zone))
        {
            findings.Add(Problems.EndBeforeStart(happening.End.Value.Source, from));
        }
    }

    /// <summary>What repeats in a calendar file is another program's affair: RFC 5545 says what a time means that does not exist.</summary>
    private static void Exists(Located<EventTime>? moment, DateTimeZone zone, List<Finding> findings)
    {
        if (moment is { Value.Time: { } time, Source: var source } && !source.Path.EndsWith(".ics", StringComparison.OrdinalIgnoreCase))
        {
            LocalTimes.Resolve(new Located<AuthoredTime>(time, source), zone, findings);
        }
    }

    private static void Days(Delivery delivery, Content content, List<Finding> findings)
    {
        var post = delivery.Post;
        if ((post.Campaign is null && post.Contest is null) || post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn || delivery.Local?.Date is not { } date)
        {
            return;
        }

        var campaign = content.Campaigns.Find(post.Campaign?.Value) ?? content.Contests.Find(post.Contest?.Value)?.Campaign;
        if (campaign is not null && (date < campaign.Start.Value || date > campaign.End.Value))
        {
            findings.Add(Problems.OutsideCampaignDates(delivery.DueSource, date, campaign.Title, campaign.Start.Value, campaign.End.Value));
        }
    }

    private static void Money(Campaign campaign, List<Finding> findings)
    {
        if (campaign.Budget is not { } budget)
        {
            return;
        }

        if (budget.Total is { } total)
        {
            foreach (var (what, amount) in new[] { ("planned", budget.Planned), ("committed", budget.Committed), ("spent", budget.Spent) })
            {
                if (amount > total.Value)
                {
                    findings.Add(Problems.BudgetExceeded(total.Source, what, amount, total.Value, budget.Currency));
                }
            }
        }

        foreach (var line in budget.Lines)
        {
            var used = Math.Max(line.Committed ?? 0, line.Spent ?? 0);
            if (line.Planned is { } planned && used > planned)
            {
                findings.Add(Problems.BudgetLineExceeded(line.Source, line.What, used, planned, budget.Currency));
            }
        }
    }
}
