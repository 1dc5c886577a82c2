using Planner.Rendering;

namespace Planner.Tests.Rendering;

/// <summary>Ideas, playbooks, incidents and the page that stops everything.</summary>
public sealed class DeskPagesTests
{
    private const string GitHub = "title: Agence\nlanguage: fr\ntimezone: Europe/Paris\nrepository: https://github.com/lune/plan\nreview: {mode: none}\npublish: {branch: main}\n";

    private const string Crisis = "---\ntitle: Fermeture\nkind: crisis\nbrand: lune\ncontacts:\n  - {person: camille, role: décide, phone: \"+33 (0)6 39 98-40.15 poste 2\"}\n  - Personne d’autre\nsteps: [Appeler, Attendre]\n---\nCalme.\n";

    private static readonly (string Path, string Text)[] Ideas =
    [
        ("content/ideas/vieille.md", "---\ntitle: Vieille\nnoted_at: 2026-06-01\n---\nTexte\n"),
        ("content/ideas/aimee.md", "---\ntitle: \"Aimée: oui\"\nbrand: lune\nowner: camille\nvotes: 3\nnoted_at: 2026-11-20\n---\nUn **texte**.\n"),
        ("content/ideas/faite.md", "---\ntitle: Faite\nnoted_at: 2026-06-01\n---\nTexte\n"),
        ("content/posts/fait.md", "---\ntitle: Fait\nstatus: draft\nidea: faite\n---\nTexte\n"),
    ];

