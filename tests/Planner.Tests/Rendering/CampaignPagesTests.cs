using AngleSharp.Dom;

namespace Planner.Tests.Rendering;

public sealed class CampaignPagesTests
{
    private const string Noel = """
        ---
        title: Noël
        brand: lune
        start: 2026-11-02
        end: 2027-01-10
        budget:
          currency: EUR
          total: 1000
          lines:
            - {what: Annonces, network: x, from: 2026-11-23, until: 2026-11-29, link: "https://ads.example/1?a=1&b=<2>", planned: 450, spent: 500}
        deliverables:
          - {what: Photos, owner: camille, due: 2026-11-20}
          - {what: Boîtes, owner: the, due: 2026-12-20, done: true, files: [media/bol.jpg]}
        ---
        """;

    private static readonly (string, string)[] Files =
    [
        ("content/brands/lune.yml", "name: Atelier Lune\nlanguage: fr\npillars:\n  a: {title: Coulisses, share: 50}\n  b: {title: Boutique, share: 50}\n"),
        ("content/campaigns/noel.md", Noel),
        ("content/contests/jeu.md", "---\ntitle: Jeu\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nopens: 2026-11-20 10:00\ncloses: 2026-12-01 10:00\ndraw_at: 2026-12-02 10:00\n---\n"),
        ("content/partners/the.yml", "name: Maison de thé\n"),
        ("content/posts/a.md", SmallSite.Post("A", "2026-11-24 18:30", "A", "campaign: noel\npillar: a\n")),
        ("content/posts/b.md", SmallSite.Post("B", "2026-11-25 18:30", "B", "campaign: noel\npillar: a\n")),
        ("content/posts/c.md", SmallSite.Post("C", "2026-12-08 18:30", "C", "campaign: noel\npillar: a\n")),
        ("content/posts/d.md", SmallSite.Post("D", "2026-12-09 18:30", "D", "pillar: a\n")),
        ("content/posts/e.md", SmallSite.Post("E", "2026-12-10 18:30", "E")),
    ];

    [Fact]
    public void A_campaign_shows_its_paid_actions_deliverables_and_weeks()
    {
        var page = SmallSite.Of(Files).Page("campaigns/noel.html");
        var paid = page.QuerySelector("[aria-labelledby=paid] tbody tr")!;
        Assert.Contains("du 23 au 29\u00a0novembre 2026 à venir", Words(paid), StringComparison.Ordinal);
        Assert.Equal("https://ads.example/1?a=1&b=<2>", paid.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["En retard Photos ven. 20 nov. · Camille", "Fait Boîtes dim. 20 déc. · Maison de thé · bol.jpg"], page.QuerySelectorAll("#deliverables ~ ul li").Select(Words).Select(text => text.Replace('\u00a0', ' ')));
        var weeks = page.QuerySelectorAll("[aria-labelledby=weeks] tbody tr").Select(Words).ToList();
        Assert.Equal(10, weeks.Count);
        Assert.Contains("2 action payante", weeks[3], StringComparison.Ordinal);
        Assert.EndsWith("0 rien de prévu", weeks[4], StringComparison.Ordinal);
        Assert.EndsWith("0 rien n’est sorti", weeks[0], StringComparison.Ordinal);
        Assert.EndsWith("0 en cours", weeks[2].Replace("rien de prévu", "en cours", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("100 % (3)", Words(page.QuerySelector("#shares ~ div tbody td.share")!).Replace('\u00a0', ' '));
    }

    [Fact]
    public void A_strategy_says_in_words_where_the_coming_weeks_fall_short()
    {
        var site = SmallSite.Of(Files);
        var gaps = site.Page("strategy/lune.html").QuerySelectorAll(".gaps li").Select(gap => Words(gap).Replace('\u00a0', ' ')).ToList();
        Assert.Equal(["Boutique : 0 % des publications au lieu de 50 %, il en manque 3", "1 publication n’a pas de pilier"], gaps);
        Assert.Equal("80 % (4)", Words(site.Page("strategy/lune.html").QuerySelector("#shares-pillars ~ div tbody td.share")!).Replace('\u00a0', ' '));
        Assert.Contains("Boutique", Words(site.Page("strategy/index.html").QuerySelector("tbody tr")!), StringComparison.Ordinal);
        Assert.NotNull(site.Page("brands/lune.html").QuerySelector("a[href='../strategy/lune.html']"));
    }

    [Fact]
    public void The_line_of_time_has_a_page_a_quarter_and_says_in_words_what_it_draws()
    {
        var site = SmallSite.Of(Files);
        Assert.Equal(["timeline/2026-q4.html", "timeline/2027-q1.html", "timeline/index.html"], site.Paths.Where(path => path.StartsWith("timeline/", StringComparison.Ordinal)));
        var now = site.Page("timeline/index.html");
        Assert.Equal(["Jeu", "Noël"], now.QuerySelectorAll("th.name a").Select(link => link.TextContent));
        Assert.Contains("3 publications · 1 action payante", Words(now.QuerySelectorAll("th.name")[2]), StringComparison.Ordinal);
        Assert.Contains("tirage le 2 décembre 2026", Words(now.QuerySelectorAll("th.name")[1]).Replace('\u00a0', ' '), StringComparison.Ordinal);
        var bar = now.QuerySelectorAll("rect.bar")[1];
        Assert.Equal(("32", "60"), (bar.GetAttribute("x"), bar.GetAttribute("width")));
        Assert.Equal("M52.5 0V30", now.QuerySelector("td .now-line")!.GetAttribute("d"));
        var next = site.Page("timeline/2027-q1.html");
        Assert.Equal(["Noël"], next.QuerySelectorAll("th.name a").Select(link => link.TextContent));
        Assert.Null(next.QuerySelector(".now-line"));
        Assert.Equal(90, next.QuerySelectorAll(".of-month").Sum(month => int.Parse(month.GetAttribute("colspan")!, null)));
    }

    [Fact]
    public void A_campaign_that_a_slip_lets_last_for_centuries_makes_no_thousand_pages()
    {
        var site = SmallSite.Of(("content/campaigns/long.yml", "title: Long\nbrand: lune\nstart: 1900-01-01\nend: 2999-12-31\n"));
        Assert.InRange(site.Paths.Count(path => path.StartsWith("timeline/", StringComparison.Ordinal)), 2, 100);
    }

    [Fact]
    public void Campaigns_are_listed_with_what_is_used_of_their_budgets_and_a_file_for_finance()
    {
        var site = SmallSite.Of(Files);
        var cells = site.Page("campaigns/index.html").QuerySelectorAll(".campaigns tbody td.amount").Select(cell => Words(cell).Replace('\u00a0', ' ').Replace('\u202f', ' '));
        Assert.Equal(["3", "500 €", "1 000 €", "50 %"], cells);
        Assert.StartsWith("\uFEFFMarque;Campagne;Identifiant;", site.Text("campaigns/budget.csv"), StringComparison.Ordinal);
        Assert.DoesNotContain("campaigns/budget.csv", SmallSite.Of().Paths);
    }

    private static string Words(INode node) => string.Join(' ', node.TextContent.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
