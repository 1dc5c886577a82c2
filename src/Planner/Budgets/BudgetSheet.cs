namespace Planner.Budgets;

/// <summary>A campaign or contest that has a budget.</summary>
/// <param name="BrandName">What people call the brand; its id where there is no such brand.</param>
public sealed record BudgetEntry(Campaign Campaign, Budget Budget, string BrandName, bool IsContest);

/// <summary>Amounts of one currency; those of two are never added.</summary>
/// <param name="Key">Whose they are: a brand's id; empty for everything.</param>
/// <param name="Campaigns">How many campaigns and contests they are of.</param>
public sealed record BudgetSum(string Key, string Currency, decimal Allowed, decimal Planned, decimal Committed, decimal Spent, decimal Used, int Campaigns);

/// <summary>All budgets, as finance wants them.</summary>
internal static class BudgetSheet
{
    /// <summary>By brand, first day and id.</summary>
    public static ImmutableArray<BudgetEntry> Of(Content content) =>
    [
        .. content.Campaigns.Select(campaign => (Campaign: campaign, IsContest: false))
            .Concat(content.Contests.Select(contest => (contest.Campaign, IsContest: true)))
            .Where(each => each.Campaign.Budget is not null)
            .OrderBy(each => each.Campaign.Brand.Value, StringComparer.Ordinal).ThenBy(each => each.Campaign.Start.Value).ThenBy(each => each.Campaign.Id, StringComparer.Ordinal)
            .Select(each => new BudgetEntry(each.Campaign, each.Campaign.Budget!, content.Brands.Find(each.Campaign.Brand.Value)?.Name ?? each.Campaign.Brand.Value, each.IsContest)),
    ];

    public static ImmutableArray<BudgetSum> Sums(IEnumerable<BudgetEntry> entries) => Sums(entries, _ => "");

    public static ImmutableArray<BudgetSum> SumsOfBrands(IEnumerable<BudgetEntry> entries) => Sums(entries, entry => entry.Campaign.Brand.Value);

    private static ImmutableArray<BudgetSum> Sums(IEnumerable<BudgetEntry> entries, Func<BudgetEntry, string> keyOf) =>
    [
        .. from entry in entries
           group entry.Budget by (Key: keyOf(entry), entry.Budget.Currency) into same
           orderby same.Key.Key, same.Key.Currency
           select new BudgetSum(
               same.Key.Key, same.Key.Currency, same.Sum(budget => budget.Allowed), same.Sum(budget => budget.Planned), same.Sum(budget => budget.Committed),
               same.Sum(budget => budget.Spent), same.Sum(budget => budget.Used), same.Count()),
    ];
}
