using Planner.Planning;

namespace Planner.Rendering;

/// <summary>A week of a campaign, with a bar for its posts.</summary>
/// <param name="Width">Of the bar, from 0 to 100: the fullest week's is 100.</param>
/// <param name="State">What makes the week stand out: <c>empty</c>; <c>silent</c>, which was; <c>over</c>; <c>now</c>; null for any other.</param>
public sealed record WeekLine(string Days, string Posts, bool HasPaidAction, string Width, string? State, string? StateText)
{
    internal static ImmutableArray<WeekLine> Of(SiteIndex index, Campaign campaign)
    {
        var planned = index.OfCampaign.At(campaign.Id).Where(entry => entry.Date is not null && CampaignWeeks.IsPlanned(entry.Post)).Select(entry => (entry.Post.Id, entry.Date!.Value));
        var weeks = CampaignWeeks.Of(campaign, planned);
        var most = Math.Max(1, weeks.Select(week => week.Posts).DefaultIfEmpty(0).Max());
        return [.. weeks.Select(week => Of(index, week, most))];
    }

    private static WeekLine Of(SiteIndex index, CampaignWeek week, int most)
    {
        var state = week.Last < index.Today ? (week.IsEmpty ? "silent" : "over") : week.IsEmpty ? "empty" : week.First <= index.Today ? "now" : null;
        return new WeekLine(
            week.First == week.Last ? index.Language.Date(week.First) : index.Language.Range(week.First, week.Last),
            index.Language.Number(week.Posts),
            week.HasPaidAction,
            (100 * week.Posts / most).ToString(CultureInfo.InvariantCulture),
            state,
            state is "over" or null ? null : index.Language["campaign.week." + state]);
    }
}
