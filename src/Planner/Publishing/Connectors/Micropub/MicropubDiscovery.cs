using System.Net;

namespace Planner.Publishing.Connectors.Micropub;

/// <summary>Where a site says that its endpoints are (W3C Micropub, 5.3): in its <c>Link</c> header, else in its HTML; the first one counts.</summary>
internal static class MicropubDiscovery
{
    /// <returns>As it stands there; null when it does not stand there.</returns>
    public static string? Find(Reply.Answer page, string relation) => InHeader(page, relation) ?? InHtml(page.Body, relation);

    private static string? InHeader(Reply.Answer page, string relation)
    {
        foreach (var link in page.Headers.TryGetValues("Link", out var lines) ? lines.SelectMany(line => line.Split(',')) : [])
        {
            var parts = link.Split(';', StringSplitOptions.TrimEntries);
            if (parts[0] is ['<', .., '>'] && parts.Skip(1).Any(part => part.StartsWith("rel=", StringComparison.OrdinalIgnoreCase) && Has(part[4..].Trim('"'), relation)))
            {
                return parts[0][1..^1];
            }
        }

        return null;
    }

    private static string? InHtml(string html, string relation)
    {
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0; at = html.IndexOf('<', at + 1))
        {
            var rest = html.AsSpan(at);
            if (!rest.StartsWith("<link ", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("<a ", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var end = html.IndexOf('>', at);
            var tag = html[at..(end < 0 ? html.Length : end)];
            if (Attribute(tag, "rel") is { } relations && Has(relations, relation) && Attribute(tag, "href") is { } address)
            {
                return WebUtility.HtmlDecode(address);
            }
        }

        return null;
    }

    private static string? Attribute(string tag, string name)
    {
        var at = tag.IndexOf($" {name}=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = tag[(at + name.Length + 2)..];
        return value is ['"' or '\'', ..] ? value[1..].Split(value[0])[0] : value.Split(' ', '/')[0];
    }

    private static bool Has(string relations, string relation) => relations.Split(' ').Contains(relation, StringComparer.OrdinalIgnoreCase);
}
