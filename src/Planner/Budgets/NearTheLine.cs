namespace Planner.Budgets;

/// <summary>A budget that is nearly gone, or one of its lines.</summary>
/// <param name="Line">Null: the whole budget.</param>
/// <param name="Used">What is promised or paid, whichever is more.</param>
public sealed record NearTheLine(Campaign Campaign, BudgetLine? Line, decimal Used, decimal Allowed, string Currency)
{
    /// <summary>From here on the next bill may be one too many.</summary>
    private const decimal Share = 0.9m;

    /// <summary>
    /// For the morning: budgets of campaigns and contests that are not over, and their lines, of which nine tenths are
    /// gone. What is exceeded is the rule's to tell. A line that is used to the last cent is done, and no warning; a whole
    /// budget is one.
    /// </summary>
    public static ImmutableArray<NearTheLine> All(Content content, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(content);
        return
        [
            .. from campaign in content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign))
               where campaign.Budget is not null && campaign.End.Value >= today
               from near in Of(campaign, campaign.Budget!)
               select near,
        ];
    }

    private static IEnumerable<NearTheLine> Of(Campaign campaign, Budget budget)
    {
        if (budget.Allowed > 0 && budget.Used >= budget.Allowed * Share && budget.Used <= budget.Allowed)
        {
            yield return new NearTheLine(campaign, null, budget.Used, budget.Allowed, budget.Currency);
        }

        foreach (var line in budget.Lines)
        {
            if (line.Planned is > 0 and var planned && line.Used >= planned * Share && line.Used < planned)
            {
                yield return new NearTheLine(campaign, line, line.Used, planned, budget.Currency);
            }
        }
    }
}
