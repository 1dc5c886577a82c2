using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class KeyboardTests(Sites sites)
{
    /// <summary>What has the focus, if it cannot be seen to have it; nothing once the page is through.</summary>
    private const string Focus = """
        () => {
          const focused = document.activeElement;
          if (focused === document.body) { return ''; }
          const style = getComputedStyle(focused);
          const box = focused.getBoundingClientRect();
          const [x, y] = [Math.max(box.left, 0) + Math.min(box.width, 20) / 2, box.top + box.height / 2];
          const isOnTop = focused.contains(document.elementFromPoint(x, y));
          return isOnTop && style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2 ? 'seen' : focused.outerHTML;
        }
        """;

    [BrowserTheory]
    [InlineData("index.html", Look.Phone)]
    [InlineData("index.html", Look.Desktop)]
    [InlineData("calendar.html", Look.Desktop)]
    public async Task Whatever_has_the_focus_is_seen_to_have_it(string path, int width)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web, width);
        await visit.OpenAsync(path);
        var stops = 0;
        for (var focus = await NextAsync(visit); focus.Length > 0; focus = await NextAsync(visit))
        {
            Assert.Equal("seen", focus);
            stops++;
        }

        Assert.True(stops > 20, $"{stops} stops");
    }

    [BrowserFact]
    public async Task The_first_stop_leads_past_the_navigation()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        await visit.OpenAsync("index.html");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.GetByText("Aller au contenu")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(visit.Page.Locator("main a").First).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task On_a_phone_the_menu_opens_and_closes()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web, Look.Phone);
        await visit.OpenAsync("index.html");
        var first = visit.Page.Locator("nav li a").First;
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Menu" }).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Fermer" })).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(first).ToBeHiddenAsync();
    }

    [BrowserTheory]
    [InlineData(Look.Phone)]
    [InlineData(Look.Desktop)]
    public async Task A_post_is_searched_and_opened(int width)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web, width);
        var page = visit.Page;
        await visit.OpenAsync("calendar.html");
        await page.Keyboard.PressAsync("/");
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("theiere table");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("Publications trouvées : 1");
        await page.Keyboard.PressAsync("ArrowDown");
        var result = page.Locator(".results a");
        await Expect(result).ToBeFocusedAsync();
        await Expect(result).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Escape");
        await Expect(result).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" ");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Une théière cherche sa table");
        visit.MetNoFault();
    }

    [BrowserFact]
    public async Task Results_do_not_stay_over_what_is_reached_after_them()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        await visit.OpenAsync("index.html");
        await visit.Page.GetByRole(AriaRole.Searchbox).PressSequentiallyAsync("theiere table");
        await Expect(visit.Page.Locator(".results a")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("seen", await NextAsync(visit));
    }

    private static async Task<string> NextAsync(Visit visit)
    {
        await visit.Page.Keyboard.PressAsync("Tab");
        return await visit.Page.EvaluateAsync<string>(Focus);
    }
}
