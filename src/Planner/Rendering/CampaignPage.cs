namespace Planner.Rendering;

/// <summary>A campaign: what it is for, what it costs, what it brought, and its posts.</summary>
public sealed record CampaignPage(
    string Title, string BrandClass, Link? Brand, string Dates, ImmutableArray<HoldNotice> Holds, string? Objective, Html? Brief,
    Html? Facts, BudgetTable? Budget, ImmutableArray<IndicatorLine> Indicators, ImmutableArray<FindingLine> Findings, EntryList Posts)
{
    internal static CampaignPage Of(SiteIndex index, Campaign campaign) =>
        Of(index, campaign, index.OfCampaign.At(campaign.Id), SitePaths.Campaign(campaign.Id));

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
            EntryList.Of(index, entries, path));
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
