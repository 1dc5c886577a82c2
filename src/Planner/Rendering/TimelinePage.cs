using System.Text;
using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>
/// Campaigns and contests of a quarter on a line of time, by brand. It is a table whose last cell is a drawing: what is
/// drawn stands in words below each name, for phones, screen readers and paper without colour.
/// </summary>
/// <param name="TodayText">What the line of today says; null in another quarter.</param>
public sealed record TimelinePage(
    string Title, string Introduction, string? TodayText, Link? Previous, Link? Next, ImmutableArray<TimelineYear> Years,
    ImmutableArray<TimelineHead> Months, ImmutableArray<TimelineHead> Weeks, ImmutableArray<TimelineBrand> Brands)
{
    /// <summary>Further than this from today no quarter has a page: a campaign until 2999 is a slip of the pen.</summary>
    private const int MostYears = 10;

    /// <summary>The page of today's quarter, and one of each quarter that has a campaign or contest.</summary>
    internal static IEnumerable<OutputFile> All(SiteIndex index, PageRenderer pages)
    {
        var chosen = TimelineCampaign.All(index);
        var quarters = QuartersOf(chosen, index.Today);
        yield return Page(SitePaths.Timeline, DateRange.QuarterOf(index.Today));
        foreach (var quarter in quarters)
        {
            yield return Page(SitePaths.TimelineOf(quarter.First), quarter);
        }

        OutputFile Page(string path, DateRange quarter)
        {
            var page = Of(index, chosen, quarters, quarter);
            return pages.Page(path, page.Title, "campaigns", "timeline", page);
        }
    }

    private static TimelinePage Of(SiteIndex index, ImmutableArray<TimelineCampaign> campaigns, ImmutableArray<DateRange> quarters, DateRange quarter)
    {
        var language = index.Language;
        var isNow = quarter.Contains(index.Today);
        var scale = new TimelineScale(quarter.DayOf(quarter.Last) + 1, GridOf(quarter), isNow ? quarter.At(index.Today, 0.5m) : null);
        ImmutableArray<TimelineBrand> brands =
        [
            .. from campaign in campaigns
               where campaign.Campaign.End.Value >= quarter.First && campaign.Campaign.Start.Value <= quarter.Last
               group campaign by campaign.Campaign.Brand.Value into brand
               select new TimelineBrand(
                   index.Labels.Brand(brand.Key)?.Link.Text ?? brand.Key, Names.Class(brand.Key), scale.Days + 1, [.. brand.Select(campaign => TimelineRow.Of(index, campaign, quarter, scale))]),
        ];
        return new TimelinePage(
            language.Text("timeline.title", NameOf(language, quarter)),
            language[brands.IsEmpty ? "timeline.empty" : "timeline.introduction"],
            isNow ? language.Text("timeline.today", language.Date(index.Today)) : null,
            quarters.LastOrDefault(other => other.First < quarter.First) is { } previous ? LinkTo(language, previous) : null,
            quarters.FirstOrDefault(other => other.First > quarter.First) is { } next ? LinkTo(language, next) : null,
            [.. quarters.GroupBy(each => each.First.Year).Select(year => TimelineYear.Of(language, [.. year], quarter))],
            [.. Enumerable.Range(0, 3).Select(month => quarter.First.PlusMonths(month)).Select(month => new TimelineHead(language.Month(month.ToYearMonth()), CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)))],
            WeeksOf(quarter),
            brands);
    }

    /// <summary>Those that a campaign or contest touches, in order.</summary>
    private static ImmutableArray<DateRange> QuartersOf(ImmutableArray<TimelineCampaign> campaigns, LocalDate today)
    {
        var quarters = new SortedDictionary<LocalDate, DateRange>();
        foreach (var each in campaigns)
        {
            var (start, end) = (LocalDate.Max(each.Campaign.Start.Value, today.PlusYears(-MostYears)), LocalDate.Min(each.Campaign.End.Value, today.PlusYears(MostYears)));
            for (var quarter = DateRange.QuarterOf(start); quarter.First <= end; quarter = DateRange.QuarterOf(quarter.Last.PlusDays(1)))
            {
                quarters[quarter.First] = quarter;
            }
        }

        return [.. quarters.Values];
    }

    internal static string NameOf(Language language, DateRange quarter) =>
        language.Text($"timeline.quarter.{((quarter.First.Month - 1) / 3) + 1}", Names.Year(quarter.First));

    internal static Link LinkTo(Language language, DateRange quarter) => Link.To(SitePaths.TimelineOf(quarter.First), NameOf(language, quarter));

    /// <summary>From Monday to Sunday, cut at both ends of the quarter; a piece of one or two days has no room for its number.</summary>
    private static ImmutableArray<TimelineHead> WeeksOf(DateRange quarter)
    {
        var weeks = ImmutableArray.CreateBuilder<TimelineHead>();
        for (var monday = CalendarWeek.MondayOf(quarter.First); monday <= quarter.Last; monday = monday.PlusWeeks(1))
        {
            var (first, last) = (LocalDate.Max(monday, quarter.First), LocalDate.Min(monday.PlusDays(6), quarter.Last));
            var days = quarter.DayOf(last) - quarter.DayOf(first) + 1;
            weeks.Add(new TimelineHead(days > 2 ? first.Day.ToString(CultureInfo.InvariantCulture) : "", days));
        }

        return weeks.DrainToImmutable();
    }

    private static string GridOf(DateRange quarter)
    {
        var path = new StringBuilder();
        for (var monday = CalendarWeek.MondayOf(quarter.First).PlusWeeks(1); monday <= quarter.Last; monday = monday.PlusWeeks(1))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{quarter.DayOf(monday)} 0V30");
        }

        return path.ToString();
    }
}

/// <summary>A month or a week above the drawing.</summary>
/// <param name="Days">How many of its days are in the quarter.</param>
public sealed record TimelineHead(string Text, int Days);

/// <param name="Quarters">Links to those that have something; the page's own says so.</param>
public sealed record TimelineYear(string Year, ImmutableArray<TimelineQuarter> Quarters)
{
    internal static TimelineYear Of(Language language, ImmutableArray<DateRange> quarters, DateRange current) => new(
        Names.Year(quarters[0].First),
        [.. quarters.Select(quarter => new TimelineQuarter(TimelinePage.LinkTo(language, quarter), quarter.First == current.First))]);
}

public sealed record TimelineQuarter(Link Page, bool IsCurrent);

/// <param name="Columns">Of the whole table, for the heading's cell.</param>
public sealed record TimelineBrand(string Name, string BrandClass, int Columns, ImmutableArray<TimelineRow> Rows);
