using Planner.Reviewing;

namespace Planner.Tests.Rendering;

public sealed class WaitingPageTests
{
    private const string Lucie = "waiting/lucie.html";

    [Fact]
    public void It_lists_what_needs_the_persons_yes_soonest_first()
    {
        var site = Site("approvers: [client]", "https://github.com/lune/plan", ("content/posts/later.md", SmallSite.Post("Plus tard", "2026-12-01 08:00", "Plus tard")));
        var page = site.Page(Lucie);
        Assert.Equal("En attente\u00a0: Lucie", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Teaser", "Plus tard"], page.QuerySelectorAll(".wait h2").Select(title => title.TextContent));
        Assert.Contains("À donner avant le mardi 24\u00a0novembre 2026 à\u00a018\u00a0h\u00a030", page.QuerySelector(".needed")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Le four est chaud", page.QuerySelector(".wait .shown")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll(".wait:first-of-type .delivery").Length);
        Assert.Contains("planner approve teaser --by lucie", page.QuerySelector(".command")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).Count(), page.All.Select(element => element.Id).Where(id => !string.IsNullOrEmpty(id)).Distinct().Count());
    }

    [Fact]
    public void Whoever_wrote_a_post_or_is_not_asked_is_not_waited_for()
    {
        var site = Site("", "https://github.com/lune/plan");
        Assert.Contains("Rien ne vous attend.", site.Text("waiting/camille.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("waiting/camille.html", Site("approvers: [client]", null).Paths);
        Assert.NotEmpty(Site("author_may_approve: true", null).Page("waiting/camille.html").QuerySelectorAll(".wait"));
    }

    [Theory]
    [InlineData("pull-request")]
    [InlineData("none")]
    public void Where_no_yes_is_recorded_there_is_no_page(string mode)
    {
        var site = SmallSite.Of(Files($"title: Plan\nlanguage: fr\ntimezone: Europe/Paris\nreview: {{mode: {mode}}}\n"));
        Assert.DoesNotContain(site.Paths, path => path.StartsWith("waiting/", StringComparison.Ordinal));
        Assert.DoesNotContain("waiting/", site.Text("index.html") + site.Text("posts/teaser.html") + site.Text("people/lucie.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Overview_post_and_person_lead_to_it()
    {
        var site = Site("approvers: [client]", null);
        Assert.Equal("Lucie (1)", site.Page("index.html").QuerySelector("a[href='waiting/lucie.html']")!.TextContent);
        Assert.Equal("Lucie", site.Page("posts/teaser.html").QuerySelector("a[href='../waiting/lucie.html']")!.TextContent);
        Assert.Equal("1 publication attend un oui", site.Page("people/lucie.html").QuerySelector("a[href='../waiting/lucie.html']")!.TextContent);
    }

    [Theory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/new/main/content/approvals?filename=teaser.yml&value=")]
    [InlineData("https://gitlab.com/lune/plan", "https://gitlab.com/lune/plan/-/new/main/content/approvals?file_name=teaser.yml&content=")]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_new/main/content/approvals?filename=teaser.yml&value=")]
    [InlineData("https://bitbucket.org/lune/plan", "https://bitbucket.org/lune/plan/create-file/main/content/approvals?at=main")]
    public void The_forge_opens_with_the_lines_that_approve_writes(string repository, string start)
    {
        var route = Site("approvers: [client]", repository).Page(Lucie).QuerySelector(".approve")!;
        var (address, lines) = (route.QuerySelector("a.say")!.GetAttribute("href")!, route.QuerySelector("textarea")!.TextContent);
        Assert.StartsWith(start, address, StringComparison.Ordinal);
        Assert.StartsWith("- by: lucie\n  at: 2026-11-22 10:00\n  digest: 1-", lines, StringComparison.Ordinal);
        Assert.Equal(2, lines.Split("- by: ").Length - 1);
        Assert.Contains("  # lune-mastodon\n", lines, StringComparison.Ordinal);
        Assert.True(!start.EndsWith('=') || address[start.Length..] == Uri.EscapeDataString(lines), address);
        Assert.Equal(!start.EndsWith('='), route.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public void Lines_for_a_file_that_is_there_are_pasted_into_it()
    {
        var site = Site("approvers: [client]", "https://github.com/lune/plan", ("content/approvals/teaser.yml", "- {by: lucie, at: 2026-11-01 10:00, digest: 1-old}\n"));
        Assert.Equal("https://github.com/lune/plan/edit/main/content/approvals/teaser.yml", site.Page(Lucie).QuerySelector("a.say")!.GetAttribute("href"));
        Assert.Contains("collez-les à la fin", site.Page(Lucie).QuerySelector(".approve .note")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_only_signed_commits_count_the_forge_is_no_way()
    {
        var page = Site("approvers: [client], require_signed: true", "https://github.com/lune/plan").Page(Lucie);
        Assert.Null(page.QuerySelector("a.say"));
        Assert.Contains("signez de votre propre clé", page.QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_says_why_nobody_may_say_yes()
    {
        var site = Site("approvers: [client]", "https://github.com/lune/plan", ("content/posts/teaser.md", SmallSite.Post("Teaser", "2026-11-24 18:30", new string('x', 600))));
        var page = site.Page(Lucie);
        Assert.Contains("Personne ne peut dire oui", page.QuerySelector(".stopped")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".approve"));
    }

    [Fact]
    public void What_is_approved_does_not_wait_any_more()
    {
        var lines = Site("approvers: [client]", "https://github.com/lune/plan").Page(Lucie).QuerySelector("textarea")!.TextContent;
        var site = Site("approvers: [client]", "https://github.com/lune/plan", ("content/approvals/teaser.yml", lines));
        Assert.Contains("Rien ne vous attend.", site.Text(Lucie), StringComparison.Ordinal);
        Assert.Contains("Programmée", site.Page("posts/teaser.html").QuerySelector(".delivery .state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_without_an_address_is_told_that_no_yes_would_count() =>
        Assert.Contains("content/people/nobody.yml", Site("approvers: [nobody]", null, ("content/people/nobody.yml", "name: Nobody\n")).Page("waiting/nobody.html").QuerySelector(".notes")!.TextContent, StringComparison.Ordinal);

    [Theory]
    [InlineData("../../planner", false)]
    [InlineData("a\nb", false)]
    [InlineData(".a", false)]
    [InlineData("noël & fils", true)]
    public void No_file_of_approvals_leaves_its_folder(string id, bool expected) => Assert.Equal(expected, ApprovalText.CanBeNamed(id));

    private static SmallSite Site(string review, string? repository, params ReadOnlySpan<(string Path, string Text)> more) =>
        SmallSite.Of([.. Files($"title: Plan\nlanguage: fr\ntimezone: Europe/Paris\n{(repository is null ? "" : $"repository: {repository}\n")}publish: {{branch: main}}\nreview: {{mode: recorded{(review.Length == 0 ? "" : ", " + review)}}}\n"), .. more]);

    private static (string Path, string Text)[] Files(string options) =>
    [
        ("content/planner.yml", options),
        ("content/people/camille.yml", "name: Camille\nemails: [camille@example.com]\n"),
        ("content/people/lucie.yml", "name: Lucie\nroles: [client]\nemails: [lucie@example.com]\n"),
        ("content/posts/teaser.md", SmallSite.Post("Teaser", "2026-11-24 18:30", "Le four est chaud.")),
    ];
}
