using Planner.Networks;
using Planner.Networks.Texts;

namespace Planner.Rendering.Previews;

/// <summary>The text of one message as its network shows it.</summary>
/// <param name="Html">Null when there is none.</param>
/// <param name="Form">A class of the style sheet: <c>plain</c> where line breaks are in the text, <c>prose</c> where blocks are elements.</param>
/// <param name="Address">The first that readers could follow; null when there is none.</param>
internal sealed record PreviewText(Html? Html, string Form, string? Address)
{
    private static PreviewText None { get; } = new(null, "plain", null);

    public static PreviewText Of(SiteIndex index, PreparedSegment segment, Network network, int firstLevel)
    {
        if (segment.Text.Text.Length == 0)
        {
            return None;
        }

        switch (network.Text.Format)
        {
            case "discord" or "slack" or "reddit" or "discourse" or "html" or "flipboard" or "email" or "tumblr":
                return new PreviewText(new RichPreview(segment.Source, network, firstLevel), "prose", AddressIn(segment.Source));
            case "telegram":
                return new PreviewText(new TelegramPreview(segment.Text.Text, network), "plain", AddressIn(segment.Source));
            default:
                var shown = ShownTexts.Of(segment, network);
                return new PreviewText(new PlainPreview(index, shown, network.Text.Fold), "plain", AddressIn(shown));
        }
    }

    private static string? AddressIn(ShownText text)
    {
        foreach (var place in text.Places)
        {
            if (place.Address is { } address)
            {
                return address;
            }
        }

        return null;
    }

    private static string? AddressIn(RichText text)
    {
        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if (run.Link is { } link && Addresses.IsWeb(link) && (run.Style & RunStyle.Image) == 0)
                {
                    return link;
                }

                if (Addresses.Next(run.Text) is { Length: > 0 } found)
                {
                    return run.Text.Slice(found.Start, found.Length).ToString();
                }
            }
        }

        return null;
    }
}
