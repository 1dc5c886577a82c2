using Planner.Strategy;

namespace Planner.Rendering;

/// <summary>A brand's plan against its strategy: what falls short, and how posts are divided in four weeks past, four weeks to come, and the quarter.</summary>
/// <param name="Gaps">In words, of the coming four weeks.</param>
/// <param name="AsOf">The day of which it speaks.</param>
public sealed record StrategyPage(
    string Title, Link Brand, string BrandClass, string AsOf, ImmutableArray<string> Objectives, ImmutableArray<string> Gaps, bool HasPillars, ImmutableArray<ShareTable> Tables)
{
    internal static StrategyPage Of(SiteIndex index, Brand brand)
    {
        var language = index.Language;
        var posts = index.Spoken.OfBrand(brand.Id);
        var pillars = index.Content.PillarsOf(brand);
        var today = index.Today;
        return new StrategyPage(
            TitleOf(language, brand),
            index.Labels.Of(brand).Link,
            Names.Class(brand.Id),
            language.Text("strategy.as_of", language.Date(today)),
            brand.Objectives,
            GapsOf(language, StrategyGaps.Of(index.Content, brand, posts, today)),
            pillars.Length > 0,
            ShareTable.All(
                index,
                [
                    PeriodOf("strategy.coming", DateRange.ComingWeeks(today)),
                    PeriodOf("strategy.last", DateRange.LastWeeks(today)),
                    PeriodOf("strategy.quarter", DateRange.QuarterOf(today)),
                ],
                pillars));

        (PeriodHead Head, Measure Measure) PeriodOf(string key, DateRange period) => Measured(index, language[key], period, posts.Where(spoken => period.Contains(spoken.Date)), pillars);
    }

    internal static string TitleOf(Language language, Brand brand) => language.Text("strategy.of", brand.Name);

    internal static (PeriodHead Head, Measure Measure) Measured(SiteIndex index, string title, DateRange period, IEnumerable<SpokenPost> posts, ImmutableArray<Pillar> pillars)
    {
        var measure = Measure.Of(posts, pillars, index.Content);
        var count = $"{index.Language.Count("list.posts", measure.Posts)} · {index.Language.Count("strategy.deliveries", measure.Deliveries)}";
        return (new PeriodHead(title, index.Language.Range(period.First, period.Last), count), measure);
    }

    internal static ImmutableArray<string> GapsOf(Language language, StrategyGaps gaps) =>
    [
        .. gaps.Short.Select(gap => language.Text(
            "strategy.gap", gap.Pillar.Title, Percent(language, Math.Round(gap.Percent)), Percent(language, gap.Target), language.Count("strategy.missing", gap.Missing))),
        .. gaps.WithoutPillar > 0 ? [language.Count("strategy.without_pillar", gaps.WithoutPillar)] : ImmutableArray<string>.Empty,
        .. gaps.Silent.Select(silent => language.Text(
            silent.Last is null ? "strategy.never" : "strategy.silent",
            silent.Pillar.Title,
            silent.Last is { } last ? language.Date(last) : "",
            silent.Next is { } next ? language.Text("strategy.next", language.Date(next)) : language["strategy.no_next"])),
    ];

    private static string Percent(Language language, decimal number) => language.Text("percent", language.Number(number));
}

/// <summary>The strategy of every brand, for those who look after several.</summary>
public sealed record StrategyIndexPage(string Title, string AsOf, ImmutableArray<StrategyLine> Brands)
{
    internal static StrategyIndexPage Of(SiteIndex index) => new(
        index.Language["nav.strategy"],
        index.Language.Text("strategy.as_of", index.Language.Date(index.Today)),
        [.. index.Content.Brands.Select(brand => StrategyLine.Of(index, brand))]);
}

/// <param name="Coming">How many posts the coming four weeks have.</param>
/// <param name="Last">How many the last four had.</param>
public sealed record StrategyLine(Link Page, string BrandClass, string Coming, string Last, ImmutableArray<string> Gaps, bool HasPillars)
{
    internal static StrategyLine Of(SiteIndex index, Brand brand)
    {
        var language = index.Language;
        var posts = index.Spoken.OfBrand(brand.Id);
        return new StrategyLine(
            Link.To(SitePaths.Strategy(brand.Id), brand.Name),
            Names.Class(brand.Id),
            language.Number(posts.Count(spoken => DateRange.ComingWeeks(index.Today).Contains(spoken.Date))),
            language.Number(posts.Count(spoken => DateRange.LastWeeks(index.Today).Contains(spoken.Date))),
            StrategyPage.GapsOf(language, StrategyGaps.Of(index.Content, brand, posts, index.Today)),
            index.Content.PillarsOf(brand).Length > 0);
    }
}