    [Fact]
    public void Ideas_are_shown_in_two_orders_without_script()
    {
        var site = SmallSite.Of(Ideas);
        Assert.Equal(["Aimée: oui", "Faite", "Vieille"], site.Page("ideas.html").QuerySelectorAll("h2").Skip(0).Where(title => title.ParentElement!.ClassName!.Contains("idea", StringComparison.Ordinal)).Select(title => title.TextContent));
        Assert.Equal(["Faite", "Vieille", "Aimée: oui"], site.Page("ideas-oldest.html").QuerySelectorAll(".idea h2").Select(title => title.TextContent));
        Assert.Equal("page", site.Page("ideas-oldest.html").QuerySelector(".orders a[href='ideas-oldest.html']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public void An_old_idea_that_nobody_likes_is_asleep_and_one_that_became_a_post_is_not()
    {
        var page = SmallSite.Of(Ideas).Page("ideas.html");
        Assert.NotNull(page.QuerySelector("#idea-vieille .asleep"));
        Assert.Null(page.QuerySelector("#idea-faite .asleep"));
        Assert.Equal("posts/fait.html", page.QuerySelector("#idea-faite a")!.GetAttribute("href"));
        Assert.Contains("il y a 2 jours", page.QuerySelector("#idea-aimee .note")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("planner new post --from aimee", page.QuerySelector("#idea-aimee .command")!.TextContent);
    }

    [Fact]
    public void The_forge_opens_with_a_draft_from_the_idea()
    {
        var site = SmallSite.Of([("content/planner.yml", GitHub), .. Ideas]);
        Assert.Equal(
            "https://github.com/lune/plan/new/main/content/posts/2026/11?filename=aimee.md&value=" + Uri.EscapeDataString("---\ntitle: \"Aimée: oui\"\nstatus: draft\nbrand: lune\nowner: camille\nidea: aimee\n---\nUn **texte**.\n"),
            site.Page("ideas.html").QuerySelector("#idea-aimee .make a")!.GetAttribute("href"));
        Assert.Null(site.Page("ideas.html").QuerySelector("#idea-faite .make"));
        Assert.Equal("../ideas.html#idea-faite", site.Page("posts/fait.html").QuerySelector(".facts a[href*=ideas]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("06 39 98 40 15", "0639984015")]
    [InlineData("+33 (0)6 39 98-40.15 poste 2", "+33639984015")]
    [InlineData("17", "17")]
    [InlineData("ask at the desk", null)]
    public void A_telephone_dials_digits(string phone, string? tel) => Assert.Equal(tel, ContactLine.TelOf(phone));

    [Fact]
    public void A_crisis_has_its_contacts_and_steps_on_its_page_and_where_publishing_is_stopped()
    {
        var site = SmallSite.Of(("content/playbooks/crise.md", Crisis));
        foreach (var (path, people) in new[] { ("playbooks/crise.html", "../people/camille.html"), ("hold.html", "people/camille.html") })
        {
            var page = site.Page(path);
            Assert.Equal("tel:+33639984015", page.QuerySelector("a.phone")!.GetAttribute("href"));
            Assert.Equal(people, page.QuerySelector(".contacts a")!.GetAttribute("href"));
            Assert.Equal(["Appeler", "Attendre"], page.QuerySelectorAll(".procedure li").Select(step => step.TextContent));
        }

        Assert.Equal("../hold.html", site.Page("playbooks/crise.html").QuerySelector(".no-print a")!.GetAttribute("href"));
    }

    [Fact]
    public void A_ready_answer_stands_in_each_of_its_languages_with_its_braces()
    {
        var page = SmallSite.Of(("content/playbooks/casse.md", "---\ntitle: Cassé\nvariables: {prénom: Comme on signe}\n---\n> Oh non, {prénom} !\n\n## @en\n> Oh no, {prénom}!\n")).Page("playbooks/casse.html");
        Assert.Equal(["fr", "en"], page.QuerySelectorAll(".answer").Select(part => part.GetAttribute("lang")));
        Assert.Equal("Oh no, {prénom}!", page.QuerySelectorAll("blockquote")[1].TextContent.Trim());
        var field = page.QuerySelector(".variables input")!;
        Assert.True(field.HasAttribute("hidden"));
        Assert.Equal("Comme on signe", page.QuerySelector($"label[for={field.Id}]")!.TextContent);
    }

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/new/main/content/holds?filename=tout-2026-11-22-2.yml&value=", "https://github.com/lune/plan/delete/main/content/holds/tout-2026-11-22.yml")]
    [InlineData("https://gitlab.com/lune/plan", "https://gitlab.com/lune/plan/-/new/main/content/holds?file_name=tout-2026-11-22-2.yml&content=", "https://gitlab.com/lune/plan/-/blob/main/content/holds/tout-2026-11-22.yml")]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_new/main/content/holds?filename=tout-2026-11-22-2.yml&value=", "https://codeberg.org/lune/plan/_delete/main/content/holds/tout-2026-11-22.yml")]
    public void Everything_is_stopped_in_two_clicks_and_lifted_in_two(string repository, string stop, string lift)
    {
        var page = SmallSite.Of(
            ("content/planner.yml", GitHub.Replace("https://github.com/lune/plan", repository, StringComparison.Ordinal)),
            ("content/holds/tout-2026-11-22.yml", "reason: Déjà une\n")).Page("hold.html");
        var address = page.QuerySelector(".choice a.say")!.GetAttribute("href")!;
        Assert.StartsWith(stop, address, StringComparison.Ordinal);
        Assert.StartsWith("reason: Suspendu depuis le site, la raison suit\n# by: camille\n", Uri.UnescapeDataString(address[stop.Length..]), StringComparison.Ordinal);
        Assert.Contains("\nbrand: lune\n", Uri.UnescapeDataString(page.QuerySelectorAll(".choice a.say")[1].GetAttribute("href")!), StringComparison.Ordinal);
        Assert.Contains("\naccount: lune-mastodon\n", Uri.UnescapeDataString(page.QuerySelector(".choice .plain a")!.GetAttribute("href")!), StringComparison.Ordinal);
        Assert.Equal(lift, page.QuerySelector("a.lift")!.GetAttribute("href"));
    }

    [Fact]
    public void What_the_forge_is_given_is_a_hold()
    {
        var page = SmallSite.Of(("content/planner.yml", GitHub)).Page("hold.html");
        var text = Uri.UnescapeDataString(page.QuerySelectorAll(".choice a.say")[1].GetAttribute("href")!.Split("&value=")[1]);
        var site = SmallSite.Of(("content/planner.yml", GitHub), ("content/holds/x.yml", text));
        Assert.Contains("Marque Atelier Lune", site.Page("hold.html").QuerySelector(".held")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Page("problems.html").QuerySelectorAll(".f-error"));
    }

    [Fact]
    public void Without_a_forge_there_are_commands_to_type()
    {
        var page = SmallSite.Of(("content/holds/x.yml", "reason: Une\n")).Page("hold.html");
        Assert.Equal("git rm content/holds/x.yml", page.QuerySelector(".held .command")!.TextContent);
        Assert.Equal("planner new hold \"Suspendu depuis le site, la raison suit\" --set brand=lune", page.QuerySelectorAll(".choice details .command")[1].TextContent);
        Assert.NotNull(page.QuerySelector("textarea"));
    }

    [Fact]
    public void Incidents_are_listed_the_open_ones_first_and_tell_what_was_done_in_time()
    {
        var site = SmallSite.Of(
            Ideas[3], Ideas[2],
            ("content/incidents/fini.md", "---\ntitle: Fini\nstarted_at: 2026-11-20 10:00\nclosed_at: 2026-11-21 10:00\n---\n"),
            ("content/incidents/ouvert.md", "---\ntitle: Ouvert\nstarted_at: 2026-11-19 10:00\nposts: [fait]\nhold: partie\nmeasures:\n  - {at: 2026-11-19 12:00, what: Après, by: camille}\n  - {at: 2026-11-19 11:00, what: Avant, by: La mairie}\n---\nLeçon.\n"));
        Assert.Equal(["En cours", "Ouvert", "Clos", "Fini"], site.Page("incidents/index.html").QuerySelectorAll("main h2, .card a").Select(each => each.TextContent));
        var page = site.Page("incidents/ouvert.html");
        Assert.Equal(["Avant", "Après"], page.QuerySelectorAll(".measures .what").Select(each => each.TextContent));
        Assert.Equal(["La mairie", "Camille"], page.QuerySelectorAll(".measures .note").Select(each => each.TextContent));
        Assert.Equal("../posts/fait.html", page.QuerySelector(".plain a")!.GetAttribute("href"));
        Assert.Contains("partie (levée)", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
    }
}
