using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class LinksTests(Sites sites)
{
    [BrowserFact]
    public async Task Every_kind_of_page_opens_from_disk()
    {
        await using var visit = await Visit.StartAsync(sites.Browser, sites.French.Disk);
        foreach (var page in sites.French.Kinds.Except(["404.html"]))
        {
            await visit.OpenAsync(page);
            Assert.Equal("grid", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.body).display"));
        }

        visit.MetNoFault();
    }

    /// <summary>Every link is relative and ends with the name of a file, so that it leads to the same on disk and below any address.</summary>
    [BrowserFact]
    public void Every_page_is_reached_from_the_first_and_every_link_leads_somewhere()
    {
        var site = sites.French;
        var targets = site.Files.ToHashSet(StringComparer.Ordinal);
        var links = new HashSet<string>(StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal) { "index.html" };
        var waiting = new Queue<string>(found);
        while (waiting.TryDequeue(out var path))
        {
            var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, path)));
            targets.UnionWith(page.QuerySelectorAll("[id]").Select(element => $"{path}#{element.Id}"));
            links.UnionWith(LinksOf(page, new Uri(site.Web, path), site.Web));
            links.Select(link => link.Split('#')[0]).Where(site.Pages.Contains).Where(found.Add).ToList().ForEach(waiting.Enqueue);
        }

        Assert.Equal([], links.Except(targets));
        Assert.Equal(["404.html"], site.Pages.Except(found));
    }

    /// <summary>What leads out of the site, such as to <c>/</c>, stays absolute.</summary>
    private static IEnumerable<string> LinksOf(IParentNode page, Uri address, Uri site) =>
        from element in page.QuerySelectorAll("[href], [src]")
        let link = new Uri(address, element.GetAttribute("href") ?? element.GetAttribute("src"))
        where link.Authority == site.Authority
        select Uri.UnescapeDataString(site.MakeRelativeUri(link).OriginalString);
}
