using Planner.Strategy;

namespace Planner.Checking;

/// <summary>Pillars: whether their shares can be reached at all, and whether the coming weeks do.</summary>
internal static class StrategyRules
{
    /// <summary>Three shares of 33.3 % are meant to be everything.</summary>
    private const decimal Rounding = 1;

    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var findings = new List<Finding>();
        Shares(content.Options.Pillars, findings);
        foreach (var brand in content.Brands)
        {
            Shares(brand.Pillars, findings);
        }

        if (content.Brands.Any(brand => content.PillarsOf(brand).Any(pillar => pillar.Share > 0)))
        {
            Gaps(content, plan, findings);
        }

        return findings;
    }

    /// <summary>Where some pillars have no share, the others may leave them room.</summary>
    private static void Shares(ImmutableArray<Pillar> pillars, List<Finding> findings)
    {
        var sum = pillars.Sum(pillar => pillar.Share ?? 0);
        if (sum > 100 + Rounding || (sum > 0 && sum < 100 - Rounding && pillars.All(pillar => pillar.Share is not null)))
        {
            findings.Add(Problems.PillarShares(pillars[0].Source, sum));
        }
    }

    /// <summary>One finding a brand, however many of its pillars are short: it is one look at one plan.</summary>
    private static void Gaps(Content content, Plan plan, List<Finding> findings)
    {
        foreach (var gaps in StrategyGaps.All(content, plan, plan.Now.InZone(content.Options.Timezone).Date).Where(gaps => !gaps.Short.IsEmpty))
        {
            var place = gaps.Brand.Pillars is [var first, ..] ? first.Source : gaps.Brand.Source;
            var parts = gaps.Short.Select(gap => Problems.PillarGapPart(gap.Pillar.Title, Math.Round(gap.Percent), gap.Target, gap.Missing));
            findings.Add(Problems.PillarGap(place, gaps.Brand.Name, gaps.Period.First, gaps.Period.Last, parts));
        }
    }
}
