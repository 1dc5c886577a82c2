using Planner.Planning;

namespace Planner.Checking;

/// <summary>What a campaign still lacks: posts in its weeks, targets of its indicators, what people were to hand over.</summary>
internal static class CampaignPlanRules
{
    /// <summary>How many weeks a message names; further ones are counted.</summary>
    private const int NamedWeeks = 6;

    public static IEnumerable<Finding> Check(Content content, Plan plan) =>
        EmptyWeeks(content, plan)
            .Concat(content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)).SelectMany(campaign => Campaign(campaign, content, plan)))
            .Concat(from owed in Owed.Overdue(content, plan.Now.InZone(content.Options.Timezone).Date)
                    select Problems.DeliverableOverdue(owed.Deliverable.Source, owed.Deliverable.What, owed.Due));

    private static IEnumerable<Finding> EmptyWeeks(Content content, Plan plan) =>
        from each in CampaignWeeks.Empty(content, plan)
        let mondays = each.Weeks.Select(week => week.Monday)
        select each.IsAll
            ? Problems.CampaignEmpty(each.Campaign.Source, each.Campaign.Title, each.Weeks[0].First, each.Weeks[^1].Last)
            : Problems.CampaignWeekEmpty(each.Campaign.Source, each.Campaign.Title, mondays.Take(NamedWeeks), Math.Max(0, each.Weeks.Length - NamedWeeks));

    private static IEnumerable<Finding> Campaign(Campaign campaign, Content content, Plan plan)
    {
        foreach (var line in campaign.Budget?.Lines ?? [])
        {
            foreach (var finding in Period(line, campaign))
            {
                yield return finding;
            }
        }

        if (campaign.End.Value < plan.Now.InZone(content.ZoneOf(campaign)).Date)
        {
            yield break;
        }

        foreach (var indicator in campaign.Indicators.Where(indicator => indicator.Target is null))
        {
            yield return Problems.IndicatorWithoutTarget(indicator.Source, indicator.Name);
        }
    }

    private static IEnumerable<Finding> Period(BudgetLine line, Campaign campaign)
    {
        if (line is { From: { } from, Until: { } until } && until.Value < from.Value)
        {
            yield return Problems.EndBeforeStart(until.Source, from.Value);
        }

        foreach (var day in new[] { line.From, line.Until }.OfType<Located<LocalDate>>().Where(day => day.Value < campaign.Start.Value || day.Value > campaign.End.Value))
        {
            yield return Problems.PaidActionOutsideCampaign(day.Source, line.What, day.Value, campaign.Title, campaign.Start.Value, campaign.End.Value);
        }
    }
}
