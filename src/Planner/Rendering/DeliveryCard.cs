namespace Planner.Rendering;

/// <summary>A delivery as a plain preview: who speaks, when, and the whole text.</summary>
internal static class DeliveryCard
{
    public static ImmutableArray<string> Names =>
    [
        "id", "badge", "network", "accountHref", "account", "state", "stateText", "reason", "iso", "when", "zone", "textLanguage",
        "thread", "segments", "media", "firstComment", "link", "contentWarning", "root",
    ];

    public static void Write(PageWriter output, SiteIndex index, Delivery delivery, string textLanguage)
    {
        var local = delivery.Local;
        var (state, stateText) = index.Markup.StateOf(delivery.State);
        var segments = delivery.Text.Segments;
        index.Fragments.Delivery.Write(
            output,
            Rendering.Names.Class(delivery.Account.Id),
            index.Markup.BadgeOf(delivery.Network.Id),
            delivery.Network.Name,
            SitePaths.Address(SitePaths.Account(delivery.Account.Id)),
            delivery.Account.Handle,
            state,
            stateText,
            delivery.Why is { } why && !index.Plan.IsPast(delivery.State) ? index.Language.Message(why) : null,
            local is { } at ? Rendering.Names.Iso(at) : null,
            local is { } when ? index.Language.DateTime(when) : null,
            Rendering.Names.City(delivery.Zone),
            textLanguage,
            segments.Length > 1 ? "thread" : null,
            PostText.OrNull(index, delivery.Text),
            MediaList.OrNull(index, delivery.Media),
            delivery.FirstComment?.Value,
            delivery.Link is { } link && !Says(delivery.Text, link.Value) ? RunHtml.SafeLink(link.Value) : null,
            (delivery.Target.ContentWarning ?? delivery.Post.ContentWarning)?.Value,
            "../");
    }

    /// <summary>Whether the text leads to the address already, so that it need not be shown again.</summary>
    private static bool Says(Variant text, string address)
    {
        foreach (var segment in text.Segments)
        {
            foreach (var block in segment.Blocks)
            {
                foreach (var run in block.Runs)
                {
                    if (run.Link == address || run.Text.Contains(address, StringComparison.Ordinal))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
