using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>Short links that lead on, and ready answers that are filled in.</summary>
[Collection(nameof(Sites))]
public sealed class DeskTests(Sites sites)
{
    private const string Target = "https://lune.example/noel?page=2&utm_source=card&utm_medium=paper&utm_campaign=noel&utm_content=noel#top";

    [BrowserTheory]
    [InlineData("go/noel/index.html", true)]
    [InlineData("go/noel/index.html", false)]
    [InlineData("go/noel-2026/index.html?printed", true)]
    public async Task A_short_link_arrives_with_and_without_script(string path, bool hasScript)
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var context = await sites.Browser.NewContextAsync(new() { JavaScriptEnabled = hasScript });
        await context.RouteAsync("https://lune.example/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<title>There</title>" }));
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(path.EndsWith("printed", StringComparison.Ordinal) ? site.Web : site.Disk, path).AbsoluteUri);
        await page.WaitForURLAsync(Target);
        await Expect(page).ToHaveTitleAsync("There");
    }

    [BrowserFact]
    public async Task A_ready_answer_is_filled_in_and_copied_in_each_language()
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.OpenAsync("playbooks/broken.html");
        await Expect(visit.Page.Locator("blockquote").First).ToHaveTextAsync("Oh non, {prénom} ! {prénom} <b>");
        await visit.Page.GetByLabel("How they sign").FillAsync("Zoé <img src=x>");
        await Expect(visit.Page.Locator("blockquote").First).ToHaveTextAsync("Oh non, Zoé <img src=x> ! Zoé <img src=x> <b>");
        await Expect(visit.Page.Locator("code").GetByText("{prénom}")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Copy the answer" }).Nth(1).ClickAsync();
        await Expect(visit.Page.Locator(".copy-answer [role=status]").Nth(1)).Not.ToBeEmptyAsync();
        Assert.Equal("Oh no, Zoé <img src=x>!", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await visit.Page.GetByLabel("How they sign").FillAsync("");
        await Expect(visit.Page.Locator("blockquote").Nth(1)).ToHaveTextAsync("Oh no, {prénom}!");
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Without_script_the_answer_stands_there_with_its_braces_and_nothing_to_press()
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Disk, hasScript: false);
        await visit.OpenAsync("playbooks/broken.html");
        await Expect(visit.Page.Locator("blockquote").First).ToContainTextAsync("{prénom}");
        await Expect(visit.Page.Locator(".variables input")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("main button:visible")).ToHaveCountAsync(0);
        await visit.OpenAsync("links.html");
        await Expect(visit.Page.Locator("main button:visible")).ToHaveCountAsync(0);
        await Expect(visit.Page.Locator(".qr img")).ToBeVisibleAsync();
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task The_address_to_print_is_copied()
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.OpenAsync("links.html");
        await visit.Page.Locator(".short-link button").ClickAsync();
        await Expect(visit.Page.Locator(".short-link [role=status]")).Not.ToBeEmptyAsync();
        Assert.Equal($"https://plan.example{SubPath.Prefix}go/noel/", await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Stopping_and_lifting_are_links_to_the_forge_that_the_keyboard_reaches()
    {
        using var plan = Plan();
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web, Look.Phone, hasScript: false);
        await visit.OpenAsync("hold.html");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Lift it Brand Lune" })).ToHaveAttributeAsync("href", "https://github.com/lune/plan/delete/main/content/holds/old.yml");
        await visit.Page.Locator(".lift").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator(":focus")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^https://github.com/lune/plan/new/main/content/holds\\?filename=everything-"));
        await visit.NoteWhatDoesNotFitAsync();
        visit.MetNoFault();
    }

    private static CommandFolder Plan()
    {
        var plan = CommandFolder.WithPlan();
        plan.Write("content/planner.yml", $"title: Plan\nlanguage: en\ntimezone: Europe/Paris\nbase_url: https://plan.example{SubPath.Prefix}\nrepository: https://github.com/lune/plan\npublish: {{branch: main}}\n");
        plan.Write("content/campaigns/noel.md", "---\ntitle: Noël\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-24\nutm: {source: social, medium: paper}\n---\n");
        plan.Write("content/links/noel.yml", "title: Cards\nurl: https://lune.example/noel?page=2#top\ncampaign: noel\nutm: {source: card}\naliases: [noel-2026]\n");
        plan.Write("content/holds/old.yml", "reason: Because\nbrand: lune\n");
        plan.Write("content/playbooks/broken.md", "---\ntitle: Broken\nlanguage: fr\nvariables: {prénom: How they sign}\n---\nDo `{prénom}` this.\n\n> Oh non, {prénom} ! {prénom} <b>\n\n## @en\n> Oh no, {prénom}!\n");
        return plan;
    }
}
