namespace Planner.Checking;

/// <summary>Campaigns: their days, the posts that belong to them, and their money.</summary>
internal static class CampaignRules
{
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var all = content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)).ToArray();
        return all.SelectMany(Dates)
            .Concat(all.SelectMany(Money))
            .Concat(content.Events.SelectMany(Dates))
            .Concat(plan.Deliveries.SelectMany(delivery => Days(delivery, content)).Distinct(FindingOrder.Same));
    }

    private static IEnumerable<Finding> Dates(Campaign campaign)
    {
        if (campaign.End.Value < campaign.Start.Value)
        {
            yield return Problems.EndBeforeStart(campaign.End.Source, campaign.Start.Value);
        }
    }

    private static IEnumerable<Finding> Dates(Event happening)
    {
        if (happening.End is { } end && end.Value.Date < happening.Start.Value.Date)
        {
            yield return Problems.EndBeforeStart(end.Source, happening.Start.Value.Date);
        }
        else if (happening is { Start.Value.Time: { } from, End.Value.Time: { } to } && to.Local < from.Local && to.Offset == from.Offset)
        {
            yield return Problems.EndBeforeStart(happening.End.Value.Source, from);
        }
    }

    private static IEnumerable<Finding> Days(Delivery delivery, Content content)
    {
        if (delivery is not { Local.Date: var date } || delivery.Due is null || delivery.Post.Status.Value is PostStatus.Idea or PostStatus.Withdrawn)
        {
            return [];
        }

        var campaign = content.Campaigns.Find(delivery.Post.Campaign?.Value) ?? content.Contests.Find(delivery.Post.Contest?.Value)?.Campaign;
        return campaign is not null && (date < campaign.Start.Value || date > campaign.End.Value)
            ? [Problems.OutsideCampaignDates(delivery.DueSource, date, campaign.Title, campaign.Start.Value, campaign.End.Value)]
            : [];
    }

    private static IEnumerable<Finding> Money(Campaign campaign)
    {
        if (campaign.Budget is not { } budget)
        {
            yield break;
        }

        if (budget.Total is { } total)
        {
            foreach (var (what, amount) in new[] { ("planned", budget.Planned), ("committed", budget.Committed), ("spent", budget.Spent) })
            {
                if (amount > total.Value)
                {
                    yield return Problems.BudgetExceeded(total.Source, what, amount, total.Value, budget.Currency);
                }
            }
        }

        foreach (var line in budget.Lines)
        {
            var used = Math.Max(line.Committed ?? 0, line.Spent ?? 0);
            if (line.Planned is { } planned && used > planned)
            {
                yield return Problems.BudgetLineExceeded(line.Source, line.What, used, planned, budget.Currency);
            }
        }
    }
}
