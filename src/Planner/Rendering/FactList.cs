namespace Planner.Rendering;

/// <summary>Collects a page's facts, a word and what it is each, and leaves out those that are not known.</summary>
internal sealed class FactList(SiteIndex index) : IDisposable
{
    private readonly PageWriter html = new();

    public static ImmutableArray<string> Names => ["label", "text", "href", "address", "root"];

    public void Add(string key, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            index.Fragments.Fact.Write(html, index.Language[key], text, null, null, null);
        }
    }

    /// <param name="orText">Shown when there is no such page.</param>
    public void Add(string key, Link? page, string? orText = null)
    {
        if (page is null)
        {
            Add(key, orText);
        }
        else
        {
            index.Fragments.Fact.Write(html, index.Language[key], page.Text, page.Href, null, "../");
        }
    }

    /// <summary>An address outside the site.</summary>
    public void AddAddress(string key, string? address)
    {
        if (address is not null)
        {
            index.Fragments.Fact.Write(html, index.Language[key], null, null, address, null);
        }
    }

    public Html? ToHtml() => html.ToHtml();

    public void Dispose() => html.Dispose();
}
