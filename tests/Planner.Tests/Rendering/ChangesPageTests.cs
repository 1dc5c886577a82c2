using AngleSharp.Dom;
using Planner.Tests.Reviewing;

namespace Planner.Tests.Rendering;

/// <summary>The preview of a pull request: its page of changes, and the marks on every other page.</summary>
public sealed class ChangesPageTests
{
    private const string Hostile = "<script>alert(1)</script> & \"quoted\"";

    private static readonly (string Path, string Text)[] Before =
    [
        ("posts/reste.md", ReviewSample.Post("Elle reste", "2026-11-24 08:00", "Elle reste")),
        ("posts/bouge.md", ReviewSample.Post("Elle bouge", "2026-11-24 18:30", "Elle bouge", "lune-mastodon, lune-x")),
        ("posts/change.md", ReviewSample.Post("Elle change", "2026-11-25 18:30", "Un bol bleu", more: "media: [{file: media/bol.jpg, alt: Un bol}]\n")),
        ("posts/part.md", ReviewSample.Post("Elle part", "2026-12-26 18:30", "Elle part")),
        ("media/bol.jpg", "a picture"),
    ];

    private static readonly (string Path, string Text)[] After =
    [
        Before[0],
        ("posts/bouge.md", ReviewSample.Post("Elle bouge", "2026-11-25 09:00", "Elle bouge", "lune-mastodon, lune-x")),
        ("posts/change.md", ReviewSample.Post("Elle change", "2026-11-25 18:30", "Un bol vert", more: "media: [{file: media/tasse.jpg, alt: Une tasse}]\n")),
        ("posts/vient.md", ReviewSample.Post("'" + Hostile + "'", "2026-11-27 18:30", "Elle " + Hostile)),
        ("media/tasse.jpg", "another picture"),
    ];

    private static readonly SmallSite Site = SmallSite.Compared(ReviewSample.Of(Before, After));

    [Fact]
    public void The_page_says_what_is_compared_and_counts()
    {
        var page = Site.Page("changes.html");
        Assert.Equal("Comparé à origin/main, au commit 0123456789", Text(page.QuerySelector(".under")));
        Assert.Equal(["1 nouvelle", "1 supprimée", "2 déplacées", "1 modifiée"], page.QuerySelectorAll(".counts li").Select(Text));
    }

    [Fact]
    public void Deliveries_that_change_are_told_by_day_with_old_and_new_time_in_words()
    {
        var rows = Site.Page("changes.html").QuerySelectorAll(".row");
        Assert.Equal(["Déplacée", "Modifiée", "Nouvelle", "Supprimée"], rows.Select(row => Text(row.QuerySelector(".kind strong"))));
        Assert.Equal(["mar. 24 nov. à 18:30", "mer. 25 nov. à 09:00", "Paris"], rows[0].QuerySelector(".when")!.QuerySelectorAll("time, .note").Select(Text));
        Assert.Equal(["Mastodon", "X"], rows[0].QuerySelectorAll(".net").Select(net => net.GetAttribute("title")));
        Assert.Equal("Texte, Fichier", Text(rows[1].QuerySelector(".kind .note")));
        Assert.Equal("posts/change.html", rows[1].QuerySelector(".title a")!.GetAttribute("href"));
        Assert.Equal("Elle part", Text(rows[3].QuerySelector(".title del")));
    }

    [Fact]
    public void A_changed_post_is_told_word_by_word_with_its_files()
    {
        var post = Site.Page("changes.html").GetElementById("post-change")!;
        Assert.Equal("Un bol bleuvert", Text(post.QuerySelector(".words")));
        Assert.Equal(("bleu", "vert"), (Text(post.QuerySelector(".words del")), Text(post.QuerySelector(".words ins"))));
        Assert.Equal(["Fichier retiré", "Nouveau fichier"], post.QuerySelectorAll(".media .kind").Select(Text));
        Assert.Equal(["media/tasse.jpg"], post.QuerySelectorAll(".media img").Select(picture => picture.GetAttribute("src")));
    }

    [Fact]
    public void A_removed_post_is_shown_struck_through_since_it_has_no_page()
    {
        var post = Site.Page("changes.html").GetElementById("post-part")!;
        Assert.Equal("Elle part", Text(post.QuerySelector(".words del")));
        Assert.Empty(post.QuerySelectorAll("h3 a"));
    }

    [Fact]
    public void Entries_say_what_is_new_moved_or_changed()
    {
        var month = Site.Page("months/2026-11.html");
        string? MarkOf(string post) => month.QuerySelector($".entry:not(.gone) a[href='../posts/{post}.html'] .change") is { } mark ? Text(mark) : null;
        Assert.Equal([null, "Déplacée, auparavant mar. 24 nov. à 18:30", "Modifiée", "Nouvelle"], new[] { "reste", "bouge", "change", "vient" }.Select(MarkOf));
        Assert.All(["agenda.html", "accounts/lune-mastodon.html", "index.html"], path => Assert.Contains("Nouvelle", Site.Page(path).QuerySelectorAll(".entry .change").Select(Text)));
    }

