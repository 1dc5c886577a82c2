using System.Text;
using Planner.Networks.Texts;

namespace Planner.Networks;

/// <summary>
/// Adds a campaign's UTM parameters to addresses, so that visits can be told apart. An address that has any of its own, or
/// leads to no page of the web, stays as it was written.
/// </summary>
/// <param name="campaign">The campaign's id, for <c>utm_campaign</c> where the campaign names no other.</param>
public sealed class UtmLinks(Utm utm, string campaign)
{
    /// <summary>The folder of the site's short links, which add their own; null where there is none.</summary>
    public string? ShortLinks { get; init; }

    public RichText AddTo(RichText text, string network) => text.Blocks.Any(block => block.Runs.Any(HasAddress))
        ? new RichText([.. text.Blocks.Select(block => block with { Runs = [.. block.Runs.Select(run => HasAddress(run) ? AddTo(run, network) : run)] })])
        : text;

    /// <summary>Null stays null.</summary>
    public string? AddTo(string? address, string network)
    {
        if (address is null || !IsWeb(address) || HasOwn(address) || (ShortLinks is { } own && address.StartsWith(own, StringComparison.OrdinalIgnoreCase)))
        {
            return address;
        }

        var hash = address.IndexOf('#', StringComparison.Ordinal);
        var (page, place) = hash < 0 ? (address, "") : (address[..hash], address[hash..]);
        var parameters = string.Join('&', Parameters(network).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}"));
        return $"{page}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{parameters}{place}";
    }

    /// <summary>The most UTF-16 code units that an address can grow by: one of a value is nine at most when it is escaped, as in <c>%E2%82%AC</c>.</summary>
    public int MostAdded(string network)
    {
        var most = 0;
        foreach (var (name, value) in Parameters(network))
        {
            most += name.Length + 2 + (9 * value.Length);
        }

        return most;
    }

    private static bool HasOwn(string address) => address.Contains("?utm_", StringComparison.Ordinal) || address.Contains("&utm_", StringComparison.Ordinal);

    /// <summary>An address that stands there as itself changes for its readers too.</summary>
    private Run AddTo(Run run, string network)
    {
        if (run.Link is null)
        {
            return run with { Characters = InText(run.Text.ToString(), network).AsMemory() };
        }

        var address = AddTo(run.Link, network)!;
        return run with { Link = address, Characters = run.Text.SequenceEqual(run.Link) ? address.AsMemory() : run.Characters };
    }

    private string InText(string text, string network)
    {
        var changed = new StringBuilder();
        var rest = text.AsSpan();
        for (var (start, length) = Addresses.Next(rest); length > 0; (start, length) = Addresses.Next(rest))
        {
            changed.Append(rest[..start]).Append(AddTo(rest.Slice(start, length).ToString(), network));
            rest = rest[(start + length)..];
        }

        return changed.Append(rest).ToString();
    }

    private IEnumerable<(string Name, string Value)> Parameters(string network)
    {
        yield return ("utm_source", utm.Source ?? network);
        yield return ("utm_medium", utm.Medium ?? "social");
        yield return ("utm_campaign", utm.Campaign ?? campaign);
        if (utm.Content is { } content)
        {
            yield return ("utm_content", content);
        }
    }

    /// <summary>Code is quoted, not offered to be followed.</summary>
    private static bool HasAddress(Run run) => (run.Style & (RunStyle.Image | RunStyle.Code)) == 0 && (run.Link is { } address ? IsWeb(address) : run.Text.Contains("://", StringComparison.Ordinal));

    private static bool IsWeb(string address) =>
        address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
