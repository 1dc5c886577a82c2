using System.Collections.Concurrent;

namespace Planner.Browser.Attacks;

/// <summary>
/// Content from a pull request runs no script on the site. Each page of a plan of attacks is looked at as a parser sees it, and
/// visited in a real browser twice: as it is, where the policy must have nothing to stop, and without any policy.
/// </summary>
[Collection(nameof(Sites))]
public sealed class AttackTests(Sites sites, AttackedSite attacked) : IClassFixture<AttackedSite>
{
    /// <summary>Opens what is closed, points at everything, and sets the focus everywhere. Links are followed by their addresses, which are checked apart.</summary>
    private const string Handling = """
        () => {
          for (const details of document.querySelectorAll("details")) details.open = true;
          addEventListener("click", (event) => event.preventDefault(), true);
          for (const element of document.body.querySelectorAll("*")) {
            for (const kind of ["mouseover", "pointerenter", "click"]) element.dispatchEvent(new Event(kind, { cancelable: true }));
          }
          for (const element of document.body.querySelectorAll("a, input, select, button, summary, [tabindex]")) element.focus({ preventScroll: true });
          return typeof hacked;
        }
        """;

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_page_runs_what_an_author_wrote(bool hasPolicy)
    {
        var site = hasPolicy ? attacked.AsBuilt : attacked.WithoutPolicy;
        Assert.Equal(hasPolicy ? "undefined" : "number", await ControlAsync(site));
        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(Visited(site).Chunk(25), new ParallelOptions { MaxDegreeOfParallelism = 3 }, async (pages, _) =>
        {
            await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
            foreach (var page in pages)
            {
                await visit.OpenAsync(SitePathOf(page));
                if (await visit.Page.EvaluateAsync<string>(Handling) != "undefined")
                {
                    visit.Note("a script ran");
                }

                if (new Uri(visit.Page.Url).AbsolutePath != new Uri(site.Web, SitePathOf(page)).AbsolutePath)
                {
                    visit.Note($"{page} leads away");
                }
            }

            visit.Faults.Where(fault => !IsOfMissingPicture(fault)).ToList().ForEach(faults.Enqueue);
        });
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(50)));
    }

    [BrowserFact]
    public async Task Search_shows_what_it_finds_as_text()
    {
        foreach (var site in (Site[])[attacked.AsBuilt, attacked.WithoutPolicy])
        {
            await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
            await visit.OpenAsync("events.html");
            foreach (var word in (string[])["hacked", "__proto__", "<script>", "attack.invalid"])
            {
                await visit.Page.GetByRole(AriaRole.Searchbox).FillAsync(word);
                await Assertions.Expect(visit.Page.Locator(".results a").First).ToBeVisibleAsync();
                Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>(Handling));
            }

            visit.MetNoFault();
        }
    }

    /// <summary>A browser that opens a picture as a document would run what stands in it.</summary>
    [BrowserFact]
    public async Task Media_are_nothing_that_runs_when_it_is_opened()
    {
        var site = attacked.AsBuilt;
        var media = site.Files.Where(file => file.StartsWith("media/", StringComparison.Ordinal)).ToList();
        Assert.Contains("media/drawing.svg.png", media);
        Assert.All(media, file => Assert.True(MediaTypes.IsKnown(file), file));
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.Page.RouteAsync("**/favicon.ico", route => route.FulfillAsync(new RouteFulfillOptions { Status = 204 }));
        foreach (var file in media)
        {
            await visit.OpenAsync(SitePathOf(file));
            Assert.Equal("undefined", await visit.Page.EvaluateAsync<string>("typeof hacked"));
        }

        visit.MetNoFault();
    }

    /// <summary>All pages but those of long lists from the tenth on, which are longer than all others together and made of the same lines.</summary>
    private static IEnumerable<string> Visited(Site site) =>
        site.Pages.Where(page => page != AttackedSite.Control && !(page.StartsWith("problems-", StringComparison.Ordinal) && page.Length > "problems-9.html".Length));

    /// <summary>A text may show a picture that there is not; it is looked for on the site.</summary>
    private static bool IsOfMissingPicture(string fault) =>
        fault.Contains(": 404 http://localhost:", StringComparison.Ordinal) && fault.Contains(SubPath.Prefix + "media/", StringComparison.Ordinal)
        || fault.EndsWith("Failed to load resource: the server responded with a status of 404 (Not Found)", StringComparison.Ordinal);

    private static string SitePathOf(string file) => string.Join('/', file.Split('/').Select(Uri.EscapeDataString));

    private async Task<string> ControlAsync(Site site)
    {
        await using var visit = await Visit.StartAsync(sites.Browser, site.Web);
        await visit.OpenAsync(AttackedSite.Control);
        return await visit.Page.EvaluateAsync<string>("typeof hacked");
    }
}
