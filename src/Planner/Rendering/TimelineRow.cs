using System.Text;
using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>A campaign or contest with the posts that belong to it.</summary>
internal sealed record TimelineCampaign(Campaign Campaign, Contest? Contest, Link Page, ImmutableArray<Entry> Entries)
{
    /// <summary>By brand, first day and id.</summary>
    public static ImmutableArray<TimelineCampaign> All(SiteIndex index) =>
    [
        .. index.Content.Campaigns.Select(campaign => new TimelineCampaign(campaign, null, index.Labels.Of(campaign), index.OfCampaign.At(campaign.Id)))
            .Concat(index.Content.Contests.Select(contest => new TimelineCampaign(contest.Campaign, contest, index.Labels.Of(contest), index.OfContest.At(contest.Id))))
            .OrderBy(each => each.Campaign.Brand.Value, StringComparer.Ordinal).ThenBy(each => each.Campaign.Start.Value).ThenBy(each => each.Campaign.Id, StringComparer.Ordinal),
    ];
}

/// <summary>A campaign's line: its name, what is drawn in words, and the drawing.</summary>
/// <param name="Bar">The campaign's days.</param>
/// <param name="Paid">The days of its paid actions.</param>
/// <param name="Posts">A stroke for each day that has posts, as the data of an SVG path.</param>
/// <param name="Moments">A contest's opening, close and draw, as the data of an SVG path; null for a campaign.</param>
public sealed record TimelineRow(Link Page, string Note, bool IsContest, TimelineBar Bar, ImmutableArray<TimelineBar> Paid, string Posts, string? Moments, TimelineScale Scale)
{
    internal static TimelineRow Of(SiteIndex index, TimelineCampaign each, DateRange quarter, TimelineScale scale)
    {
        var campaign = each.Campaign;
        var paid = campaign.Budget?.Lines.Where(line => line.From is not null || line.Until is not null).ToList() ?? [];
        return new TimelineRow(
            each.Page,
            NoteOf(index, each, paid.Count),
            each.Contest is not null,
            TimelineBar.Of(quarter, campaign.Start.Value, campaign.End.Value)!,
            [.. paid.Select((line, place) => TimelineBar.Of(quarter, line.From?.Value ?? campaign.Start.Value, line.Until?.Value ?? campaign.End.Value, place)).OfType<TimelineBar>()],
            PostsOf(each.Entries, quarter),
            each.Contest is { } contest ? MomentsOf(contest, index.Content.ZoneOf(campaign), quarter) : null,
            scale);
    }

    private static string NoteOf(SiteIndex index, TimelineCampaign each, int paid)
    {
        var language = index.Language;
        var parts = new List<string>
        {
            language.Range(each.Campaign.Start.Value, each.Campaign.End.Value),
            language.Count("list.posts", EntryList.PostsIn(each.Entries)),
        };
        if (paid > 0)
        {
            parts.Add(language.Count("timeline.paid", paid));
        }

        if (each.Contest is { } contest)
        {
            var zone = index.Content.ZoneOf(each.Campaign);
            parts.Add(language.Text("timeline.opens", language.Date(contest.Opens.Value.In(zone).Date)));
            parts.Add(language.Text("timeline.closes", language.Date(contest.Closes.Value.In(zone).Date)));
            if (contest.DrawAt is { } draw)
            {
                parts.Add(language.Text("timeline.draw", language.Date(draw.Value.In(zone).Date)));
            }
        }

        return string.Join(" · ", parts);
    }

    private static string PostsOf(ImmutableArray<Entry> entries, DateRange quarter)
    {
        var path = new StringBuilder();
        LocalDate? last = null;
        foreach (var entry in entries)
        {
            if (entry.Date is { } date && date != last && quarter.Contains(date) && Planning.CampaignWeeks.IsPlanned(entry.Post))
            {
                path.Append(CultureInfo.InvariantCulture, $"M{quarter.At(date, 0.5m)} 23.5V29.5");
                last = date;
            }
        }

        return path.ToString();
    }

    /// <summary>A triangle that points up where it opens, one that points down where it closes, a diamond where winners are drawn.</summary>
    private static string MomentsOf(Contest contest, DateTimeZone zone, DateRange quarter)
    {
        var path = new StringBuilder();
        Add(contest.Opens.Value, x => $"M{x - 0.8m} 13L{x} 3L{x + 0.8m} 13Z");
        Add(contest.Closes.Value, x => $"M{x - 0.8m} 3L{x} 13L{x + 0.8m} 3Z");
        if (contest.DrawAt is { } draw)
        {
            Add(draw.Value, x => $"M{x} 2L{x + 0.8m} 8L{x} 14L{x - 0.8m} 8Z");
        }

        return path.ToString();

        void Add(AuthoredTime moment, Func<decimal, FormattableString> shape)
        {
            if (moment.In(zone).Date is var date && quarter.Contains(date))
            {
                path.Append(shape(quarter.DayOf(date) + 0.5m).ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}

/// <summary>What all drawings of a page share.</summary>
/// <param name="Days">How many days they are wide; each is one unit.</param>
/// <param name="Grid">Where weeks begin, as the data of an SVG path.</param>
/// <param name="Today">Where today is, in days; null in another quarter.</param>
public sealed record TimelineScale(int Days, string Grid, string? Today);

/// <summary>Some days of a quarter, in days from its first.</summary>
/// <param name="Y">Its lane: bars that run at the same time lie below each other.</param>
public sealed record TimelineBar(string X, string Width, string Y)
{
    /// <summary>There is room for three below the campaign's own.</summary>
    private const int Lanes = 3;

    /// <summary>Null where it lies outside the quarter.</summary>
    internal static TimelineBar? Of(DateRange quarter, LocalDate first, LocalDate last, int place = 0)
    {
        var (from, until) = (LocalDate.Max(first, quarter.First), LocalDate.Min(last, quarter.Last));
        return until < from ? null : new TimelineBar(
            quarter.At(from, 0), (quarter.DayOf(until) - quarter.DayOf(from) + 1).ToString(CultureInfo.InvariantCulture), (14.5m + (2.5m * (place % Lanes))).ToString(CultureInfo.InvariantCulture));
    }
}
