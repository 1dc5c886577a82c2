using System.Text;

namespace Planner.Rendering.Going;

/// <summary>What a short link's page says while a browser leaves it, or where one does not.</summary>
/// <param name="Page">The same without what is added to tell visits apart: what search engines should know.</param>
public sealed record RedirectPage(string Language, string Title, string Target, string Page);

/// <summary>Short links as files: a page that leads on for each name, a QR code for each link, and the same for servers that redirect by themselves.</summary>
internal static class RedirectFiles
{
    /// <summary>Read by Netlify, Cloudflare Pages and GitLab Pages; elsewhere a file that nobody asks for.</summary>
    private const string ForServers = "_redirects";

    public static IEnumerable<OutputFile> Render(SiteIndex index)
    {
        var content = index.Content;
        if (content.Links.Count == 0)
        {
            yield break;
        }

        using var page = new PageWriter();
        var redirects = new StringBuilder();
        var home = ShortLinks.RootOf(content.Options) is { } root ? new Uri(root).AbsolutePath : "/go/";
        foreach (var (slug, link) in ShortLinks.Published(content))
        {
            var target = ShortLinks.TargetOf(link, content);
            page.Clear();
            index.Theme.Write(page, "redirect", "../../", new RedirectPage(index.Language.Code, link.Title, target, link.Url.Value));
            yield return new OutputFile(SitePaths.ShortLink(slug), page.Written.ToArray());
            if (slug == link.Id && ShortLinks.AddressOf(slug, content.Options) is { } address)
            {
                yield return new OutputFile(SitePaths.QrCode(slug), QrCode.Svg(address, index.Language.Text("links.qr_title", address, link.Title)));
            }

            // For now only: where a link leads may change.
            redirects.Append(home).Append(slug).Append(' ').Append(Ascii(target)).Append(" 302\n")
                .Append(home).Append(slug).Append("/ ").Append(Ascii(target)).Append(" 302\n");
        }

        yield return new OutputFile(ForServers, Encoding.UTF8.GetBytes(redirects.ToString()));
    }

    /// <summary>Blanks and letters outside ASCII would end an address there.</summary>
    private static string Ascii(string address)
    {
        var uri = new Uri(address);
        return $"{uri.Scheme}://{uri.IdnHost}{(uri.IsDefaultPort ? "" : $":{uri.Port.ToString(CultureInfo.InvariantCulture)}")}{uri.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped)}";
    }
}
