namespace Planner.Tests.Rendering;

/// <summary>What files say in short reads on pages as people say it.</summary>
public sealed class PlainWordsTests
{
    private const string English = "title: Agency\nlanguage: en\ntimezone: Europe/Paris\nreview: {mode: none}\n";

    [Theory]
    [InlineData("1w", "chaque semaine")]
    [InlineData("{every: 2w, on: [mon, thu], count: 3}", "toutes les 2 semaines, lun., jeu., 3 fois")]
    [InlineData("{every: 1mo, on: [first mon]}", "chaque mois, premier lun.")]
    [InlineData("{every: 1w, until: 2027-01-29, except: [2026-12-25, 2027-01-01]}", "chaque semaine, jusqu’au 29\u00a0janvier 2027, sauf le 25\u00a0décembre 2026, le 1er\u00a0janvier 2027")]
    public void A_post_that_repeats_says_so_in_words(string repeat, string words) => Assert.Equal(
        words,
        Fact(SmallSite.Of(("content/posts/a.md", SmallSite.Post("A", "2026-12-04 12:15", "A", $"repeat: {repeat}\n"))), "posts/a.html", "Revient"));

    [Fact]
    public void A_post_that_follows_an_event_names_it_and_leads_to_it()
    {
        var site = SmallSite.Of(
            ("content/events/nuit.yml", "title: La Nuit\nstart: 2027-01-16 18:00\n"),
            ("content/posts/a.md", SmallSite.Post("A", "\"@nuit -2d 18:30\"", "A")),
            ("content/posts/b.md", SmallSite.Post("B", "\"@nuit end +1h30m\"", "B")));
        Assert.Equal("2 jours avant La Nuit, à 18:30", Fact(site, "posts/a.html", "Suit"));
        Assert.Equal("1 heure 30 minutes après La Nuit (fin)", Fact(site, "posts/b.html", "Suit"));
        Assert.NotNull(site.Page("posts/a.html").QuerySelector(".facts a[href='../events.html#event-nuit']"));
    }

    [Fact]
    public void The_overview_names_an_account_by_network_and_brand_and_the_week_in_the_language_of_the_site()
    {
        const string account = "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\ncadence: {per_week: 2}\n";
        var post = ("content/posts/a.md", SmallSite.Post("A", "2026-11-24 12:15", "A"));
        var gap = SmallSite.Of(("content/accounts/lune-mastodon.yml", account), post).Page("index.html").QuerySelector("[aria-labelledby=a-gaps] .task")!;
        Assert.Equal("Mastodon · Atelier Lune", gap.QuerySelector(".what")!.TextContent);
        Assert.Contains("1 sur 2 la semaine du 23\u00a0novembre 2026", gap.TextContent, StringComparison.Ordinal);
        gap = SmallSite.Of(("content/planner.yml", English), ("content/accounts/lune-mastodon.yml", account), post).Page("index.html").QuerySelector("[aria-labelledby=a-gaps] .task")!;
        Assert.DoesNotContain("2026-11-23", gap.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_the_overview_says_a_name_once()
    {
        var site = SmallSite.Of(
            ("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: none}\nrota:\n  - {name: Soirs, people: [camille], from: 2026-11-16, every: 1w, hours: [\"sat-sun 08:30-21:00\"]}\n"),
            ("content/posts/a.md", SmallSite.Post("A", "2026-11-24 12:15", "A")));
        var line = site.Page("index.html").QuerySelector("[aria-labelledby=a-oncall] .task")!;
        Assert.Equal(1, line.TextContent.Split("Camille").Length - 1);
        Assert.Equal("people/camille.html", line.QuerySelector(".what a")!.GetAttribute("href"));
    }

    private static string Fact(SmallSite site, string page, string label) =>
        site.Page(page).QuerySelectorAll(".facts > div").First(fact => fact.QuerySelector("dt")!.TextContent == label).QuerySelector("dd")!.TextContent;
}
