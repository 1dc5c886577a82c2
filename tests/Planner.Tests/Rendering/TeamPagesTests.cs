using AngleSharp.Dom;

namespace Planner.Tests.Rendering;

/// <summary>A person's day and calendar, the load of the team, and the partners.</summary>
public sealed class TeamPagesTests
{
    private const string Rota = "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nbase_url: https://plan.example/agence/\nreview: {mode: none}\nrota:\n  - {name: Soirs, people: [ines, camille], from: 2026-11-16, hours: [\"mon-sun 18:00-22:00\"], until: 2026-12-09}\n  - {people: [camille], from: 2026-11-22 08:00, until: 2026-11-22 12:00}\n";
    private const string Contest = "---\ntitle: Jeu\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-31\nopens: 2026-11-20 09:00\ncloses: 2026-12-10 18:00\nsteps:\n  - {id: lot, title: Le lot, owner: camille, due: 2026-11-18}\n  - {id: bilan, title: \"Le bilan, en <b>chiffres</b>\", owner: ines, due: 2026-11-24}\n  - {id: libre, title: À personne, due: 2026-11-25}\n---\n";

    private static SmallSite Site => field ??= SmallSite.Of(
        ("content/planner.yml", Rota),
        ("content/people/camille.yml", "name: Camille\nhours: [\"mon-fri 09:00-17:00\"]\n"),
        ("content/people/ines.yml", "name: Inès\nhours: [\"mon-thu 09:00-18:00\"]\nabsences:\n  - {from: 2026-11-24, until: 2026-11-25, deputy: camille}\n"),
        ("content/accounts/lune-main.yml", "network: instagram\nbrand: lune\nhandle: \"@main\"\nconnector: manual\n"),
        ("content/contests/jeu.md", Contest),
        ("content/partners/calame.yml", "name: Calame\nowner: camille\ndisclosure: Avec Calame\ndeliverables:\n  - {what: Vitrine, due: 2026-11-26}\n  - {what: Logo, due: 2027-03-01}\n  - {what: Photo, done: true, files: [media/bol.jpg]}\nrights: {until: 2026-12-10, networks: [mastodon], credit: Calame}\n"),
        ("content/posts/brouillon.md", "---\ntitle: Brouillon\nstatus: draft\nowner: camille\nbrand: lune\npublish_at: 2026-11-23 10:00\naccounts: [lune-mastodon]\n---\nÀ finir\n"),
        ("content/posts/main.md", "---\ntitle: À la main\nstatus: ready\nowner: camille\nbrand: lune\npublish_at: 2026-11-22 18:30\naccounts: [lune-main]\n---\nBonjour\n"),
        ("content/posts/avec.md", "---\ntitle: Avec Calame\nstatus: ready\nowner: camille\nbrand: lune\npartner: calame\npublish_at: 2026-11-27 18:30\naccounts: [lune-mastodon]\nmedia: [{file: media/bol.jpg, alt: Bol de Calame}]\n---\nAvec Calame.\n"),
        ("content/posts/tard.md", "---\ntitle: Un jour\nstatus: draft\nowner: camille\nbrand: lune\npublish_at: 2026-12-20 10:00\naccounts: [lune-mastodon]\n---\nPlus tard\n"));

