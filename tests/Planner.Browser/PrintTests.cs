namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class PrintTests(Sites sites)
{
    /// <summary>A4 less its margins, at 96 dots an inch, upright and, for calendars, across.</summary>
    private const int Paper = 703;
    private const int PaperAcross = 1032;

    /// <summary>What paper cannot scroll to, and text that the colours of a dark screen would leave white.</summary>
    private const string Lost = """
        () => [...document.querySelectorAll('main, main *')].filter(element => {
          const style = getComputedStyle(element);
          const isCut = style.overflow !== 'visible' && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
          const isForTheEar = style.clipPath !== 'none';
          const isPale = style.color.match(/\d+/g).reduce((sum, part) => sum + Number(part), 0) > 3 * 160;
          return element.checkVisibility() && !isForTheEar && (isCut || isPale);
        }).map(element => element.outerHTML)
        """;

    [BrowserFact]
    public async Task The_line_of_time_is_drawn_on_paper_as_it_is_on_a_wide_screen()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        await visit.OpenAsync("timeline/index.html");
        await visit.Page.SetViewportSizeAsync(Paper, 800);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await visit.Page.Locator(".timeline .drawing .bar").First.IsVisibleAsync());
        Assert.True(await visit.Page.Locator(".key-list").IsVisibleAsync());
    }

    [BrowserFact]
    public async Task On_paper_the_navigation_is_left_out_and_nothing_is_cut_off()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Web);
        foreach (var path in sites.French.Kinds)
        {
            await visit.OpenAsync(path);
            await visit.Page.SetViewportSizeAsync(await visit.Page.Locator(".calendar-page").CountAsync() > 0 ? PaperAcross : Paper, 800);
            await visit.Page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
            await visit.NoteWhatDoesNotFitAsync();
            foreach (var lost in await visit.Page.EvaluateAsync<string[]>(Lost))
            {
                visit.Note("cannot be read on paper: " + lost);
            }

            Assert.True(await visit.Page.Locator("h1").IsVisibleAsync());
            Assert.False(await visit.Page.Locator("header.site").IsVisibleAsync());
        }

        visit.MetNoFault();
    }
}
