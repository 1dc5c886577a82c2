namespace Planner.Tests.Rendering.Going;

public sealed class LinksPageTests
{
    private static readonly (string Path, string Text) Noel = ("content/links/noel.yml", "title: Cartes\nurl: https://lune.example/noel?a=1&b=2\nbrand: lune\naliases: [noel-2026]\n");

    [Fact]
    public void A_short_link_is_a_page_that_leads_on_without_script()
    {
        var site = SmallSite.Of(Noel);
        foreach (var slug in new[] { "noel", "noel-2026" })
        {
            var page = site.Page($"go/{slug}/index.html");
            Assert.Equal("0; url=https://lune.example/noel?a=1&b=2", page.QuerySelector("meta[http-equiv=refresh]")!.GetAttribute("content"));
            Assert.Equal("https://lune.example/noel?a=1&b=2", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
            Assert.Equal("https://lune.example/noel?a=1&b=2", page.QuerySelector("main a")!.GetAttribute("href"));
            Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
            Assert.Empty(page.QuerySelectorAll("script, style, [style]"));
        }

        Assert.DoesNotContain("go/noel-2026/qr.svg", site.Paths);
        Assert.Equal(
            """
            /agence/go/noel https://lune.example/noel?a=1&b=2 302
            /agence/go/noel/ https://lune.example/noel?a=1&b=2 302
            /agence/go/noel-2026 https://lune.example/noel?a=1&b=2 302
            /agence/go/noel-2026/ https://lune.example/noel?a=1&b=2 302

            """.ReplaceLineEndings("\n"),
            site.Text("_redirects"));
    }

    [Fact]
    public void The_page_has_what_is_typed_and_the_code_for_print()
    {
        var card = SmallSite.Of(Noel).Page("links.html").QuerySelector("#link-noel")!;
        Assert.Equal("plan.example/agence/go/noel", card.QuerySelector(".typed code")!.TextContent);
        Assert.Equal("https://plan.example/agence/go/noel/", card.QuerySelector("button")!.GetAttribute("data-copy"));
        Assert.Equal("go/noel/qr.svg", card.QuerySelector("a.qr")!.GetAttribute("href"));
        Assert.Contains("plan.example/agence/go/noel", card.QuerySelector("img")!.GetAttribute("alt"), StringComparison.Ordinal);
        Assert.Contains("noel-2026", card.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void While_nobody_said_where_the_site_is_there_is_no_code_and_the_page_says_why()
    {
        var site = SmallSite.Of(("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: none}\n"), Noel);
        Assert.Contains("go/noel/index.html", site.Paths);
        Assert.DoesNotContain("go/noel/qr.svg", site.Paths);
        Assert.Contains("base_url", site.Page("links.html").QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_without_short_links_has_nothing_of_them()
    {
        var site = SmallSite.Of();
        Assert.DoesNotContain(site.Paths, path => path.StartsWith("go/", StringComparison.Ordinal) || path is "links.html" or "_redirects");
        Assert.Empty(site.Page("index.html").QuerySelectorAll("a[href='links.html']"));
    }

    [Fact]
    public void Names_and_targets_with_a_fault_get_no_page_and_nothing_is_written_twice()
    {
        var site = SmallSite.Of(
            ("content/links/a.yml", "title: A\nurl: https://lune.example/\naliases: [b, c, '../../x', index]\n"),
            ("content/links/b.yml", "title: B\nurl: https://lune.example/b\naliases: [c]\n"),
            ("content/links/d.yml", "title: D\nurl: https://plan.example/agence/go/a/\n"));
        Assert.Equal(["go/a/index.html", "go/a/qr.svg", "go/b/index.html", "go/b/qr.svg", "go/c/index.html", "go/index/index.html"], site.Paths.Where(path => path.StartsWith("go/", StringComparison.Ordinal)));
        Assert.Equal("https://lune.example/b", site.Page("go/b/index.html").QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Letters_beyond_ASCII_are_escaped_where_servers_read_them() =>
        Assert.StartsWith(
            "/agence/go/ete https://xn--t-9fab.example/%C3%A9t%C3%A9?q=%C3%A9#%C3%A9 302\n",
            SmallSite.Of(("content/links/ete.yml", "title: Été\nurl: https://été.example/été?q=é#é\n")).Text("_redirects"),
            StringComparison.Ordinal);

    [Fact]
    public void A_post_gives_its_readers_the_whole_address_and_adds_nothing_to_it()
    {
        var site = SmallSite.Of(
            Noel,
            ("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nutm: {source: social}\n---\n"),
            ("content/posts/teaser.md", SmallSite.Post("Teaser", "2026-11-24 18:30", "Voir [la galerie](go:noel) et <go:noel>.", "campaign: noel\nlink: go:noel\n")));
        var text = site.Page("posts/teaser.html").QuerySelector("main")!.TextContent;
        Assert.Contains("https://plan.example/agence/go/noel/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("go:noel", text, StringComparison.Ordinal);
        Assert.DoesNotContain("go/noel/?utm", site.Text("posts/teaser.html"), StringComparison.Ordinal);
    }
}
