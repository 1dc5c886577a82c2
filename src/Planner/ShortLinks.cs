using System.Buffers;
using System.Text;
using Planner.Networks;

namespace Planner;

/// <summary>What short links look like and where they stand.</summary>
internal static class ShortLinks
{
    /// <summary>What a post writes in front of a slug: <c>go:noel</c>.</summary>
    public const string Scheme = "go:";

    /// <summary>More than anybody types from paper.</summary>
    public const int MostCharacters = 60;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names that a server or this site may give to something else beside the links.</summary>
    private static readonly FrozenSet<string> Reserved = new[] { "index", "qr", "404", "go" }.ToFrozenSet(StringComparer.Ordinal);

    public static bool IsReserved(string slug) => Reserved.Contains(slug);

    /// <summary>Lower case, digits and single hyphens between them: what everybody finds on a telephone's keyboard.</summary>
    public static bool IsSlug(string slug) =>
        slug.Length is > 0 and <= MostCharacters && !slug.AsSpan().ContainsAnyExcept(Characters)
        && slug[0] != '-' && slug[^1] != '-' && !slug.Contains("--", StringComparison.Ordinal);

    /// <summary>
    /// The same for two slugs that one is typed for the other: <c>0</c> and <c>o</c>, <c>1</c>, <c>i</c> and <c>l</c>,
    /// <c>rn</c> and <c>m</c>, <c>vv</c> and <c>w</c>, with and without hyphens, in whatever case.
    /// </summary>
    public static string Shape(string slug)
    {
        var shape = new StringBuilder(slug.Length);
        foreach (var character in slug.ToLowerInvariant())
        {
            _ = character switch
            {
                '-' => shape,
                '0' => shape.Append('o'),
                '1' or 'i' => shape.Append('l'),
                _ => shape.Append(character),
            };
        }

        return shape.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    /// <summary>The folder of all short links, with a slash at its end; null while nobody said where the site is published.</summary>
    public static string? RootOf(Options options) =>
        Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var home) && home.Scheme is "https" or "http" ? $"{options.BaseUrl!.TrimEnd('/')}/go/" : null;

    /// <summary>Null while nobody said where the site is published.</summary>
    public static string? AddressOf(string slug, Options options) => RootOf(options) is { } root ? $"{root}{slug}/" : null;

    /// <summary>Whether an address leads to a short link of this same site: it would go round, or wait twice.</summary>
    public static bool LeadsBack(string url, Options options) =>
        RootOf(options) is { } root && Uri.TryCreate(url, UriKind.Absolute, out var target) && Uri.TryCreate(root, UriKind.Absolute, out var own)
        && target.Host.Equals(own.Host, StringComparison.OrdinalIgnoreCase)
        && $"{Uri.UnescapeDataString(target.AbsolutePath).TrimEnd('/')}/".StartsWith(Uri.UnescapeDataString(own.AbsolutePath), StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a visitor ends: the target, with what the link and its campaign add so that visits can be told apart.</summary>
    public static string TargetOf(ShortLink link, Content content)
    {
        var campaign = content.Campaigns.Find(link.Campaign?.Value) ?? content.Contests.Find(link.Campaign?.Value)?.Campaign;
        if (link.Utm is null && campaign?.Utm is null)
        {
            return link.Url.Value;
        }

        var (own, wide) = (link.Utm, campaign?.Utm);
        var utm = new Utm(own?.Source ?? wide?.Source ?? "go", own?.Medium ?? wide?.Medium ?? "short-link", own?.Campaign ?? wide?.Campaign, own?.Content ?? wide?.Content ?? link.Id);
        return new UtmLinks(utm, campaign?.Id ?? link.Id).AddTo(link.Url.Value, "go")!;
    }

    /// <summary>The links that have a page, by their slugs: of two that want one slug its owner has it, then the first by id.</summary>
    public static ImmutableArray<(string Slug, ShortLink Link)> Published(Content content)
    {
        var published = content.Links.Where(link => IsSlug(link.Id) && !LeadsBack(link.Url.Value, content.Options)).ToArray();
        var known = published.Select(link => link.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. published.Select(link => (link.Id, link)),
            .. from link in published
               from alias in link.Aliases
               where IsSlug(alias.Value) && known.Add(alias.Value)
               select (alias.Value, link),
        ];
    }
}
