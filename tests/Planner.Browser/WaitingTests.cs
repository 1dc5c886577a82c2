using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>A client says yes: what they see, and where the button leads.</summary>
[Collection(nameof(Sites))]
public sealed class WaitingTests(Sites sites)
{
    private const string Hostile = "<img src=x onerror=hacked=1>'\"{0} &value=x#y";
    private const string Page = "waiting/client.html";

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task It_fits_and_is_accessible_on_phone_and_desktop_in_light_and_dark(string language)
    {
        using var plan = Plan(language, "https://github.com/lune/plan");
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.OpenAsync(Page);
        foreach (var look in Look.Of(language))
        {
            await look.ApplyAsync(visit.Page);
            await visit.NoteWhatDoesNotFitAsync();
            foreach (var violation in await Accessibility.CheckAsync(visit.Page))
            {
                visit.Note($"{look}: {violation}");
            }
        }

        Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof hacked"));
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(Hostile);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task The_button_is_reached_by_keyboard_and_leads_to_the_forge_with_the_moment_of_the_yes()
    {
        using var plan = Plan("en", "https://github.com/lune/plan");
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Disk);
        await visit.Page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 11, 20, 22, 30, 0, DateTimeKind.Utc) });
        await visit.OpenAsync(Page);
        var link = visit.Page.Locator(".say").First;
        await link.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("summary:focus")).ToHaveCountAsync(1);
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("details[open] textarea").First).ToBeVisibleAsync();
        var lines = await visit.Page.Locator(".approve textarea").First.InputValueAsync();
        Assert.Contains("\n  at: 2026-11-20 23:30\n", lines, StringComparison.Ordinal);
        var address = new Uri((await link.GetAttributeAsync("href"))!);
        Assert.Equal(lines, Uri.UnescapeDataString(address.Query.Split("&value=")[1]));
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task In_the_hour_that_clocks_show_twice_the_moment_says_which()
    {
        using var plan = Plan("en", "https://github.com/lune/plan");
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Disk);
        await visit.Page.Clock.InstallAsync(new() { TimeDate = new DateTime(2026, 10, 25, 1, 15, 0, DateTimeKind.Utc) });
        await visit.OpenAsync(Page);
        Assert.Contains("\n  at: 2026-10-25 02:15+01:00\n", await visit.Page.Locator(".approve textarea").First.InputValueAsync(), StringComparison.Ordinal);
    }

    [BrowserTheory]
    [InlineData("https://bitbucket.org/lune/plan", "https://bitbucket.org/lune/plan/create-file/main/content/approvals?at=main")]
    [InlineData("https://git.agence.example/lune/plan", "https://git.agence.example/lune/plan/new/main/content/approvals")]
    public async Task Where_a_forge_takes_no_text_the_lines_are_copied(string repository, string expected)
    {
        using var plan = Plan("en", repository);
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.OpenAsync(Page);
        var approve = visit.Page.Locator(".approve").First;
        await approve.GetByRole(AriaRole.Button, new() { Name = "Copy the text" }).ClickAsync();
        await Expect(approve.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied.");
        Assert.Equal(await approve.Locator("textarea").InputValueAsync(), await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await Expect(approve.Locator(".say")).ToHaveAttributeAsync("href", expected);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Without_script_the_button_leads_there_with_the_moment_of_the_build()
    {
        using var plan = Plan("en", "https://github.com/lune/plan");
        var site = await sites.BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web, hasScript: false);
        await visit.OpenAsync(Page);
        await Expect(visit.Page.Locator(".copy").First).ToBeHiddenAsync();
        Assert.StartsWith("https://github.com/lune/plan/new/main/content/approvals?filename=", await visit.Page.Locator(".say").First.GetAttributeAsync("href"), StringComparison.Ordinal);
        foreach (var address in await visit.Page.Locator(".say").EvaluateAllAsync<string[]>("links => links.map(link => link.href)"))
        {
            Assert.Equal(2, new Uri(address).Query.Split('&').Length);
            Assert.Empty(new Uri(address).Fragment);
        }

        visit.MetNoFault();
    }

    private static CommandFolder Plan(string language, string repository)
    {
        var plan = CommandFolder.WithPlan();
        plan.Write("content/planner.yml", $"title: Plan\nlanguage: {language}\ntimezone: Europe/Paris\nreview: {{mode: recorded, approvers: [client]}}\nrepository: {repository}\npublish: {{branch: main}}\n");
        plan.Write("content/people/client.yml", $"name: {Planner.Loading.YamlText.Of(Hostile)}\nemails: [client@example.com]\n");
        plan.Write("content/posts/2099/01/teaser.md", "---\ntitle: Teaser\nstatus: ready\npublish_at: 2099-01-05 18:30\naccounts: [lune-mastodon]\n---\nHello\n");
        plan.Write("content/posts/2099/01/hostile.md", $"---\ntitle: {Planner.Loading.YamlText.Of(Hostile)}\nid: {Planner.Loading.YamlText.Of(Hostile.Replace('/', '-'))}\nstatus: ready\npublish_at: 2099-01-06 18:30\naccounts: [lune-mastodon]\n---\nHello\n");
        return plan;
    }
}
