using AngleSharp.Dom;
using Planner.Rendering;

namespace Planner.Tests.Rendering;

public sealed class SiteTests
{
    private static readonly (string, string)[] Busy =
    [
        ("content/posts/2026/11/teaser.md", SmallSite.Post("Teaser de Noël", "2026-11-24 18:30", "Le four est chaud.\n\n![Une main](media/bol.jpg)", "campaign: noel\nmedia:\n  - {file: media/bol.jpg, alt: Un bol bleu}\n")),
        ("content/posts/2026/11/brouillon.md", "---\ntitle: Brouillon\nbrand: lune\nstatus: draft\n---\n"),
        ("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nbudget: {currency: EUR, total: 1000, lines: [{what: Photos, planned: 450, spent: 500}]}\n---\nBrief\n"),
        ("content/contests/jeu.md", "---\ntitle: Jeu\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nopens: 2026-11-20 10:00\ncloses: 2026-12-01 10:00\nprize: {what: Un bol}\nsteps:\n  - {id: budget, title: Accord écrit, owner: camille, due: opens - 2d}\n---\n"),
        ("content/events/menu.yml", "title: Fête\nstart: 2026-11-23\nend: 2026-11-25\n"),
        ("content/ideas/idee.md", "---\ntitle: Une idée\nbrand: lune\nvotes: 3\n---\nUn texte\n"),
        ("content/partners/the.yml", "name: Maison de thé\ndeliverables: [{what: Photos, due: 2026-11-20}]\n"),
        ("content/playbooks/crise.md", "---\ntitle: Crise\nkind: crisis\n---\n1. Appeler\n2. Attendre\n"),
        ("content/holds/tout.yml", "reason: Panne\nfrom: 2026-11-22 08:00\nuntil: 2026-11-22 20:00\n"),
    ];

