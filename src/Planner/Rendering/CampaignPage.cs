using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>A campaign: what it is for, what it costs, what it brought, and its posts.</summary>
public sealed record CampaignPage(
    string Title, string BrandClass, Link? Brand, string Dates, ImmutableArray<HoldNotice> Holds, string? Objective, Html? Brief,
    Html? Facts, BudgetTable? Budget, ImmutableArray<IndicatorLine> Indicators, ImmutableArray<FindingLine> Findings, EntryList Posts)
{
    /// <summary>What buys attention: network, days, ad platform.</summary>
    public ImmutableArray<PaidAction> PaidActions { get; init; } = [];

    /// <summary>What people and suppliers hand over.</summary>
    public ImmutableArray<DeliverableLine> Deliverables { get; init; } = [];

    /// <summary>What is planned in each of its weeks; none of a contest, whose checklist says more.</summary>
    public ImmutableArray<WeekLine> Weeks { get; init; } = [];

    /// <summary>How its posts are divided.</summary>
    public ImmutableArray<ShareTable> Shares { get; init; } = [];

    /// <summary>Every budget as a table for spreadsheets.</summary>
    public Link? Export { get; init; }

    internal static CampaignPage Of(SiteIndex index, Campaign campaign) =>
        Of(index, campaign, index.OfCampaign.At(campaign.Id), SitePaths.Campaign(campaign.Id)) with
        {
            Weeks = WeekLine.Of(index, campaign),
            Shares = SharesOf(index, campaign, index.Spoken.OfCampaign(campaign.Id)),
        };

    internal static CampaignPage Of(SiteIndex index, Campaign campaign, ImmutableArray<Entry> entries, string path)
    {
        var language = index.Language;
        return new CampaignPage(
            campaign.Title,
            Names.Class(campaign.Brand.Value),
            index.Labels.Brand(campaign.Brand.Value)?.Link,
            language.Range(campaign.Start.Value, campaign.End.Value),
            HoldNotice.For(index, campaign.Brand.Value),
            campaign.Objective,
            RichTextHtml.OfProse(campaign.Prose, 3, "../"),
            FactsOf(index, campaign),
            BudgetTable.Of(language, index.Markup, campaign.Budget),
            [.. campaign.Indicators.Select(indicator => IndicatorLine.Of(language, indicator))],
            FindingLine.Of(index.FindingsOf.At(campaign.Source.Path), language),
            EntryList.Of(index, entries, path))
        {
            PaidActions = PaidAction.Of(index, campaign.Budget),
            Deliverables = [.. campaign.Deliverables.Select(deliverable => DeliverableLine.Of(index, deliverable))],
            Export = campaign.Budget is null ? null : Link.To(SitePaths.Budgets, language["budget.export"]),
        };
    }

    private static ImmutableArray<ShareTable> SharesOf(SiteIndex index, Campaign campaign, ImmutableArray<SpokenPost> posts)
    {
        var pillars = index.Content.PillarsOf(index.Content.Brands.Find(campaign.Brand.Value));
        return posts.IsEmpty ? [] : ShareTable.All(
            index,
            [StrategyPage.Measured(index, campaign.Title, new DateRange(campaign.Start.Value, campaign.End.Value), posts, pillars)],
            // A campaign serves some of the pillars; the shares are the brand's as a whole.
            [.. pillars.Select(pillar => pillar with { Share = null })]);
    }

    private static Html? FactsOf(SiteIndex index, Campaign campaign)
    {
        using var facts = new FactList(index);
        facts.Add("fact.owner", index.Labels.Person(campaign.Owner?.Value), campaign.Owner?.Value);
        facts.Add("fact.audience", campaign.Audience);
        facts.Add("fact.utm", campaign.Utm is { } utm ? string.Join(" / ", new[] { utm.Source, utm.Medium, utm.Campaign, utm.Content }.OfType<string>()) : null);
        return facts.ToHtml();
    }
}

/// <summary>What is aimed at and what came; the bar is a percentage from 0 to 100.</summary>
public sealed record IndicatorLine(string Name, string? Actual, string? Target, string? Percent, string Width)
{
    internal static IndicatorLine Of(Language language, Indicator indicator)
    {
        var share = indicator is { Actual: { } actual, Target: { } target and not 0 } ? Math.Round(100 * actual / target) : (decimal?)null;
        return new IndicatorLine(
            indicator.Name,
            indicator.Actual is { } reached ? language.Number(reached) : null,
            indicator.Target is { } aim ? language.Number(aim) : null,
            share is { } percent ? language.Text("percent", language.Number(percent)) : null,
            Math.Clamp(share ?? 0, 0, 100).ToString(CultureInfo.InvariantCulture));
    }
}
