using Planner.Budgets;

namespace Planner.Attending;

/// <summary>Budgets that are exceeded, and those of which nine tenths or more are promised or paid.</summary>
internal static class BudgetNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(Need.Budgets, isUrgent: false, [.. Exceeded(morning), .. Near(morning)]);

    private static IEnumerable<AttentionItem> Exceeded(Morning morning) =>
        from finding in morning.Findings
        where finding.Rule == "budget-exceeded"
        let campaign = Of(finding.Source.Path, morning.Content)
        where campaign is not null
        select ItemOf(campaign.Title, finding.Text, campaign, finding.Source, morning.Content);

    private static IEnumerable<AttentionItem> Near(Morning morning) =>
        from near in NearTheLine.All(morning.Content, morning.Today)
        select ItemOf(near.Line?.What ?? near.Campaign.Title, $"{near.Used} of {near.Allowed} {near.Currency} are promised or paid", near.Campaign, near.Line?.Source ?? near.Campaign.Budget!.Source, morning.Content);

    private static Campaign? Of(string file, Content content) =>
        content.Campaigns.Concat(content.Contests.Select(contest => contest.Campaign)).FirstOrDefault(campaign => campaign.Source.Path == file);

    private static AttentionItem ItemOf(string title, FormattableString detail, Campaign campaign, SourceSpan place, Content content) => new(title)
    {
        Detail = detail,
        Who = campaign.Owner is { } owner ? [owner.Value] : [],
        Brand = campaign.Brand.Value,
        About = content.Contests.FirstOrDefault(contest => contest.Campaign == campaign) ?? (IEntity)campaign,
        Place = place,
    };
}
