using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>The preview of a pull request: its page of changes, and the marks on calendars and posts.</summary>
[Collection(nameof(Sites))]
public sealed class ChangesTests(Sites sites)
{
    private const string Hostile = "<img src=x onerror=hacked=1><script>hacked=1</script>'\"{{hacked}}";
    private static readonly string[] Pages = ["changes.html", "index.html", "months/2026-11.html", "weeks/2026-w48.html", "agenda.html", "posts/moves.html", "posts/changes.html"];
    private static readonly Look[] Looks = [new(Look.Phone, ColorScheme.Light), new(Look.Phone, ColorScheme.Dark), new(Look.Desktop, ColorScheme.Light), new(Look.Desktop, ColorScheme.Dark)];

    [BrowserFact]
    public async Task Changes_fit_and_are_accessible_on_phone_and_desktop_in_light_and_dark()
    {
        using var plan = Plan();
        foreach (var language in (string[])["fr", "en"])
        {
            plan.Write("content/planner.yml", Options(language));
            var site = await BuildAsync(plan, language);
            await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
            foreach (var page in Pages)
            {
                await visit.OpenAsync(page);
                foreach (var look in Looks)
                {
                    await look.ApplyAsync(visit.Page);
                    await visit.NoteWhatDoesNotFitAsync();
                    foreach (var violation in await Accessibility.CheckAsync(visit.Page))
                    {
                        visit.Note($"{look}: {violation}");
                    }
                }
            }

            visit.MetNoFault();
        }
    }

    [BrowserFact]
    public async Task A_reviewer_goes_from_the_overview_to_a_text_to_the_post_and_back_without_script_and_from_disk()
    {
        using var plan = Plan();
        var site = await BuildAsync(plan, "_site");
        foreach (var address in new[] { site.Web, site.Disk })
        {
            await using var visit = await Visit.StartAsync(sites.Browser, address, hasScript: false);
            await visit.OpenAsync("index.html");
            await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^What changes against main") }).ClickAsync();
            await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Word by word A change" }).ClickAsync();
            await Expect(visit.Page.Locator("#post-changes")).ToBeInViewportAsync();
            await visit.Page.Locator("#post-changes h3 a").ClickAsync();
            await visit.Page.Locator(".changed a").ClickAsync();
            await Expect(visit.Page.Locator("#post-changes")).ToBeInViewportAsync();
            await visit.OpenAsync("months/2026-11.html");
            await visit.Page.Locator(".entry.gone", new() { HasText = "It goes" }).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(visit.Page.Locator("#post-goes")).ToBeInViewportAsync();
            visit.MetNoFault();
        }
    }

    [BrowserFact]
    public async Task What_is_gone_cannot_be_moved_and_follows_the_filters()
    {
        using var plan = Plan();
        var site = await BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.OpenAsync("months/2026-11.html");
        await visit.Page.Locator("#d2026-11-24 .entry.gone a").PressAsync("m");
        await Expect(visit.Page.Locator(".entry.carried")).ToHaveCountAsync(0);
        await visit.Page.GetByLabel("State").SelectOptionAsync("Removed");
        await Expect(visit.Page.Locator(".entry:visible .name")).ToHaveTextAsync(["It goes", Hostile]);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Whatever_a_request_brings_in_runs_no_script()
    {
        using var plan = Plan();
        var site = await BuildAsync(plan, "_site");
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        foreach (var page in Pages.Append("posts/hostile.html"))
        {
            await visit.OpenAsync(page);
            Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof hacked"));
        }

        await visit.OpenAsync("changes.html");
        await Expect(visit.Page.Locator("#post-hostile")).ToContainTextAsync(Hostile);
        await Expect(visit.Page.Locator("#post-gone-hostile")).ToContainTextAsync(Hostile);
        visit.MetNoFault();
    }

    private async Task<Site> BuildAsync(CommandFolder plan, string name)
    {
        var result = await plan.RunAsync("build", "--out", name, "--base", "main");
        Assert.True(result.Code is 0 or 1, result.Error);
        return await sites.ServeAsync(Path.Combine(plan.Root, name));
    }

    private static string Options(string language) => $"title: Plan\nlanguage: {language}\ntimezone: Europe/Paris\nreview: {{mode: recorded}}\nrepository: https://github.com/lune/plan\n";

    private static CommandFolder Plan()
    {
        var plan = CommandFolder.WithPlan();
        plan.Git("init", "--quiet", "--initial-branch=main");
        plan.Write("content/planner.yml", Options("en"));
        plan.Write("content/accounts/lune-mastodon.yml", plan.Read("content/accounts/lune-mastodon.yml") + "cadence: {per_week: 2, min_gap: 4h}\n");
        plan.Write("content/media/bowl.png", "no picture");
        Post(plan, "stays", "It stays", "2026-11-24 08:00", "It stays");
        Post(plan, "moves", "It moves", "2026-11-24 18:30", "It moves");
        Post(plan, "changes", "A change", "2026-11-25 18:30", "A blue bowl with " + new string('x', 120) + "\n\n---\n\nAnd more", "media: [{file: media/bowl.png, alt: A bowl}]\n");
        Post(plan, "goes", "It goes", "2026-11-26 18:30", "It goes");
        Post(plan, "gone-hostile", Hostile, "2026-11-26 19:30", Hostile);
        Commit(plan);
        plan.Git("checkout", "--quiet", "-b", "feature");
        Post(plan, "moves", "It moves", "2026-11-25 18:30", "It moves");
        Post(plan, "changes", "A change", "2026-11-25 18:30", "A green bowl with " + new string('x', 120) + "\n\n---\n\nAnd much more", "media: [{file: media/bowl.png, alt: A green bowl}, {file: media/missing.png, alt: Nothing}]\ncontent_warning: Green\n");
        Post(plan, "hostile", Hostile, "2026-11-27 18:30", Hostile);
        File.Delete(Path.Combine(plan.Root, "content/posts/goes.md"));
        File.Delete(Path.Combine(plan.Root, "content/posts/gone-hostile.md"));
        Commit(plan);
        return plan;
    }

    private static void Post(CommandFolder plan, string id, string title, string time, string body, string more = "") =>
        plan.Write($"content/posts/{id}.md", $"---\ntitle: \"{title.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\nstatus: ready\npublish_at: {time}\naccounts: [lune-mastodon, lune-x]\n{more}---\n{body}\n");

    private static void Commit(CommandFolder plan)
    {
        plan.Git("add", "--all");
        plan.Git("commit", "--quiet", "--message", "x");
    }
}
