namespace Planner.Rendering.Going;

/// <summary>All short links: what to type, where each leads, and its QR code for print.</summary>
/// <param name="WithoutHome">Why there are no QR codes; null: there are.</param>
public sealed record LinksPage(string Count, string? WithoutHome, ImmutableArray<LinkCard> Links)
{
    internal static bool IsUsed(Content content) => content.Links.Count > 0;

    internal static LinksPage Of(SiteIndex index)
    {
        var published = ShortLinks.Published(index.Content);
        return new LinksPage(
            index.Language.Count("links", index.Content.Links.Count),
            ShortLinks.RootOf(index.Content.Options) is null ? index.Language["links.without_home"] : null,
            [
                .. from each in published
                   group each.Slug by each.Link into link
                   orderby link.Key.Title, link.Key.Id
                   select LinkCard.Of(index, link.Key, [.. link]),
            ]);
    }
}

/// <param name="Slug">Safe in an address and as an id: letters, digits and hyphens.</param>
/// <param name="Address">What people type, as it is copied.</param>
/// <param name="Shown">The same without <c>https://</c>, as it is printed.</param>
/// <param name="Target">Where it ends, with what is added to tell visits apart.</param>
/// <param name="Leads">The same as it stands in the file.</param>
/// <param name="Utm">What is added; null for nothing.</param>
/// <param name="Qr">Null while nobody said where the site is published.</param>
public sealed record LinkCard(
    string Slug, string Title, string BrandClass, Link? Brand, Link? Campaign, string Page, string Address, string Shown, string Target, string Leads, string? Utm, string? Qr, string? QrText, string? Aliases, Html? Prose)
{
    internal static LinkCard Of(SiteIndex index, ShortLink link, ImmutableArray<string> slugs)
    {
        var content = index.Content;
        var label = index.Labels.Brand(link.Brand?.Value ?? content.Campaigns.Find(link.Campaign?.Value)?.Brand.Value ?? content.Contests.Find(link.Campaign?.Value)?.Campaign.Brand.Value);
        var address = ShortLinks.AddressOf(link.Id, content.Options);
        var shown = Shorten(address ?? $"/go/{link.Id}/");
        return new LinkCard(
            link.Id,
            link.Title,
            label?.Class ?? "",
            label?.Link,
            index.Labels.Campaign(link.Campaign?.Value) ?? index.Labels.Contest(link.Campaign?.Value),
            SitePaths.ShortLink(link.Id),
            address ?? $"go/{link.Id}/",
            shown,
            ShortLinks.TargetOf(link, content),
            link.Url.Value,
            UtmOf(ShortLinks.TargetOf(link, content)),
            address is null ? null : SitePaths.QrCode(link.Id),
            index.Language.Text("links.qr_title", shown, link.Title),
            slugs.Length > 1 ? string.Join(", ", slugs.Skip(1)) : null,
            RichTextHtml.OfProse(link.Prose, 3, ""));
    }

    /// <summary>The values, source first, as a campaign's page has them.</summary>
    private static string? UtmOf(string target) =>
        string.Join(" / ", new Uri(target).Query.TrimStart('?').Split('&').Where(part => part.StartsWith("utm_", StringComparison.Ordinal)).Select(part => Uri.UnescapeDataString(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..]))) is { Length: > 0 } utm ? utm : null;

    private static string Shorten(string address) => address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? address["https://".Length..].TrimEnd('/') : address;
}
