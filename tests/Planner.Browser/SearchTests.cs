using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class SearchTests(Sites sites)
{
    [BrowserTheory]
    [InlineData("disk", "theiere")]
    [InlineData("web", "theiere")]
    [InlineData("web", "THÉIÈRE")]
    public async Task A_post_is_found_by_a_word_of_its_title_however_it_is_written(string place, string word)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, place == "disk" ? sites.French.Disk : sites.French.Web);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-12.html");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(word);
        await page.GetByRole(AriaRole.Search).GetByRole(AriaRole.Link, new() { Name = "Une théière cherche sa table" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Une théière cherche sa table");
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task What_is_not_found_is_said()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        await visit.OpenAsync("index.html");
        await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync("abracadabra");
        await Expect(visit.Page.GetByText("Aucune publication trouvée")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_filter_leaves_what_was_chosen_and_stays_in_the_address()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        var page = visit.Page;
        await visit.OpenAsync("months/2026-12.html");
        await page.GetByLabel("Réseau").SelectOptionAsync("X");
        await Expect(page.Locator(".filters").GetByRole(AriaRole.Status)).ToHaveTextAsync("Affichées : " + await page.Locator(".entry:visible").CountAsync());
        await Expect(page.Locator(".entry:visible:not(:has(.net[title=X]))")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByLabel("Réseau")).ToHaveValueAsync("X");
        await Expect(page.Locator(".entry:visible:not(:has(.net[title=X]))")).ToHaveCountAsync(0);
        await Expect(page.Locator(".entry:visible").First).ToBeVisibleAsync();
        visit.MetNoFault();
    }
}
