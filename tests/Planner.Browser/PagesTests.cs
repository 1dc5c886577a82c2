using System.Collections.Concurrent;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class PagesTests(Sites sites)
{
    [BrowserTheory]
    [InlineData("fr")]
    [InlineData("en")]
    public async Task Every_kind_of_page_fits_and_is_accessible_on_phone_and_desktop_in_light_and_dark(string language)
    {
        var site = language == "fr" ? sites.French : sites.English;
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(site.Kinds, async (page, _) =>
        {
            await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
            await visit.OpenAsync(page);
            await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
            foreach (var look in Look.Of(language))
            {
                await look.ApplyAsync(visit.Page);
                await visit.NoteWhatDoesNotFitAsync();
                foreach (var violation in await Accessibility.CheckAsync(visit.Page))
                {
                    visit.Note($"{look}: {violation}");
                }
            }

            visit.Faults.ToList().ForEach(faults.Enqueue);
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
    }
}