    [Fact]
    public void What_is_gone_stands_struck_through_at_its_old_place_and_leads_to_where_it_is_told()
    {
        var gone = Site.Page("months/2026-11.html").QuerySelector("#d2026-11-24 .entry.gone")!;
        Assert.Equal("Elle bouge", Text(gone.QuerySelector("del")));
        Assert.Equal(["Mastodon", "X"], gone.QuerySelectorAll(".net").Select(net => net.GetAttribute("title")));
        Assert.Equal("../posts/bouge.html", gone.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("désormais mer. 25 nov. à 09:00", Text(gone.QuerySelector(".change")));

        // Nothing else is in that month or week any more.
        foreach (var path in (string[])["months/2026-12.html", "weeks/2026-w52.html"])
        {
            Assert.Equal("../changes.html#post-part", Site.Page(path).QuerySelector(".entry.gone a")!.GetAttribute("href"));
        }

        Assert.Equal(["Elle bouge", "Elle part"], Site.Page("agenda.html").QuerySelectorAll(".entry.gone .name").Select(Text));
    }

    [Fact]
    public void A_post_says_what_differs_of_it_and_leads_there()
    {
        Assert.Null(Site.Page("posts/reste.html").QuerySelector(".changed"));
        var changed = Site.Page("posts/change.html").QuerySelector(".changed a")!;
        Assert.Equal(("../changes.html#post-change", "Modifiée par rapport à origin/main : Texte, Fichier"), (changed.GetAttribute("href"), Text(changed)));
        Assert.Equal("Déplacée par rapport à origin/main : Heure, auparavant mar. 24 nov. à 18:30", Text(Site.Page("posts/bouge.html").QuerySelector(".changed a")));
        Assert.NotNull(Site.Page("changes.html").GetElementById("post-bouge"));
    }

    [Fact]
    public void Every_link_among_the_pages_leads_somewhere()
    {
        foreach (var path in Site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal) && path != "404.html"))
        {
            foreach (var href in Site.Page(path).QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Where(href => href.Contains("changes.html", StringComparison.Ordinal) || (path == "changes.html" && !href.Contains(':', StringComparison.Ordinal) && href.Contains(".html", StringComparison.Ordinal))))
            {
                var parts = href.Split('#');
                var target = Site.Page(parts[0].Length == 0 ? path : parts[0].Replace("../", "", StringComparison.Ordinal));
                Assert.True(parts.Length == 1 || target.GetElementById(Uri.UnescapeDataString(parts[1])) is not null, $"{path}: {href}");
            }
        }
    }

    [Fact]
    public void Whatever_a_title_or_text_holds_stays_text()
    {
        var page = Site.Page("changes.html");
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Contains(Hostile, Text(page.GetElementById("post-vient")), StringComparison.Ordinal);
    }

    [Fact]
    public void Clashes_findings_weeks_money_and_approvals_are_told_in_the_language_of_the_site()
    {
        var near = Before.Append(("posts/pres.md", ReviewSample.Post("Trop près", "2026-11-24 08:00", "Autre", "lune-mastodon, lune-x")));
        var page = SmallSite.Compared(ReviewSample.Of(Before.Append(Recorded), near.Append(Recorded))).Page("changes.html");
        Assert.Contains(page.QuerySelectorAll("[aria-labelledby=clashes] li"), line => Text(line).StartsWith("Trop près Elle part au même moment que 'reste' sur «", StringComparison.Ordinal));
        Assert.Contains("Trop près @lune validation incomplète (0 sur 1)", Text(page.QuerySelector("[aria-labelledby=approvals] li")), StringComparison.Ordinal);
        Assert.Equal("@lune du 23 au 29 novembre 2026 3 → 4 prévu : 2", Text(page.QuerySelector("[aria-labelledby=cadence] li")));
        Assert.Contains("0,015 $ US", Text(page.QuerySelector("[aria-labelledby=costs] li")), StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=findings] .finding"));
        Assert.Contains("#approvals", page.QuerySelectorAll(".notes a").Select(note => note.GetAttribute("href")));
    }

    [Fact]
    public void Nothing_changed_is_said_kindly()
    {
        var page = SmallSite.Compared(ReviewSample.Of(Before, Before)).Page("changes.html");
        Assert.Contains("Il n’y a rien à relire ici", Text(page.QuerySelector(".empty-state")), StringComparison.Ordinal);
        Assert.Equal("Rien ne s’y oppose.", Text(page.QuerySelector("header .note")));
    }

    [Fact]
    public void Texts_of_many_posts_are_told_on_several_pages()
    {
        var site = SmallSite.Compared(ReviewSample.Of([], [.. Enumerable.Range(0, 101).Select(at => ($"posts/p{at:D3}.md", ReviewSample.Post($"Une {at}", $"2026-11-{2 + (at / 10):D2} {8 + (at % 10):D2}:00", $"Texte {at}")))]));
        Assert.Single(site.Page("changes-2.html").QuerySelectorAll("article"));
        Assert.Equal("../changes-2.html#post-p100", site.Page("posts/p100.html").QuerySelector(".changed a")!.GetAttribute("href"));
    }

    [Fact]
    public void Without_a_base_no_page_speaks_of_changes()
    {
        var site = SmallSite.Of(("content/posts/post.md", SmallSite.Post("Titre", "2026-11-24 18:30", "Texte")));
        Assert.DoesNotContain("changes.html", site.Paths);
        Assert.All(site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)), path => Assert.DoesNotContain("changes.", site.Text(path), StringComparison.Ordinal));
    }

    private static (string Path, string Text) Recorded => ("planner.yml", "title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: recorded}\n");

    private static string Text(IElement? element) => string.Join(' ', element!.TextContent.Split((char[])[' ', '\n', '\u00a0', '\u202f'], StringSplitOptions.RemoveEmptyEntries));
}
