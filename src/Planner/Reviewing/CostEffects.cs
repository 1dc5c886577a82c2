using Planner.Networks;

namespace Planner.Reviewing;

/// <summary>What the changes do to what networks bill, and to the budgets of campaigns.</summary>
internal static class CostEffects
{
    /// <summary>By account, then month (UTC, as <c>api_budget</c> counts); only months that differ. What went out in a month counts too.</summary>
    public static ImmutableArray<CostEffect> Of(ImmutableArray<DeliveryChange> changes, ReviewSide before, ReviewSide after)
    {
        var touched = changes.Where(change => change.Shown.Delivery.Network.Cost is not null).Select(change => change.Account.Id).ToFrozenSet(StringComparer.Ordinal);
        if (touched.Count == 0)
        {
            return [];
        }

        var months = changes.SelectMany(change => new[] { change.Before?.Delivery, change.After?.Delivery }).OfType<Delivery>().Select(MonthOf).OfType<YearMonth>().ToHashSet();
        var (old, now) = (Months(before, touched, months), Months(after, touched, months));
        return
        [
            .. from month in old.Keys.Union(now.Keys)
               let effect = new CostEffect(month.Account, month.Month, old.GetValueOrDefault(month), now.GetValueOrDefault(month), after.Content.Accounts.Find(month.Account)?.ApiBudget)
               where effect.Before != effect.After
               orderby month.Account, month.Month
               select effect,
        ];
    }

    /// <summary>Campaigns and contests whose budget is not what it was, by id.</summary>
    public static ImmutableArray<BudgetEffect> Budgets(Content before, Content after)
    {
        var (old, now) = (BudgetsOf(before), BudgetsOf(after));
        return
        [
            .. from id in old.Keys.Union(now.Keys, StringComparer.Ordinal)
               let effect = new BudgetEffect(id, old.GetValueOrDefault(id), now.GetValueOrDefault(id))
               where Sums(effect.Before) != Sums(effect.After)
               orderby id
               select effect,
        ];
    }

    private static YearMonth? MonthOf(Delivery delivery) => delivery.Due?.InUtc().Date.ToYearMonth();

    private static Dictionary<(string Account, YearMonth Month), decimal> Months(ReviewSide side, FrozenSet<string> accounts, HashSet<YearMonth> months) =>
        (from delivery in side.Plan.Deliveries
         where delivery.Network.Cost is not null && accounts.Contains(delivery.Account.Id) && delivery.Post.Status.Value is not (PostStatus.Idea or PostStatus.Withdrawn)
         let month = MonthOf(delivery)
         where month is not null && months.Contains(month.Value)
         group Preparing.Of(delivery, side.Content).Cost ?? 0 by (delivery.Account.Id, month.Value))
        .ToDictionary(month => month.Key, month => month.Sum());

    private static Dictionary<string, Budget> BudgetsOf(Content content) =>
        content.Campaigns.Select(campaign => (campaign.Id, campaign.Budget))
            .Concat(content.Contests.Select(contest => (contest.Id, contest.Campaign.Budget)))
            .Where(each => each.Budget is not null)
            .DistinctBy(each => each.Id)
            .ToDictionary(each => each.Id, each => each.Budget!, StringComparer.Ordinal);

    private static (string? Currency, decimal? Total, decimal? Planned, decimal? Committed, decimal? Spent) Sums(Budget? budget) =>
        (budget?.Currency, budget?.Total?.Value, budget?.Planned, budget?.Committed, budget?.Spent);
}
