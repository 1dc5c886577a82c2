using System.Text;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class MovesTests(Sites sites)
{
    [BrowserFact]
    public async Task A_post_is_dragged_to_another_day_and_the_patch_is_what_schedule_writes()
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await StartAsync(plan.Site.Web);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-11.html");
        await page.DragAsync(page.Entry("Teaser"), page.Day("2026-11-20"));
        await Expect(page.Proposed("2026-11-20")).ToContainTextAsync("proposed");
        await Expect(page.Proposed("2026-11-20").Locator("time")).ToHaveTextAsync("18:30");
        await Expect(page.Entry("Teaser")).ToHaveClassAsync(new Regex(@"\bleft\b"));
        Assert.EndsWith("months/2026-11.html", page.Url, StringComparison.Ordinal);
        await page.DragAsync(page.Entry("Windows"), page.Day("2026-11-30"));
        await page.DragAsync(page.Day("2026-11-26").Locator(".entry", new() { HasText = "Windows" }), page.Day("2026-11-03"));
        await Expect(page.Locator(".entry.proposed")).ToHaveCountAsync(3);

        var applied = plan.Applied(await page.PatchAsync());
        var command = await page.GiveAsync("Copy the command");
        Assert.Equal("planner schedule teaser --at \"2026-11-20 18:30\" && planner schedule windows --at \"2026-11-30 09:00\" && planner schedule windows --account lune-x --at \"2026-11-03 10:15\"", command);
        Assert.Equal(await plan.ScheduledAsync(command), applied);
        Assert.Contains("publish_at: '2026-11-20T18:30'  # agreed with the client\n", Encoding.UTF8.GetString(applied[0]), StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(plan.Bytes("windows")).Replace("2026-11-25 09:00", "2026-11-30 09:00", StringComparison.Ordinal).Replace("2026-11-26 10:15", "2026-11-03 10:15", StringComparison.Ordinal), Encoding.UTF8.GetString(applied[1]));
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task In_a_week_a_drag_changes_the_time_too()
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await StartAsync(plan.Site.Web);
        var page = visit.Page;
        await visit.OpenAsync("weeks/2026-w48.html");
        await page.DragAsync(page.Entry("Teaser"), page.Day("2026-11-27"), down: 72);
        await Expect(page.Proposed("2026-11-27").Locator("time")).ToHaveTextAsync("19:30");
        await page.DragAsync(page.Proposed("2026-11-27"), page.Day("2026-11-28"), down: 4);
        await Expect(page.Proposed("2026-11-28").Locator("time")).ToHaveTextAsync("19:30");
        await Expect(page.Locator(".entry.proposed")).ToHaveCountAsync(1);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task The_keyboard_moves_a_post_and_every_step_is_said()
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await StartAsync(plan.Site.Web);
        var page = visit.Page;
        var said = page.Locator(".moves-said");
        await visit.OpenAsync("months/2026-11.html");
        await page.Entry("Teaser").Locator("a").FocusAsync();
        await page.Keyboard.PressAsync("m");
        await Expect(said).ToContainTextAsync("“Teaser” is picked up.");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(said).ToContainTextAsync("30 Nov 2026");
        await Expect(page.Day("2026-11-30")).ToHaveClassAsync(new Regex(@"\bonto\b"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(said).ToContainTextAsync("“Teaser” is proposed for Mon");
        await Expect(page.Proposed("2026-11-30").Locator("a")).ToBeFocusedAsync();

        // Carried on from there, and left where it was.
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Escape");
        await Expect(said).ToHaveTextAsync("“Teaser” stays where it was.");
        await Expect(page.Proposed("2026-11-30")).ToHaveCountAsync(1);

        await visit.OpenAsync("weeks/2026-w48.html");
        await page.Entry("Windows").Locator("a").FocusAsync();
        await page.Keyboard.PressAsync("m");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Proposed("2026-11-24").Locator("time")).ToHaveTextAsync("08:30");
        visit.MetNoFault();
    }

    [BrowserTheory]
    [InlineData(Look.Phone)]
    [InlineData(Look.Desktop)]
    public async Task A_form_moves_a_post_without_dragging_and_the_tray_outlives_the_page(int width)
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await Visit.StartAsync(sites.Browser, plan.Site.Web, width);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-11.html");
        await page.Button("Move posts").ClickAsync();
        await page.Entry("Teaser").Locator("a").ClickAsync();
        await page.GetByLabel("Day", new() { Exact = true }).FillAsync("2026-12-02");
        await page.GetByLabel("Time", new() { Exact = true }).FillAsync("07:45");
        Assert.Empty(await Accessibility.CheckAsync(page));
        await visit.NoteWhatDoesNotFitAsync();
        await page.Button("Propose").ClickAsync();
        await Expect(page.Locator(".tray")).ToBeVisibleAsync();
        await page.GiveAsync("Copy the patch");
        Assert.Empty(await Accessibility.CheckAsync(page));
        await visit.NoteWhatDoesNotFitAsync();

        await visit.OpenAsync("weeks/2026-w48.html");
        await Expect(page.Entry("Teaser")).ToContainTextAsync("proposed for Wed, 2 Dec 2026, 07:45");
        await Expect(page.Locator(".tray li")).ToHaveCountAsync(1);
        Assert.Equal("https://github.com/lune/plan/edit/main/content/posts/2026/11/teaser.md", await page.Locator(".tray li a", new() { HasText = "Edit the file" }).GetAttributeAsync("href"));
        await page.Locator(".tray").EvaluateAsync("tray => tray.open = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo: Teaser" }).ClickAsync();
        await Expect(page.Locator(".tray")).ToBeHiddenAsync();
        await Expect(page.Locator(".entry.left")).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        visit.MetNoFault();
    }

    [BrowserTheory]
    [InlineData("Offset")]
    [InlineData("Gone")]
    public async Task What_has_no_time_to_move_says_so(string title)
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await StartAsync(plan.Site.Web);
        await visit.OpenAsync("months/2026-11.html");
        await visit.Page.DragAsync(visit.Page.Entry(title), visit.Page.Day("2026-11-20"));
        await Expect(visit.Page.Locator(".moves-said")).ToContainTextAsync($"“{title}” cannot be moved here");
        await Expect(visit.Page.Locator(".entry.proposed")).ToHaveCountAsync(0);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task A_title_is_text_wherever_it_moves()
    {
        using var plan = await MovablePlan.BuildAsync(sites);
        await using var visit = await StartAsync(plan.Site.Web);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-11.html");
        await page.DragAsync(page.Entry("onerror"), page.Day("2026-11-20"));
        await Expect(page.Proposed("2026-11-20").Locator(".name")).ToHaveTextAsync(MovablePlan.Hostile);
        await Expect(page.Locator(".tray li > a").First).ToHaveTextAsync(MovablePlan.Hostile);
        plan.Applied(await page.GiveAsync("Copy the patch"));

        // What others wrote into the browser's store is not believed either.
        await page.EvaluateAsync("localStorage.setItem(localStorage.key(0), JSON.stringify([{ page: '\"><img src=x onerror=hacked=1>', from: '2026-11-10T10:00', to: '2026-11-11T10:00', title: '<b>', brand: 'x onclick' }, { page: 1 }, { page: 'hostile', from: 'x', to: 'y' }, null].filter(Boolean)))");
        await page.ReloadAsync();
        await Expect(page.Locator(".tray li")).ToHaveCountAsync(1);
        Assert.Equal("undefined", await page.EvaluateAsync<string>("typeof hacked"));
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task From_disk_and_in_French_it_works_alike()
    {
        using var plan = await MovablePlan.BuildAsync(sites, "fr");
        await using var visit = await StartAsync(plan.Site.Disk);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-11.html");
        await page.DragAsync(page.Entry("Teaser"), page.Day("2026-11-20"));
        await Expect(page.Locator(".moves-said")).ToContainTextAsync("« Teaser » est proposée pour le ven. 20 nov. 2026");
        plan.Applied(await page.GiveAsync("Copier le correctif"));
        plan.Applied(await page.PatchAsync("Télécharger le correctif"));
    }

    [BrowserTheory]
    [InlineData("https://github.com/lune/plan", "https://github.com/lune/plan/new/main/content/posts/2026/11?filename=post-2026-11-20.md&value=")]
    [InlineData("https://gitlab.com/lune/plan", "https://gitlab.com/lune/plan/-/new/main/content/posts/2026/11?file_name=post-2026-11-20.md&content=")]
    [InlineData("https://codeberg.org/lune/plan", "https://codeberg.org/lune/plan/_new/main/content/posts/2026/11?filename=post-2026-11-20.md&value=")]
    public async Task A_day_leads_to_a_new_file_with_its_date_in_it(string repository, string start)
    {
        using var plan = await MovablePlan.BuildAsync(sites, "en", repository);
        await using var visit = await StartAsync(plan.Site.Web);
        await visit.OpenAsync("months/2026-11.html");
        var link = visit.Page.GetByRole(AriaRole.Link, new() { Name = "New post on Friday 20 November" });
        var address = (await link.GetAttributeAsync("href"))!;
        Assert.StartsWith(start, address, StringComparison.Ordinal);
        Assert.Equal("---\ntitle: New post\nstatus: draft\npublish_at: 2026-11-20 09:00\nbrand: lune\n# accounts: [lune-mastodon, lune-x]\n---\n\n", Uri.UnescapeDataString(address[start.Length..]));
    }

    [BrowserFact]
    public async Task Where_a_forge_takes_no_text_it_is_shown_to_be_copied()
    {
        using var plan = await MovablePlan.BuildAsync(sites, "en", "https://bitbucket.org/lune/plan");
        await using var visit = await StartAsync(plan.Site.Web);
        await visit.OpenAsync("months/2026-11.html");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "New post on Friday 20 November" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var form = visit.Page.Locator(".new-form");
        await Expect(form.Locator("textarea")).ToHaveValueAsync(new Regex("publish_at: 2026-11-20 09:00"));
        Assert.Equal("https://bitbucket.org/lune/plan/create-file/main/content/posts/2026/11?at=main", await form.Locator("a").GetAttributeAsync("href"));
        Assert.Empty(await Accessibility.CheckAsync(visit.Page));
        visit.MetNoFault();
    }

    /// <summary>High enough that a month is seen as a whole: what is dragged has to be in sight.</summary>
    private async Task<Visit> StartAsync(Uri site)
    {
        var visit = await Visit.StartAsync(sites.Browser, site);
        await visit.Page.SetViewportSizeAsync(Look.Desktop, 1400);
        return visit;
    }
}
