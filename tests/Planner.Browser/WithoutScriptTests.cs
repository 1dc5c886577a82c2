using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class WithoutScriptTests(Sites sites)
{
    [BrowserTheory]
    [InlineData(Look.Phone)]
    [InlineData(Look.Desktop)]
    public async Task The_calendar_is_walked_and_a_post_is_read(int width)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.English.Web, width, hasScript: false);
        var page = visit.Page;
        await visit.OpenAsync("index.html");
        await Expect(page.Locator(".search")).ToBeHiddenAsync();
        if (width == Look.Phone)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Menu" }).ClickAsync();
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Month", Exact = true }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("November 2026");
        await Expect(page.Locator(".filters")).ToBeHiddenAsync();
        await page.Locator("[rel=next]").ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("December 2026");
        await page.GetByRole(AriaRole.Link, new() { Name = "Une théière cherche sa table" }).First.ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Une théière cherche sa table");
        await Expect(page.GetByText("Elle contient six tasses")).ToBeVisibleAsync();
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Findings_are_chosen_by_severity()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.English.Web, hasScript: false);
        await visit.OpenAsync("problems.html");
        await visit.Page.Locator("#show-warning").CheckAsync();
        await Expect(visit.Page.Locator(".f-warning").First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".f-info").First).ToBeHiddenAsync();
    }
}
