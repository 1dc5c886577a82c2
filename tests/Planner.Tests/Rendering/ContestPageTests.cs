namespace Planner.Tests.Rendering;

public sealed class ContestPageTests
{
    private const string Contest = """
        ---
        title: Jeu
        brand: lune
        start: 2026-11-01
        end: 2026-12-24
        opens: 2026-11-30 10:00
        closes: 2026-12-08 10:00
        draw_at: 2026-12-10 11:00
        terms: playbooks/jeu-terms.md
        steps:
          - {id: terms, title: Règlement, owner: camille, due: 2026-11-20}
          - {id: lot, title: Lot photographié, owner: camille, due: opens - 5d, done: 2026-11-21, evidence: media/bol.jpg}
          - {id: accord, title: Accord signé, owner: camille, due: opens - 4d, done: true, evidence: "Courriel <b>du 3</b>"}
          - {id: depot, title: Dépôt, owner: zoe, due: opens - 4d, done: true}
          - {id: lien, title: Lien, done: true, evidence: https://lune.example/a?b=c&d}
          - {id: lancement, title: Lancement, owner: camille, due: opens}
          - {id: rappel, title: Rappel, due: closes - 2d, required: false}
          - {id: tirage, title: Tirage, owner: camille, due: draw}
          - {id: envoi, title: Envoi et bilan, owner: zoe, due: tirage + 5d}
        ---
        Brief.
        """;

    private static readonly SmallSite Site = SmallSite.Of(
        ("content/contests/jeu.md", Contest),
        ("content/playbooks/jeu-terms.md", "---\ntitle: Règlement du jeu\nkind: terms\n---\nPar [… qui], pour [… quoi].\n"),
        ("content/posts/depart.md", SmallSite.Post("Départ", "2026-11-30 18:30", "Partez", "contest: jeu\nstep: lancement\n")),
        ("content/posts/encore.md", SmallSite.Post("Encore", "2026-12-06 18:30", "Encore", "contest: jeu\nstep: rappel\n")));

    [Fact]
    public void It_says_how_far_all_steps_and_the_required_ones_are()
    {
        var stand = Site.Page("contests/jeu.html").QuerySelector(".stand")!;
        Assert.Equal(["Étapes faites\u00A0: 4 sur 9", "Étapes obligatoires faites\u00A0: 4 sur 8"], stand.QuerySelectorAll(".bar-label").Select(label => label.TextContent));
        Assert.Equal(["44", "50"], stand.QuerySelectorAll(".fill").Select(bar => bar.GetAttribute("width")));
    }

    [Fact]
    public void Who_is_late_and_the_next_three_steps_are_linked()
    {
        var stand = Site.Page("contests/jeu.html").QuerySelector(".stand")!;
        Assert.Equal("../people/camille.html", stand.QuerySelector(".late a")!.GetAttribute("href"));
        Assert.Equal(["#step-terms", "#step-lancement", "#step-rappel"], stand.QuerySelectorAll(".next li > a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Each_post_that_waits_says_for_which_steps_and_whom()
    {
        var gates = Site.Page("contests/jeu.html").QuerySelectorAll(".gates > li").Select(static gate => string.Join(' ', gate.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(["Départ lun. 30 nov. attend : Règlement · Camille", "Encore dim. 6 déc. attend : Règlement · Camilleattend : Lancement · Camille"], gates);
    }

    [Fact]
    public void A_step_lists_its_posts_and_links_what_shows_that_it_is_done()
    {
        var page = Site.Page("contests/jeu.html");
        Assert.Equal("../posts/depart.html", page.QuerySelector("#step-lancement .posts-of-step a")!.GetAttribute("href"));
        Assert.Equal("../media/bol.jpg", page.QuerySelector("#step-lot a[href$=jpg]")!.GetAttribute("href"));
        Assert.Contains("media/bol.jpg", Site.Paths);
        Assert.Contains("Courriel <b>du 3</b>", page.QuerySelector("#step-accord")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("https://lune.example/a?b=c&d", page.QuerySelector("#step-lien a[rel]")!.GetAttribute("href"));
        Assert.Contains("sans justificatif", page.QuerySelector("#step-depot")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("sans justificatif", page.QuerySelector("#step-accord")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_terms_are_linked_and_marked_as_long_as_they_are_a_skeleton()
    {
        var rules = Site.Page("contests/jeu.html").QuerySelector("section:has(#rules)")!;
        Assert.Equal("../playbooks/jeu-terms.html", rules.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("2 blancs à remplir", rules.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Règlements de jeux-concours", Site.Text("playbooks/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_happens_stands_in_the_order_of_days_moments_posts_and_steps_together()
    {
        var days = Site.Page("contests/jeu.html").QuerySelectorAll(".days > li > time").Select(day => day.GetAttribute("datetime")).ToArray();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
        var opening = Site.Page("contests/jeu.html").QuerySelectorAll(".days > li").Single(day => day.QuerySelector("time")!.GetAttribute("datetime") == "2026-11-30");
        Assert.Equal(["Ouverture", "Départ", "Lancement"], opening.QuerySelectorAll("strong, a").Select(what => what.TextContent));
    }

    [Fact]
    public void The_list_of_contests_says_how_far_each_is_and_what_is_late()
    {
        var line = Site.Page("contests/index.html").QuerySelector(".card.line")!;
        Assert.Contains("Étapes faites\u00A0: 4 sur 9", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 étape en retard", line.TextContent, StringComparison.Ordinal);
    }

    /// <summary>No steps, no posts, the end before the start: there is a page.</summary>
    [Theory]
    [InlineData("end: 2026-12-24\nopens: 2026-11-30 10:00\ncloses: 2026-12-08 10:00\n")]
    [InlineData("end: 2026-10-01\nopens: 2026-12-09 10:00\ncloses: 2026-12-08 10:00\nsteps: [{id: a, title: A, due: a}, {id: b, title: B, due: gone}, {id: c, title: C, due: 2999-12-31}]\n")]
    public void A_contest_that_is_poor_or_wrong_has_a_page(string fields)
    {
        var site = SmallSite.Of(("content/contests/jeu.md", "---\ntitle: Jeu\nbrand: lune\nstart: 2026-11-01\n" + fields + "---\n"));
        Assert.Contains("Il n’y a pas encore de règlement", site.Text("contests/jeu.html"), StringComparison.Ordinal);
    }
}
