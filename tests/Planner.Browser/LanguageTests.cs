using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed partial class LanguageTests(Sites sites)
{
    [BrowserFact]
    public async Task In_French_every_date_is_French()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        foreach (var path in (string[])["index.html", "calendar.html", "week.html", "agenda.html", "events.html", "contests/concours-noel-2026.html"])
        {
            await visit.OpenAsync(path);
            Assert.DoesNotContain(await visit.Page.Locator("time, h1").AllInnerTextsAsync(), EnglishDate().IsMatch);
        }

        await visit.OpenAsync("months/2026-12.html");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("décembre 2026");
        await visit.OpenAsync("posts/lune-derniere-theiere.html");
        await Expect(visit.Page.GetByText("dimanche 13 décembre 2026 à 10 h 30").First).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"\b(January|February|April|June|July|August|September|October|November|December|(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[AP]M)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishDate();
}
