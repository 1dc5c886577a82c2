using System.Text;

namespace Planner.Rendering;

/// <summary>The style sheet of brand and network colours: pages carry class names only, so that no page needs an inline style.</summary>
internal static class Colours
{
    private const string Unknown = "#7a7a7a";

    public static string StyleSheet(Content content, IEnumerable<Network> networks)
    {
        var css = new StringBuilder();
        foreach (var brand in content.Brands)
        {
            var colour = Safe(brand.Colour);
            css.Append(CultureInfo.InvariantCulture, $".b-{Names.Class(brand.Id)}{{--brand:{colour};--on-brand:{On(colour)}}}\n");
        }

        foreach (var network in networks.OrderBy(network => network.Id, StringComparer.Ordinal))
        {
            var colour = Safe(network.Colour);
            css.Append(CultureInfo.InvariantCulture, $".n-{Names.Class(network.Id)}{{--net:{colour};--on-net:{On(colour)}}}\n");
        }

        return css.ToString();
    }

    /// <summary>Black or white, whichever is easier to read on a colour; one of them always has a contrast of 4.5 to 1.</summary>
    public static string On(string colour) => Contrast(colour, "#ffffff") >= Contrast(colour, "#000000") ? "#fff" : "#000";

    /// <summary>As WCAG 2.2 defines it, from 1 to 21.</summary>
    internal static double Contrast(string one, string other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    /// <summary>Whatever is not <c>#rrggbb</c> never reaches the style sheet.</summary>
    private static string Safe(string? colour) =>
        colour is ['#', .. { Length: 6 } digits] && digits.All(char.IsAsciiHexDigit) ? colour.ToLowerInvariant() : Unknown;

    private static double Luminance(string colour) =>
        (0.2126 * Linear(colour, 1)) + (0.7152 * Linear(colour, 3)) + (0.0722 * Linear(colour, 5));

    /// <summary>One channel as WCAG 2.2 defines relative luminance.</summary>
    private static double Linear(string colour, int start)
    {
        var channel = int.Parse(colour.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4);
    }
}
