using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Networks;
using Planner.Strategy;
using Planner.Tests.Networks.Texts;

namespace Planner.Tests.Strategy;

public sealed class MeasureTests
{
    private static readonly SourceSpan Place = new("content/posts/a.md", 1, 1);
    private static readonly LocalDate Today = new(2026, 11, 28);
    private static readonly ImmutableArray<Pillar> Pillars = [new("a", "A", 60, Place), new("b", "B", 30, Place), new("c", "C", 10, Place)];
    private static readonly Content Content = new() { Options = Feeds.Sample.Options(), Brands = new([new Brand { Id = "lune", Source = Place, Name = "Lune", Pillars = Pillars }]) };

    [Fact]
    public void Shares_add_up_and_every_post_counts_once() => Holds(posts =>
    {
        var measure = Measure.Of(posts, Pillars, Content);
        return measure.Posts == posts.Length
            && measure.Deliveries == posts.Sum(post => post.Deliveries.Length)
            && new[] { measure.Pillars, measure.Languages, measure.Forms }.All(shares => shares.Sum(share => share.Posts) == posts.Length && IsWhole(shares.Sum(share => share.OfPosts), posts.Length))
            && new[] { measure.Pillars, measure.Networks, measure.Languages, measure.Forms }.All(shares =>
                shares.Sum(share => share.Deliveries) == measure.Deliveries && IsWhole(shares.Sum(share => share.OfDeliveries), measure.Deliveries));
    });

    [Fact]
    public void A_gap_is_short_of_its_target_by_as_many_posts_as_it_says() => Holds(posts =>
    {
        var measure = Measure.Of(posts, Pillars, Content);
        return StrategyGaps.ShortOf(measure, Pillars).All(gap =>
            gap.Missing > 0 && gap.Percent < gap.Target && Math.Abs((100m * (gap.Posts + gap.Missing) / posts.Length) - gap.Target) <= (50m / posts.Length) + 0.000_001m);
    });

    [Fact]
    public void Of_few_posts_no_gap_is_told() =>
        Assert.Empty(StrategyGaps.ShortOf(Measure.Of(Enumerable.Range(0, 4).Select(number => Spoken(number, 1, "a", [])), Pillars, Content), Pillars));

    [Fact]
    public void A_pillar_nobody_spoke_of_for_three_weeks_is_told_with_what_comes()
    {
        ImmutableArray<SpokenPost> posts = [Spoken(1, -30, "b", []), Spoken(2, -2, "a", []), Spoken(3, 5, "b", [])];
        var gaps = StrategyGaps.Of(Content, Content.Brands[0], posts, Today);
        Assert.Equal([("b", Today.PlusDays(-30), Today.PlusDays(5)), ("c", null, null)], gaps.Silent.Select(silent => (silent.Pillar.Id, silent.Last, silent.Next)));
        Assert.Empty(StrategyGaps.Of(Content, Content.Brands[0], posts.RemoveAt(1), Today).Silent);
    }

    [Theory]
    [InlineData("Bonjour", "", PostForm.Text)]
    [InlineData("Voir https://lune.fr", "", PostForm.Link)]
    [InlineData("[Voir](https://lune.fr)", "", PostForm.Link)]
    [InlineData("![Un bol](media/bol.jpg)", "", PostForm.Picture)]
    [InlineData("![Un bol](media/bol.jpg)", "media/b.png", PostForm.Gallery)]
    [InlineData("Voir https://lune.fr", "media/b.png", PostForm.Picture)]
    [InlineData("Film", "media/a.jpg media/b.mp4", PostForm.Video)]
    [InlineData("Programme", "media/a.pdf", PostForm.Document)]
    public void A_post_has_one_form(string text, string media, PostForm form)
    {
        var post = PostOf(1, null) with
        {
            Text = new Variant(null, Place, [Sources.Read(text)]),
            Media = [.. media.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(file => new PostMedia(new Located<string>(file, Place), null, null, null))],
        };
        Assert.Equal(form, PostForms.Of(post));
        Assert.Equal(PostForm.Thread, PostForms.Of(post with { Text = post.Text with { Segments = [.. post.Text.Segments, .. post.Text.Segments] } }));
        Assert.Equal(PostForm.Poll, PostForms.Of(post with { Poll = new Located<Poll>(new Poll([], null, false), Place) }));
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-01", "2026-03-31")]
    [InlineData("2026-11-28", "2026-10-01", "2026-12-31")]
    [InlineData("2028-02-29", "2028-01-01", "2028-03-31")]
    public void A_quarter_is_the_calendars(string day, string first, string last)
    {
        var quarter = DateRange.QuarterOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
        Assert.Equal((first, last), (quarter.First.ToString("uuuu-MM-dd", null), quarter.Last.ToString("uuuu-MM-dd", null)));
    }

    private static bool IsWhole(decimal sum, int count) => count == 0 ? sum == 0 : Math.Abs(sum - 1) < 0.000_000_001m;

    private static void Holds(Func<SpokenPost[], bool> property)
    {
        var post = from pillar in Gen.Elements<string?>("a", "b", "c", "elsewhere", null)
                   from networks in Gen.Elements("mastodon", "x", "instagram").ListOf()
                   from day in Gen.Choose(-40, 40)
                   select (pillar, networks, day);
        var cases = post.ListOf().Select(posts => posts.Select((each, number) => Spoken(number, each.day, each.pillar, [.. each.networks])).ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Arb.From(cases), property));
    }

    private static Post PostOf(int number, string? pillar) => new()
    {
        Id = $"p{number}",
        Source = Place,
        Title = "P",
        Status = new Located<PostStatus>(PostStatus.Ready, Place),
        Brand = new Located<string>("lune", Place),
        Pillar = pillar is null ? null : new Located<string>(pillar, Place),
        Language = number % 3 == 0 ? "en-CA" : null,
        Text = new Variant(null, Place, [Sources.Read("Bonjour")]),
    };

    private static SpokenPost Spoken(int number, int day, string? pillar, string[] networks)
    {
        var post = PostOf(number, pillar);
        return new SpokenPost(post, "lune", Today.PlusDays(day), [.. networks.Select(network => DeliveryOf(post, network))]);
    }

    private static Delivery DeliveryOf(Post post, string network)
    {
        var account = new Account { Id = network, Source = Place, Network = new Located<string>(network, Place), Brand = new Located<string>("lune", Place), Handle = "lune" };
        return new Delivery
        {
            Post = post,
            Target = new PostAccount(new Located<string>(network, Place)),
            Account = account,
            Network = BuiltInNetworks.Find(network)!,
            Text = post.Text,
            Due = null,
            DueSource = Place,
            Zone = DateTimeZone.Utc,
            Local = null,
            State = DeliveryState.Scheduled,
            Why = null,
        };
    }
}
