using System.Collections.Frozen;
using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Tests.Planning;

public sealed class OccurrencesTests
{
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];

    private static readonly Arbitrary<Series> AnySeries = (
        from start in Gen.Choose(0, 800)
        from minute in Gen.Choose(0, (24 * 60) - 1)
        from every in Gen.Elements("1d", "3d", "1w", "2w", "1mo", "1y", "{ every: 1w, on: [mon, tue, wed, thu, fri, sat, sun] }", "{ every: 2d, count: 5 }")
        select new Series(new LocalDate(2026, 1, 1).PlusDays(start) + LocalTime.FromMinutesSinceMidnight(minute), every)).ToArbitrary();

    /// <summary>Or a run tomorrow would not know what a run today has sent.</summary>
    [Fact]
    public void Which_days_there_are_does_not_depend_on_the_day_of_asking() => Prop.ForAll(AnySeries, series =>
    {
        var (early, late) = (PostsOf(series, series.Start.Date.PlusDays(-3)), PostsOf(series, series.Start.Date.PlusDays(40)));
        return early.Select(Said).SequenceEqual(late.Take(early.Length).Select(Said));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_has_an_id_and_a_day_of_its_own_and_the_hour_of_the_first_where_it_exists() => Prop.ForAll(AnySeries, series =>
    {
        var posts = PostsOf(series, series.Start.Date.PlusDays(30));
        Assert.Equal(posts.Length, posts.Select(post => post.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(posts.Length, posts.Select(post => post.PublishAt!.Value.Value.Local.Date).Distinct().Count());
        Assert.All(posts, post =>
        {
            var at = post.PublishAt!.Value.Value.Local;
            Assert.True(at.TimeOfDay == series.Start.TimeOfDay || Paris.MapLocal(at.Date + series.Start.TimeOfDay).Count == 0);
            Assert.NotEqual(0, Paris.MapLocal(at).Count);
        });
    }).QuickCheckThrowOnFailure();

    private static string Said(Post post) => $"{post.Id} {post.PublishAt!.Value.Value}";

    private static Post[] PostsOf(Series series, LocalDate today)
    {
        var text = $"---\ntitle: Conseil\nstatus: ready\npublish_at: {new AuthoredTime(series.Start, null)}\naccounts: [lune]\nrepeat: {series.Repeat}\n---\nUn conseil\n";
        var options = LoadedOptions.Read(new SourceFile(LoadedOptions.Path, "title: T\nlanguage: fr\ntimezone: Europe/Paris\n"u8.ToArray())).Options!;
        var findings = new List<Finding>();
        var content = ContentLoader.Assemble(options, [FileReader.Read(new SourceFile("content/posts/conseil.md", System.Text.Encoding.UTF8.GetBytes(text)), 2026)], FrozenDictionary<string, long>.Empty, findings);
        var posts = Dating.Of(content, today.AtStartOfDayInZone(Paris).ToInstant(), findings).Posts.ToArray();
        Assert.Empty(findings);
        return posts;
    }

    private sealed record Series(LocalDateTime Start, string Repeat);
}