    [Fact]
    public void An_account_says_which_rules_of_its_network_are_old()
    {
        var site = SmallSite.Of(("content/accounts/lune-pinterest.yml", "network: pinterest\nbrand: lune\nhandle: lune\n"));
        Assert.EndsWith(
            "Règles du réseaurelevées il y a plus de six mois : texte, titre, médias (11 décembre 2025)",
            site.Page("accounts/lune-pinterest.html").QuerySelector(".facts")!.TextContent.Trim().Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("six mois", site.Text("accounts/lune-mastodon.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_shows_its_week_what_it_lacks_and_its_next_free_places()
    {
        var site = SmallSite.Of(
            ("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nrepository: https://github.com/lune/plan\nreview: {mode: none}\n"),
            ("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\nwindows: [\"mon-fri 18:00-19:30\"]\nquiet: [\"sun 20:00-21:00\"]\ncadence: {per_week: 1, min_gap: 1d}\n"),
            ("content/posts/a.md", SmallSite.Post("A", "2026-11-24 18:30", "A")),
            ("content/posts/b.md", SmallSite.Post("B", "2026-12-01 18:10", "B")));
        var rhythm = site.Page("accounts/lune-mastodon.html").QuerySelector(".rhythm")!;
        Assert.Equal(["18:00", "19:00"], rhythm.QuerySelectorAll("tbody th").Select(hour => hour.TextContent.Replace('\u00A0', ' ')));
        Assert.Equal(("n2 open", "2 créneau"), (rhythm.QuerySelectorAll("tbody td")[1].ClassName, rhythm.QuerySelectorAll("tbody td")[1].TextContent));
        Assert.Equal(("n0", ""), (rhythm.QuerySelectorAll("tbody td")[6].ClassName, rhythm.QuerySelectorAll("tbody td")[6].TextContent));
        Assert.Equal([false, false, true, true], rhythm.QuerySelectorAll("li").Take(4).Select(week => week.ClassName == "gap"));
        Assert.Equal(["2026-11-23T18:00", "2026-11-25T18:30", "2026-11-26T18:00"], rhythm.QuerySelectorAll("a time").Select(time => time.GetAttribute("datetime")![..16]));
        Assert.Contains("publish_at%3A%202026-11-23%2018%3A00", rhythm.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Null(SmallSite.Of().Page("accounts/lune-mastodon.html").QuerySelector(".rhythm"));
    }

    [Fact]
    public void Public_holidays_stand_on_calendars_and_among_events()
    {
        var site = SmallSite.Of(
            ("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\ncountry: FR\nreview: {mode: none}\n"),
            ("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: l\ncountry: CA-NS\nholidays: quiet\n"),
            ("content/posts/a.md", SmallSite.Post("A", "2026-12-24 18:30", "A")));
        Assert.Equal("Noël (Nouvelle-Écosse, France)", site.Page("months/2026-12.html").QuerySelector("#d2026-12-25 .event")!.TextContent);
        Assert.Contains("Lundi de Pâques (France)", site.Page("events.html").QuerySelector("#holidays")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Nouvelle-Écosse, silence", site.Page("accounts/lune-x.html").QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("months/2027-03.html", site.Paths);
        Assert.Null(SmallSite.Of().Page("events.html").QuerySelector("#holidays"));
    }

    [Fact]
    public void Events_stand_on_the_day_of_the_site_and_say_their_own_clock()
    {
        var site = SmallSite.Of(
            ("content/events/call.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Appel\r\nDTSTART:20261201T123000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
            ("content/events/keynote.yml", "title: Keynote\nstart: 2026-12-08 19:30\ntimezone: America/Los_Angeles\n"));
        Assert.Contains("13\u00a0h\u00a030", site.Page("events.html").QuerySelector("#event-call")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("8\u00a0décembre 2026 à\u00a019\u00a0h\u00a030 (Los Angeles)", site.Page("events.html").QuerySelector("#event-keynote")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Keynote", site.Page("months/2026-12.html").QuerySelector("#d2026-12-09")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Keynote", site.Page("months/2026-12.html").QuerySelector("#d2026-12-08")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_season_is_shown_in_each_of_its_months()
    {
        var site = SmallSite.Of(("content/events/saison.yml", "title: Saison\nstart: 2026-11-01\nend: 2027-10-31\n"));
        Assert.Contains("Saison", site.Page("months/2027-10.html").QuerySelector("#d2027-10-31")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("months/2027-11.html", site.Paths);
    }

    [Fact]
    public void A_post_that_leaves_at_two_times_is_one_post()
    {
        var site = SmallSite.Of(("content/posts/a.md", "---\ntitle: A\nbrand: lune\nowner: camille\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-mastodon, lune-x: {publish_at: +45m}]\n---\nA\n"));
        foreach (var page in new[] { "brands/index.html", "people/index.html", "brands/lune.html", "people/camille.html", "index.html" })
        {
            Assert.Contains("1 publication", site.Page(page).Body!.TextContent.ReplaceLineEndings(" "), StringComparison.Ordinal);
            Assert.DoesNotContain("2 publications", site.Page(page).Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_link_leads_to_a_page_and_a_place_of_the_site()
    {
        var site = SmallSite.Of(Busy);
        var feeds = new[] { "calendar.ics", "feed.xml", "atom.xml", "feed.json" };
        foreach (var path in site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal) && path != "404.html"))
        {
            foreach (var link in site.Page(path).QuerySelectorAll("[href], [src]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!))
            {
                if (!link.Contains("://", StringComparison.Ordinal))
                {
                    var target = new Uri(new Uri("site:///" + path), link);
                    var file = Uri.UnescapeDataString(target.AbsolutePath.TrimStart('/'));
                    Assert.True(feeds.Contains(file) || site.Paths.Contains(file), $"{path}: {link}");
                    Assert.True(target.Fragment.Length == 0 || site.Page(file).GetElementById(target.Fragment[1..]) is not null, $"{path}: {link}");
                }
            }
        }
    }

    [Fact]
    public void Every_page_has_one_heading_of_the_first_level_and_no_id_twice()
    {
        var site = SmallSite.Of(Busy);
        foreach (var path in site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site.Page(path);
            Assert.Single(page.QuerySelectorAll("h1"));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
            var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4, main h5, main h6").Select(heading => heading.LocalName[1] - '0').ToList();
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"{path}: h{pair.First} then h{pair.Second}"));
        }
    }

    [Fact]
    public void A_time_with_an_offset_is_shown_as_clocks_of_the_site_show_it()
    {
        var site = SmallSite.Of(
            ("content/posts/p.md", "---\ntitle: Bonne année\nstatus: draft\npublish_at: 2026-12-31T23:30-05:00\n---\n"),
            ("content/contests/jeu.md", "---\ntitle: Jeu\nbrand: lune\nstart: 2026-11-01\nend: 2027-01-24\nopens: 2026-12-31T23:31-05:00\ncloses: 2027-01-02 10:00\n---\n"),
            ("content/events/fete.yml", "title: Fête\nstart: 2026-12-31T23:32-05:00\n"),
            ("content/holds/tout.yml", "reason: Panne\nuntil: 2026-12-31T23:33-05:00\n"));
        Assert.Contains("05:30", site.Text("months/2027-01.html"), StringComparison.Ordinal);
        Assert.Contains("Fête", site.Text("months/2027-01.html"), StringComparison.Ordinal);
        Assert.Contains("5\u00a0h\u00a031", site.Text("contests/jeu.html"), StringComparison.Ordinal);
        Assert.Contains("5\u00a0h\u00a032", site.Text("events.html"), StringComparison.Ordinal);
        Assert.Contains("5\u00a0h\u00a033", site.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_page_holds_a_style_or_script_of_its_own()
    {
        var site = SmallSite.Of(Busy);
        foreach (var path in site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site.Page(path);
            Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src])"));
            Assert.Contains("default-src 'none'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"), StringComparison.Ordinal);
            Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_file_whose_name_cannot_be_an_id_has_no_page_and_stops_no_build()
    {
        var site = SmallSite.Of(("content/accounts/a\\b.yml", "network: mastodon\nbrand: lune\nhandle: a\n"), ("content/posts/con.md", SmallSite.Post("Con", "2026-11-24 18:30", "Texte")));
        Assert.DoesNotContain(site.Paths, path => path.Contains('\\', StringComparison.Ordinal) || path.Contains("/con.", StringComparison.Ordinal));
        Assert.Contains("a\\b", site.Text("problems.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Media_are_shown_as_what_they_are()
    {
        var site = SmallSite.Of(
            ("content/media/l'offre.PDF", "x"), ("content/media/four.mp4", "x"),
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 18:30", "Texte", "media: [{file: \"media/l'offre.PDF\", alt: Les prix de Noël}, {file: media/four.mp4, alt: Le four}, {file: media/bol.jpg, alt: Un bol}]\n")));
        var media = site.Page("posts/p.html").QuerySelector(".grid")!.Children;
        Assert.Equal(["a", "video", "img"], media.Select(item => item.FirstElementChild!.LocalName));
        var link = media[0].QuerySelector("a")!;
        Assert.Equal(("../media/l%27offre.PDF", "media/l'offre.PDF"), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal(["Les prix de Noël", "Le four", "Un bol"], media.Select(item => item.QuerySelector(".alt p")!.TextContent));
        Assert.Equal("../media/four.mp4", media[1].QuerySelector("video")!.GetAttribute("src"));
    }

    [Fact]
    public void A_document_without_an_alternative_text_lacks_nothing()
    {
        var site = SmallSite.Of(
            ("content/media/offre.pdf", "x"),
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 18:30", "Texte", "media: [{file: media/offre.pdf}, {file: media/absent.pdf}]\n")));
        var media = site.Page("posts/p.html").QuerySelector(".grid")!.Children;
        Assert.Null(media[0].QuerySelector(".alt"));
        Assert.NotNull(media[1].QuerySelector(".missing"));
    }

    [Fact]
    public void Only_pictures_videos_and_documents_are_copied()
    {
        var site = SmallSite.Of(
            ("content/media/evil.html", "<script>alert(1)</script>"), ("content/media/evil.svg", "<svg/>"), ("content/media/offre.pdf", "x"),
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 18:30", "![a](media/evil.svg)", "media: [{file: media/evil.html}, {file: media/offre.pdf, alt: A}, {file: media/bol.jpg, alt: A}]\n")));
        Assert.Equal(["media/bol.jpg", "media/offre.pdf"], site.Paths.Where(path => path.StartsWith("media/", StringComparison.Ordinal)));
        Assert.DoesNotContain("href=\"../media/evil.html", site.Text("posts/p.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"../media/evil.html", site.Text("posts/p.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_author_writes_cannot_run_script()
    {
        const string Evil = "<script>alert(1)</script>\\\"><img src=x onerror=alert(1)>";
        var site = SmallSite.Of(
            ("content/posts/evil.md", SmallSite.Post($"\"{Evil}\"", "2026-11-24 18:30", "[a](javascript:alert(1)) [b](java\tscript:alert(1)) <script>alert(1)</script> [c](//evil.example) [d](data:text/html,x)", "link: \"javascript:alert(1)\"\n")),
            ("content/brands/lune.yml", "name: \"<script>alert(1)</script>\"\ncolour: \"#fff;}body{background:url(//evil.example)\"\n"));
        foreach (var path in site.Paths.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = site.Page(path);
            Assert.All(page.QuerySelectorAll("script"), script => Assert.Matches("(^|/)assets/(planner|moves|copy|playbook)\\.js$", script.GetAttribute("src")));
            Assert.DoesNotContain(page.All, element => element.HasAttribute("onerror"));
            Assert.DoesNotContain(page.QuerySelectorAll("a"), link => link.GetAttribute("href")!.Contains("script:", StringComparison.OrdinalIgnoreCase));
        }

        Assert.DoesNotContain("evil", site.Text("assets/colours.css"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        var first = SmallSite.Of(Busy);
        var second = SmallSite.Of(Busy);
        Assert.Equal(first.Paths, second.Paths);
        Assert.All(first.Paths, path => Assert.True(first.File(path).Bytes.Span.SequenceEqual(second.File(path).Bytes.Span), path));
    }

    [Fact]
    public void Letters_stay_as_they_are()
    {
        var site = SmallSite.Of(Busy);
        Assert.Contains("Teaser de Noël", site.Text("posts/teaser.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_cell_says_when_where_what_and_how_far()
    {
        var day = SmallSite.Of(Busy).Page("months/2026-11.html").GetElementById("d2026-11-24")!;
        var entry = Assert.Single(day.QuerySelectorAll(".entry"));
        Assert.Equal("2026-11-24T18:30", entry.QuerySelector("time")!.GetAttribute("datetime"));
        Assert.Equal(["Mastodon", "X"], entry.QuerySelectorAll(".net").Select(badge => badge.GetAttribute("title")));
        Assert.Equal("Teaser de Noël", entry.QuerySelector(".name")!.TextContent);
        Assert.Equal("Atelier Lune", entry.QuerySelector(".brand")!.TextContent);
        Assert.NotEmpty(entry.QuerySelector(".word")!.TextContent);
        Assert.Equal("../posts/teaser.html", entry.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Many_posts_without_accounts_stand_in_the_order_of_their_times_and_ids()
    {
        // Enough of them that sorting compares one with itself.
        var ids = Enumerable.Range(0, 40).Select(at => $"p{at:D2}").ToArray();
        var site = SmallSite.Of([.. ids.Select((id, at) => ($"content/posts/{id}.md", $"---\ntitle: P\nbrand: lune\nstatus: draft\n{(at < 36 ? $"publish_at: 2026-11-24 {18 - (at / 12):D2}:00\n" : "")}---\n"))]);
        Assert.Equal(
            [.. ids[24..36], .. ids[12..24], .. ids[..12], .. ids[36..]],
            site.Page("brands/lune.html").QuerySelectorAll(".entry a").Select(link => Path.GetFileNameWithoutExtension(link.GetAttribute("href"))));
    }

    [Fact]
    public void A_crowded_day_folds_into_a_link_to_the_week()
    {
        var site = SmallSite.Of([.. Enumerable.Range(0, 12).Select(at => ($"content/posts/p{at:D2}.md", SmallSite.Post("P", $"2026-11-24 {at + 8:D2}:00", "Texte")))]);
        var day = site.Page("months/2026-11.html").GetElementById("d2026-11-24")!;
        Assert.Equal(4, day.QuerySelectorAll(".entry").Length);
        Assert.Equal("../weeks/2026-w48.html#d2026-11-24", day.QuerySelector(".more a")!.GetAttribute("href"));
        Assert.Equal(12, site.Page("weeks/2026-w48.html").GetElementById("d2026-11-24")!.QuerySelectorAll(".entry").Length);
    }

    [Fact]
    public void Pages_that_say_when_they_were_made_call_the_next_days_by_their_names()
    {
        var site = SmallSite.Of(
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-23 10:00", "Texte").Replace("status: ready", "status: review", StringComparison.Ordinal)),
            ("content/partners/the.yml", "name: Maison de thé\ndeliverables: [{what: Photos, due: 2026-11-22}]\n"));
        Assert.Equal("demain, lundi 23\u00a0novembre 2026", site.Page("index.html").QuerySelector(".next h3")!.TextContent);
        Assert.Equal("demain, lundi 23\u00a0novembre 2026", site.Page("agenda.html").QuerySelector(".agenda h2")!.TextContent);
        Assert.Equal("demain", site.Page("index.html").QuerySelector("[aria-labelledby=a-approval] .day")!.TextContent);
        Assert.Equal("aujourd’hui", site.Page("index.html").QuerySelector(".task time")!.TextContent);
        Assert.Equal("dim. 22\u00a0nov.", site.Page("partners.html").QuerySelector(".task time")!.TextContent);
        Assert.Equal("d2026-11-22", site.Page("calendar.html").GetElementById("today")!.ParentElement!.Id);
        Assert.Null(site.Page("months/2026-11.html").GetElementById("today"));
    }

    [Fact]
    public void Files_with_errors_come_before_those_with_remarks()
    {
        var site = SmallSite.Of(
            ("content/posts/a.md", SmallSite.Post("A", "2026-11-20 10:00", "Texte")),
            ("content/posts/b.md", SmallSite.Post("B", "2026-11-24 10:00", "Texte", "campaign: noel\n")));
        Assert.Equal(["B", "A"], site.Page("problems.html").QuerySelectorAll(".file h2 a").Select(link => link.TextContent));
    }

    [Fact]
    public void A_long_list_has_a_page_for_each_month()
    {
        var site = SmallSite.Of([.. Enumerable.Range(0, 80).Select(at => ($"content/posts/p{at:D2}.md", SmallSite.Post("P", $"2026-{11 + (at / 40)}-{(at % 28) + 1:D2} {(at % 10) + 8:D2}:00", "Texte")))]);
        Assert.Contains("accounts/lune-x~~2026-11.html", site.Paths);
        Assert.Equal(40, site.Page("accounts/lune-x~~2026-12.html").QuerySelectorAll(".entry").Length);
        Assert.True(site.Page("accounts/lune-x.html").QuerySelectorAll(".entry").Length <= 20);
    }

    [Fact]
    public void A_hold_is_told_on_the_overview_and_on_what_it_stops()
    {
        var site = SmallSite.Of(Busy);
        Assert.All(["index.html", "calendar.html", "brands/lune.html", "accounts/lune-x.html", "posts/teaser.html"], path =>
            Assert.Contains("Panne", site.Page(path).QuerySelector(".holds")!.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_hold_to_come_is_told_on_the_overview_its_account_and_brand_and_on_no_other_account()
    {
        var site = SmallSite.Of(("content/holds/noel.yml", "reason: Personne\naccount: lune-x\nfrom: 2026-12-24 18:00\nuntil: 2027-01-04 08:00\n"));
        Assert.All(["index.html", "brands/lune.html", "accounts/lune-x.html"], path =>
            Assert.Equal(
                "À venir Compte @lune Personne du jeudi 24\u00a0décembre 2026 à\u00a018\u00a0h au lundi 4\u00a0janvier 2027 à\u00a08\u00a0h",
                site.Page(path).QuerySelector(".holds li")!.TextContent.Trim()));
        Assert.All(["calendar.html", "accounts/lune-mastodon.html"], path => Assert.Null(site.Page(path).QuerySelector(".holds")));
    }

    [Fact]
    public void Without_a_ledger_a_moment_that_has_passed_is_no_alarm()
    {
        var site = SmallSite.Of(("content/posts/hier.md", SmallSite.Post("Hier", "2026-11-20 18:30", "Texte")));
        Assert.Equal("Passée", site.Page("months/2026-11.html").QuerySelector(".entry.s-past .state.quiet .word")!.TextContent);
        Assert.Null(site.Page("posts/hier.html").QuerySelector(".delivery .reason"));
        var overview = site.Page("index.html");
        Assert.Null(overview.GetElementById("a-late"));
        Assert.Empty(overview.QuerySelectorAll(".next .entry"));
        Assert.Contains("Sans registre", overview.QuerySelector(".as-of")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("attention/late.html", site.Paths);
        Assert.DoesNotContain("registre", SmallSite.Of(Busy).Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_ledger_a_late_delivery_is_an_alarm()
    {
        var site = SmallSite.Tracked(("content/posts/hier.md", SmallSite.Post("Hier", "2026-11-20 18:30", "Texte")));
        Assert.Equal("En retard", site.Page("months/2026-11.html").QuerySelector(".entry.s-late .word")!.TextContent);
        Assert.Equal("son délai de grâce est écoulé", site.Page("posts/hier.html").QuerySelector(".delivery .reason")!.TextContent);
        Assert.NotNull(site.Page("index.html").GetElementById("a-late"));
    }

    [Fact]
    public void Findings_and_reasons_are_in_the_language_of_the_site()
    {
        var site = SmallSite.Of(
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 10:00", "Texte", "campaign: noel\n")),
            ("content/posts/q.md", SmallSite.Post("Q", "2026-11-25 10:00", "Autre").Replace("status: ready", "status: review", StringComparison.Ordinal)));
        Assert.Equal("On ne connaît pas la campagne «\u00a0noel\u00a0»\u202f; commencez par l’ajouter.", site.Page("posts/p.html").QuerySelector(".finding .message")!.TextContent);
        Assert.Equal("la publication est en relecture", site.Page("posts/q.html").QuerySelector(".reason")!.TextContent);
    }

    [Fact]
    public void Finds_have_a_page_as_soon_as_there_is_a_source()
    {
        Assert.DoesNotContain("finds.html", SmallSite.Of(Busy).Paths);
        Assert.DoesNotContain("finds.html", SmallSite.Of(Busy).Text("index.html"), StringComparison.Ordinal);
        var site = SmallSite.Of(
            ("content/sources/veille.yml", "title: Veille\nurl: https://veille.example/flux.xml\nbrand: lune\nkeywords: [grès]\n"),
            ("content/ideas/i.md", "---\ntitle: Idée\nsource: veille\n---\n"),
            ("content/finds/a.md", "---\ntitle: Ancienne\nurl: https://veille.example/a\nsource: veille\nfound_at: 2026-11-16 08:00\nkeep: true\n---\nUne note\n"),
            ("content/finds/b.md", "---\ntitle: Récente\nurl: https://veille.example/b\nsource: veille\nfound_at: 2026-11-20 08:00\n---\n"),
            ("content/finds/c.md", "---\ntitle: Perdue\nurl: https://veille.example/c\nsource: ailleurs\n---\n"));
        var page = site.Page("finds.html");
        Assert.Equal(["À trierRécente", "GardéeAncienne"], page.QuerySelectorAll("#source-veille .task").Select(task => task.QuerySelector(".state")!.TextContent + task.QuerySelector(".what")!.TextContent));
        Assert.Equal("https://veille.example/b", page.QuerySelector("#find-b a")!.GetAttribute("href"));
        Assert.Equal("16\u00a0novembre 2026", page.QuerySelector("#find-a time")!.TextContent);
        Assert.Equal("Une note", page.QuerySelector("#find-a .prose")!.TextContent.Trim());
        Assert.Contains("Perdue", page.GetElementById("source-ailleurs")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(site.Page("index.html").QuerySelector("nav a.i-finds[href='finds.html']"));
        Assert.Equal("finds.html#source-veille", site.Page("ideas.html").QuerySelector("#idea-i .note a[rel]")!.GetAttribute("href"));
    }

    [Fact]
    public void A_rule_that_is_silenced_for_nothing_is_told_beside_the_findings()
    {
        var site = SmallSite.Of(("content/posts/p.md", SmallSite.Post("P", "2026-11-24 10:00", "Texte", "silence: {quiet-hours: Lancement}\n")));
        var line = Assert.Single(site.Page("problems.html").QuerySelectorAll(".needless li"));
        Assert.Equal("P content/posts/p.md quiet-hours", line.TextContent);
        Assert.Null(SmallSite.Of(Busy).Page("problems.html").QuerySelector(".needless"));
    }

    [Fact]
    public void Media_that_pages_show_are_copied()
    {
        var site = SmallSite.Of(Busy);
        Assert.Equal("media/bol.jpg", site.File("media/bol.jpg").CopyFrom);
        Assert.Equal("Un bol bleu", site.Page("posts/teaser.html").QuerySelector(".grid img")!.GetAttribute("alt"));
    }

    [Fact]
    public void Pictures_in_what_is_written_of_a_find_are_copied()
    {
        var site = SmallSite.Of(
            ("content/sources/veille.yml", "title: Veille\nurl: https://veille.example/flux.xml\n"),
            ("content/finds/a.md", "---\ntitle: A\nurl: https://veille.example/a\nsource: veille\n---\n![Un bol](media/bol.jpg)\n"));
        Assert.Equal("media/bol.jpg", site.Page("finds.html").QuerySelector("#find-a img")!.GetAttribute("src"));
        Assert.Contains("media/bol.jpg", site.Paths);
    }

    [Fact]
    public void A_long_list_of_findings_is_split_and_each_page_counts_them_all()
    {
        var site = SmallSite.Of([.. Enumerable.Range(0, 301).Select(at => ($"content/ideas/i{at:D3}.md", "---\ntitle: I\nbrand: inconnue\n---\n"))]);
        Assert.All(["problems.html", "problems-2.html"], path => Assert.Equal("301 constats", site.Page(path).QuerySelector(".under")!.TextContent));
        Assert.Equal([300, 1], new[] { "problems.html", "problems-2.html" }.Select(path => site.Page(path).QuerySelectorAll(".finding").Length));
        Assert.Equal("problems-2.html", site.Page("problems-2.html").QuerySelector("[aria-current=page][href^=problems-]")!.GetAttribute("href"));
    }

    [Fact]
    public void The_pillars_of_a_brand_take_the_place_of_the_sites()
    {
        var options = "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: none}\npillars: {coulisses: {title: Coulisses}}\n";
        var post = ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 10:00", "Texte", "pillar: coulisses\n"));
        Assert.Contains("Coulisses", SmallSite.Of(("content/planner.yml", options), post).Text("posts/p.html"), StringComparison.Ordinal);
        var site = SmallSite.Of(("content/planner.yml", options), post, ("content/brands/lune.yml", "name: Lune\npillars: {produits: {title: Produits}}\n"));
        Assert.DoesNotContain("Coulisses", site.Text("posts/p.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_way_to_the_file_is_an_address_whatever_the_branch_is_called()
    {
        var site = SmallSite.Of(
            ("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nrepository: https://git.example/agence\npublish: {branch: \"noel/été #1?\"}\n"),
            ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 10:00", "Texte")));
        Assert.NotNull(site.Page("posts/p.html").QuerySelector("a[href='https://git.example/agence/edit/noel/%C3%A9t%C3%A9%20%231%3F/content/posts/p.md']"));
    }

    [Fact]
    public void A_picture_whose_name_no_site_can_hold_is_left_out()
    {
        const string Name = "media/a\\b.jpg";
        var site = SmallSite.Of((Name.Insert(0, "content/"), "a picture"), ("content/posts/p.md", SmallSite.Post("P", "2026-11-24 10:00", "Texte", $"media: [{{file: '{Name}', alt: Un bol}}]\n")));
        Assert.DoesNotContain(Name, site.Paths);
    }

    [Fact]
    public void An_empty_plan_says_how_to_begin()
    {
        var page = SmallSite.Of().Page("index.html");
        Assert.Contains("planner new post", page.QuerySelector(".empty-state")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a b/c?d#e%")]
    [InlineData("CON:*")]
    public void No_id_leads_out_of_its_folder(string id)
    {
        var path = SitePaths.Post(id);
        Assert.Equal("posts", Path.GetDirectoryName(path));
        Assert.Equal(path, SitePaths.Address(path));
    }

    [Fact]
    public void Parts_rendered_at_once_give_the_same_bytes_as_one_after_the_other()
    {
        (string, string)[] many = [.. Busy, .. Enumerable.Range(0, 200).Select(at => ($"content/posts/p{at:D3}.md", SmallSite.Post($"P {at}", $"2026-{11 + (at / 100)}-{(at % 28) + 1:D2} {(at % 10) + 8:D2}:00", $"Texte {at}")))];
        var (one, all) = (SmallSite.Of(many), SmallSite.AtOnce(many));
        Assert.Equal(one.Paths, all.Paths);
        Assert.All(one.Paths, path => Assert.True(one.File(path).Bytes.Span.SequenceEqual(all.File(path).Bytes.Span), path));
    }
}
