using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>A visitor verifies the demo's draw.</summary>
[Collection(nameof(Sites))]
public sealed class DrawTests(Sites sites)
{
    private const string Page = "contests/concours-marque-pages-2026.html";
    private const string List = "draws/concours-marque-pages-2026.txt";

    [BrowserFact]
    public async Task On_the_web_a_button_is_enough()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.English.Web);
        await visit.OpenAsync(Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(visit.Page.Locator(".verdict")).ToHaveTextAsync("Everything is as it was published.");
        await Expect(visit.Page.Locator(".checks .same")).ToHaveCountAsync(12);
        await Expect(visit.Page.Locator(".checks .differs")).ToHaveCountAsync(0);
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task From_disk_the_list_is_chosen_and_any_change_to_it_is_caught()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Disk);
        await visit.OpenAsync(Page);
        await Expect(visit.Page.Locator(".draw button")).ToBeHiddenAsync();
        var verdict = visit.Page.Locator(".verdict");
        await visit.Page.Locator(".draw input[type=file]").SetInputFilesAsync(Path.Combine(sites.French.Folder, List));
        await Expect(verdict).ToHaveTextAsync("Tout est conforme à ce qui a été publié.");
        var bytes = await File.ReadAllBytesAsync(Path.Combine(sites.French.Folder, List));
        foreach (var at in (int[])[0, 30, 700, bytes.Length - 20, bytes.Length - 1])
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            await visit.Page.Locator(".draw input[type=file]").SetInputFilesAsync(new FilePayload { Name = "list.txt", MimeType = "text/plain", Buffer = changed });
            await Expect(verdict).ToHaveTextAsync("Quelque chose diffère : voyez ci-dessous.");
            await Expect(visit.Page.Locator(".checks .differs").First).ToBeVisibleAsync();
        }

        visit.MetNoFault();
    }

    [BrowserTheory]
    [InlineData("document.querySelector('.drawn .person').textContent = 'f'.repeat(64)")]
    [InlineData("document.querySelector('.draw').dataset.randomness = '0'.repeat(64)")]
    [InlineData("document.querySelector('.secret .value').textContent = 'another'")]
    [InlineData("document.querySelectorAll('.drawn')[1].remove()")]
    public async Task What_the_page_shows_is_verified_not_something_else(string change)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.English.Web);
        await visit.OpenAsync(Page);
        await visit.Page.EvaluateAsync(change);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(visit.Page.Locator(".verdict")).ToHaveTextAsync("Something differs: see below.");
    }

    [BrowserFact]
    public async Task Without_script_the_page_still_says_how_to_verify()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.English.Web, hasScript: false);
        await visit.OpenAsync(Page);
        await Expect(visit.Page.Locator(".draw .controls")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator(".draw .verify")).ToContainTextAsync("planner contest verify concours-marque-pages-2026");
        visit.MetNoFault();
    }
}