    [Fact]
    public void A_day_has_what_is_late_first_then_seven_days()
    {
        var page = Site.Page("days/camille.html");
        Assert.Equal(["En retard", "aujourd’hui, dimanche 22 novembre 2026", "demain, lundi 23 novembre 2026", "mardi 24 novembre 2026", "jeudi 26 novembre 2026"], page.QuerySelectorAll(".my-day section[class] h2").Select(Plain));
        Assert.Equal(
            ["Étape Le lot mer. 18 nov. · Jeu", "À publier à la main À la main 18:30 · @main", "À écrire Brouillon 10:00", "Étape Le bilan, en <b>chiffres</b> Jeu · pour Inès", "À réclamer Vitrine Calame"],
            page.QuerySelectorAll(".my-day .task").Select(Plain));
        Assert.Contains("D’astreinte maintenant, jusqu’au dimanche 22 novembre 2026 à 12 h", page.QuerySelector(".day-note")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Contains("2 autres tâches, plus tard", page.QuerySelector(".my-day")!.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.Equal("../posts/main.html", page.QuerySelector(".k-byHand a")!.GetAttribute("href"));
    }

    [Fact]
    public void Who_is_away_sees_who_stands_in_and_has_none_of_it()
    {
        var site = SmallSite.Of(("content/people/camille.yml", "name: Camille\nabsences:\n  - {from: 2026-11-20, until: 2026-11-23, deputy: ines}\n"), ("content/people/ines.yml", "name: Inès\n"), ("content/contests/jeu.md", Contest));
        Assert.Equal("Absence du 20 au 23 novembre 2026. Inès prend le relais.", site.Page("days/camille.html").QuerySelector(".day-note")!.TextContent.Replace('\u00a0', ' '));
        Assert.Empty(site.Page("days/camille.html").QuerySelectorAll(".task"));
        Assert.Equal(["Étape Le lot mer. 18 nov. · Jeu · pour Camille", "Étape Le bilan, en <b>chiffres</b> Jeu"], site.Page("days/ines.html").QuerySelectorAll(".task").Select(Plain));
    }

    [Fact]
    public void A_person_has_a_calendar_of_tasks_and_turns() => Golden.Equal("person.ics", Site.File("people/camille.ics").Bytes);

    [Fact]
    public void Approvals_lead_to_the_page_where_the_yes_is_said()
    {
        var site = SmallSite.Of(
            ("content/planner.yml", "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nreview: {mode: recorded, approvers: [lucie], deadline: 2h}\n"),
            ("content/people/lucie.yml", "name: Lucie\nemails: [lucie@lune.example]\nabsences:\n  - {from: 2026-11-20, until: 2026-11-30, deputy: camille}\n"),
            ("content/posts/teaser.md", SmallSite.Post("Teaser", "2026-11-24 18:30", "Bonjour")));
        Assert.Equal("À valider Teaser 16:30", Plain(Assert.Single(site.Page("days/lucie.html").QuerySelectorAll(".task"))));
        Assert.Equal("../waiting/lucie.html", site.Page("days/lucie.html").QuerySelector(".task a")!.GetAttribute("href"));
        Assert.Empty(site.Page("days/camille.html").QuerySelectorAll(".task"));
    }

    [Fact]
    public void What_a_partner_delivered_can_be_opened()
    {
        var site = SmallSite.Of(("content/partners/calame.yml", "name: Calame\ndeliverables:\n  - {what: Photo, done: true, files: [media/bol.jpg]}\n"));
        Assert.Contains("media/bol.jpg", site.Paths);
    }

    [Fact]
    public void Person_and_team_lead_to_day_calendar_and_load()
    {
        Assert.Equal(["../days/camille.html", "../people/camille.ics"], Site.Page("people/camille.html").QuerySelectorAll(".as-of a").Select(link => link.GetAttribute("href")));
        Assert.Equal("../load.html", Site.Page("people/index.html").QuerySelector("header.page a")!.GetAttribute("href"));
    }

    [Fact]
    public void Load_has_a_row_a_person_and_one_for_nobody()
    {
        var page = Site.Page("load.html");
        var rows = page.QuerySelectorAll(".heat tbody tr");
        Assert.Equal(["Camille", "Inès", "À personne"], rows.Select(row => row.QuerySelector("th")!.TextContent));
        Assert.Equal(["2", "3", "0", "0", "1", "0"], rows[0].QuerySelectorAll("td strong").Select(Plain));
        Assert.Equal("0 18 h absence : 2 jours", string.Join(' ', rows[1].QuerySelectorAll("td")[1].Children.Select(Plain)));
        Assert.Contains("À personne", page.QuerySelector("section.my-day")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.QuerySelectorAll("section[aria-labelledby=turns] tbody tr"));
    }

    [Fact]
    public void Partners_show_what_is_soon_what_came_and_what_ends()
    {
        var page = Site.Page("partners.html");
        Assert.Equal(["Bientôt Vitrine jeu. 26 nov.", "À faire Logo lun. 1er mars", "Fait Photo"], page.QuerySelectorAll("#partner-calame .task").Select(Plain));
        Assert.Contains("jusqu’au 10 décembre 2026 · sur Mastodon · crédit : « Calame »", Plain(page.QuerySelector("#partner-calame")!), StringComparison.Ordinal);
        Assert.Equal(["media/bol.jpg", "posts/avec.html"], page.QuerySelectorAll("#partner-calame .plain a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Bientôt media/bol.jpg 10 décembre 2026 · Calame · montré dans Avec Calame", Plain(Assert.Single(page.QuerySelectorAll("section[aria-labelledby=ending] .task"))));
    }

    /// <summary>Blanks of every kind are one space.</summary>
    private static string Plain(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
