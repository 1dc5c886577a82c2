namespace Planner.Rendering.Previews;

/// <summary>The card of an address: its host and itself. Its title and picture stand on a page that nobody fetches here.</summary>
internal sealed class LinkCard(SiteIndex index, string address) : Html
{
    public static ImmutableArray<string> Names => ["address", "host"];

    /// <summary>Null where there is no address that a page may lead to.</summary>
    public static Html? OrNull(SiteIndex index, string? address) =>
        address is not null && Checking.Links.IsWebAddress(address) && RunHtml.SafeLink(address) is { } safe ? new LinkCard(index, safe) : null;

    internal override void WriteTo(PageWriter output) => index.Fragments.Card.Write(output, address, HostOf(address));

    private static string HostOf(string address)
    {
        var host = address.AsSpan(address.IndexOf("://", StringComparison.Ordinal) + "://".Length);
        host = host.IndexOfAny('/', '?', '#') is >= 0 and var end ? host[..end] : host;
        return (host.StartsWith("www.") ? host["www.".Length..] : host).ToString();
    }
}
