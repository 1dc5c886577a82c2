using System.Buffers;
using System.Text;

namespace Planner.Networks.Bluesky;

/// <summary>
/// Finds links, mentions and tags in a text where Bluesky's own client finds them (bluesky-social/atproto,
/// packages/api/src/rich-text/detection.ts, 2026-08-20), so that a post reads here as if it had been typed there.
/// </summary>
/// <remarks>
/// Left out is what a server would refuse or the client would drop: addresses without a host, mentions that are no handles,
/// and of two facets that overlap the second.
/// </remarks>
public static class BlueskyFacets
{
    // Without one of these there is nothing to find: '.' and ':' stand in every address.
    private static readonly SearchValues<char> Signs = SearchValues.Create("@#＃$.:");

    /// <summary>In reading order, without overlaps, each on whole characters. Takes any text, well-formed or not.</summary>
    public static ImmutableArray<Facet> Of(string text)
    {
        if (text.AsSpan().IndexOfAny(Signs) < 0)
        {
            return [];
        }

        var facets = ImmutableArray.CreateBuilder<Facet>();
        var (bytes, counted) = (0, 0);
        var (at, nextLink) = (0, 0);
        while (at < text.Length)
        {
            var found = CanStart(text, at) ? Find(text, at, ref nextLink) : null;
            if (found is null)
            {
                at++;
                continue;
            }

            var start = bytes + Encoding.UTF8.GetByteCount(text.AsSpan(counted, at - counted));
            (at, counted) = (at + found.Length, at + found.Length);
            bytes = start + Encoding.UTF8.GetByteCount(text.AsSpan(at - found.Length, found.Length));
            facets.Add(new Facet(start, bytes, found.Kind, found.Value));
        }

        return facets.DrainToImmutable();
    }

    /// <summary>
    /// The visible form of an address, as the client shortens it on posting (social-app, src/lib/strings/url-helpers.ts): the
    /// host and what follows it, of that 13 characters and <c>...</c> when there are more than 15. What is not http or https
    /// stays as it is.
    /// </summary>
    /// <remarks>Letters stay as they were typed, where the client shows <c>%C3%A9</c>.</remarks>
    public static string Shorten(string url)
    {
        const int longest = 15;
        const int kept = 13;
        var host = FacetWords.SchemeLength(url, StringComparison.OrdinalIgnoreCase);
        if (host == 0 || host == url.Length)
        {
            return url;
        }

        var length = url.AsSpan(host).IndexOfAny('/', '?', '#');
        var path = length < 0 ? url.Length : host + length;
        var shown = url[host..path].ToLowerInvariant();
        if (url.AsSpan(path).StartsWith("/?") || url.AsSpan(path).StartsWith("/#") || url.AsSpan(path).SequenceEqual("/"))
        {
            path++;
        }

        return FacetWords.PrefixOf(url.AsSpan(path), longest) == url.Length - path
            ? shown + url[path..]
            : $"{shown}{url.AsSpan(path, FacetWords.PrefixOf(url.AsSpan(path), kept))}...";
    }

    /// <summary>Whether a word begins here: at the start, after a space, after a parenthesis.</summary>
    private static bool CanStart(string text, int at) => at == 0 || text[at - 1] == '(' || FacetWords.IsSpace(text[at - 1]);

    /// <param name="nextLink">Where the next link may start: the client looks for none inside the rest of a word that holds one.</param>
    private static FoundFacet? Find(string text, int at, ref int nextLink)
    {
        var rest = text.AsSpan(at);
        switch (text[at])
        {
            case '@':
                return FacetWords.Mention(rest);
            case '$':
                return FacetWords.Cashtag(rest);
            case '#' or '＃':
                return at > 0 && text[at - 1] == '(' ? null : FacetWords.Tag(rest);
            default:
                if (at < nextLink || !char.IsAsciiLetter(text[at]))
                {
                    return null;
                }

                var found = FacetWords.Link(rest, out var searched);
                nextLink = at + searched;
                return found;
        }
    }
}
