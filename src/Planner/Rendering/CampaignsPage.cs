using Planner.Budgets;

namespace Planner.Rendering;

/// <summary>All campaigns by year, with what is used of their budgets, and the sums of each currency.</summary>
/// <param name="Timeline">All of them on a line of time.</param>
/// <param name="Export">Every budget as a table for spreadsheets; null where there is none.</param>
public sealed record CampaignsPage(
    string Title, string Introduction, Link Timeline, Link? Export, ImmutableArray<CampaignYear> Years, ImmutableArray<CurrencySum> Sums)
{
    internal static CampaignsPage Of(SiteIndex index)
    {
        var language = index.Language;
        var budgets = BudgetSheet.Of(index.Content);
        return new CampaignsPage(
            language["campaigns.title"],
            language[index.Content.Campaigns.Count == 0 ? "campaigns.empty" : "campaigns.introduction"],
            Link.To(SitePaths.Timeline, language["timeline.link"]),
            budgets.IsEmpty ? null : Link.To(SitePaths.Budgets, language["budget.export"]),
            [
                .. from campaign in index.Content.Campaigns
                   orderby Names.Iso(campaign.Start.Value) descending, campaign.Id
                   group campaign by Names.Year(campaign.Start.Value) into year
                   select new CampaignYear(year.Key, [.. year.Select(campaign => CampaignLine.Of(index, campaign))]),
            ],
            [.. BudgetSheet.Sums(budgets).Select(sum => CurrencySum.Of(language, sum))]);
    }
}

public sealed record CampaignYear(string Year, ImmutableArray<CampaignLine> Campaigns);

/// <param name="Budget">What is used, of what; null for a campaign without a budget.</param>
public sealed record CampaignLine(Link Page, string BrandClass, string? Brand, string Dates, string Posts, BudgetGauge? Budget)
{
    internal static CampaignLine Of(SiteIndex index, Campaign campaign) => new(
        index.Labels.Of(campaign),
        Names.Class(campaign.Brand.Value),
        index.Content.Brands.Find(campaign.Brand.Value)?.Name,
        index.Language.Range(campaign.Start.Value, campaign.End.Value),
        index.Language.Number(EntryList.PostsIn(index.OfCampaign.At(campaign.Id))),
        campaign.Budget is { } budget ? BudgetGauge.Of(index.Language, budget.Used, budget.Allowed, budget.Currency) : null);
}

/// <summary>What is used of an amount.</summary>
/// <param name="Width">Of the bar, from 0 to 100.</param>
public sealed record BudgetGauge(string Used, string Allowed, string? Percent, string Width, bool IsOver)
{
    internal static BudgetGauge Of(Language language, decimal used, decimal allowed, string currency)
    {
        var percent = allowed > 0 ? Math.Round(100 * used / allowed) : (decimal?)null;
        return new BudgetGauge(
            language.Money(used, currency),
            language.Money(allowed, currency),
            percent is { } share ? language.Text("percent", language.Number(share)) : null,
            Math.Clamp(percent ?? (used > 0 ? 100 : 0), 0, 100).ToString(CultureInfo.InvariantCulture),
            used > allowed);
    }
}

/// <summary>The budgets of one currency.</summary>
public sealed record CurrencySum(string Currency, string Campaigns, string Planned, string Committed, string Spent, BudgetGauge Gauge)
{
    internal static CurrencySum Of(Language language, BudgetSum sum) => new(
        sum.Currency,
        language.Count("budget.of", sum.Campaigns),
        language.Money(sum.Planned, sum.Currency),
        language.Money(sum.Committed, sum.Currency),
        language.Money(sum.Spent, sum.Currency),
        BudgetGauge.Of(language, sum.Used, sum.Allowed, sum.Currency));
}
