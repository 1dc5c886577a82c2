namespace Planner.Strategy;

/// <summary>A pillar that has fewer posts than its share.</summary>
/// <param name="Percent">Of the posts, as it is.</param>
/// <param name="Target">Of the posts, as it should be, in percent.</param>
/// <param name="Missing">How many of as many posts would have to be its own to reach the target.</param>
public sealed record PillarGap(Pillar Pillar, int Posts, decimal Percent, decimal Target, int Missing);

/// <summary>A pillar nobody spoke of for three weeks, of a brand that did speak.</summary>
/// <param name="Last">When it was last spoken of; null: never.</param>
/// <param name="Next">When it will be; null: nothing is planned.</param>
public sealed record SilentPillar(Pillar Pillar, LocalDate? Last, LocalDate? Next);

/// <summary>Where the coming four weeks of a brand fall short of its strategy.</summary>
/// <param name="WithoutPillar">How many coming posts belong to none of its pillars; nothing where it has none.</param>
public sealed record StrategyGaps(Brand Brand, DateRange Period, ImmutableArray<PillarGap> Short, int WithoutPillar, ImmutableArray<SilentPillar> Silent)
{
    /// <summary>Of fewer posts, one more or less moves every share too far to say anything.</summary>
    private const int FewestPosts = 5;

    /// <summary>How many points below its target a share must be; nobody plans to the percent.</summary>
    private const int Tolerance = 10;

    private const int DaysOfSilence = 21;

    public bool IsEmpty => Short.IsEmpty && WithoutPillar == 0 && Silent.IsEmpty;

    /// <summary>For the morning: each brand that falls short of its strategy.</summary>
    public static ImmutableArray<StrategyGaps> All(Content content, Plan plan, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(plan);
        if (!content.Brands.Any(brand => content.PillarsOf(brand).Length > 0))
        {
            return [];
        }

        var byBrand = SpokenPosts.Of(content, plan).ToLookup(spoken => spoken.Brand, StringComparer.Ordinal);
        return [.. content.Brands.Select(brand => Of(content, brand, [.. byBrand[brand.Id]], today)).Where(gaps => !gaps.IsEmpty)];
    }

    /// <param name="posts">All of the brand's, by day.</param>
    internal static StrategyGaps Of(Content content, Brand brand, ImmutableArray<SpokenPost> posts, LocalDate today)
    {
        var period = DateRange.ComingWeeks(today);
        var pillars = content.PillarsOf(brand);
        var coming = Measure.Of(posts.Where(spoken => period.Contains(spoken.Date)), pillars, content);
        return new StrategyGaps(brand, period, ShortOf(coming, pillars), pillars.IsEmpty ? 0 : coming.WithoutPillar, SilentOf(posts, pillars, today));
    }

    internal static ImmutableArray<PillarGap> ShortOf(Measure measure, ImmutableArray<Pillar> pillars) =>
        measure.Posts < FewestPosts ? [] : [.. pillars.Select(pillar => GapOf(measure, pillar)).OfType<PillarGap>()];

    private static PillarGap? GapOf(Measure measure, Pillar pillar)
    {
        if (pillar.Share is not { } target)
        {
            return null;
        }

        var share = Measure.Of(measure.Pillars, pillar.Id);
        var percent = 100 * share.OfPosts;
        var missing = (int)Math.Round(target * measure.Posts / 100, MidpointRounding.AwayFromZero) - share.Posts;
        return missing > 0 && (share.Posts == 0 || percent <= target - Tolerance) ? new PillarGap(pillar, share.Posts, percent, target, missing) : null;
    }

    private static ImmutableArray<SilentPillar> SilentOf(ImmutableArray<SpokenPost> posts, ImmutableArray<Pillar> pillars, LocalDate today)
    {
        var since = today.PlusDays(-DaysOfSilence);
        if (!posts.Any(spoken => spoken.Date >= since && spoken.Date < today))
        {
            return [];
        }

        return
        [
            .. from pillar in pillars
               where pillar.Share is not 0
               let days = posts.Where(spoken => spoken.Post.Pillar?.Value == pillar.Id).Select(spoken => spoken.Date).ToList()
               let last = days.FindLastIndex(date => date < today)
               where last < 0 || days[last] < since
               select new SilentPillar(pillar, last < 0 ? null : days[last], last + 1 < days.Count ? days[last + 1] : null),
        ];
    }
}
