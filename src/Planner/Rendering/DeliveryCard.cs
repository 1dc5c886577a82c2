namespace Planner.Rendering;

/// <summary>A delivery as a plain preview: who speaks, when, and the whole text.</summary>
/// <param name="Segments">The messages of a thread, or the one text.</param>
public sealed record DeliveryCard(
    string Id, Html Badge, string Network, Link Account, string State, string StateText, string? Reason, string? Iso, string? When, string Zone,
    ImmutableArray<Html> Segments, bool IsThread, ImmutableArray<MediaView> Media, string? FirstComment, string? Link, string? ContentWarning)
{
    internal static DeliveryCard Of(SiteIndex index, Delivery delivery)
    {
        var language = index.Language;
        var local = delivery.Local;
        var state = Names.Of(delivery.State);
        var segments = delivery.Text.Segments;
        return new DeliveryCard(
            Names.Class(delivery.Account.Id),
            index.Markup.BadgeOf(delivery.Network.Id),
            delivery.Network.Name,
            Rendering.Link.To(SitePaths.Account(delivery.Account.Id), delivery.Account.Handle),
            state,
            language["state." + state],
            delivery.Reason.Length == 0 ? null : delivery.Reason,
            local is { } at ? Names.Iso(at) : null,
            local is { } when ? language.DateTime(when) : null,
            Names.City(delivery.Zone),
            [.. segments.Select(segment => RichTextHtml.OfPost(segment)).OfType<Html>()],
            segments.Length > 1,
            MediaView.Of(index.Content, delivery.Media),
            delivery.FirstComment?.Value,
            delivery.Link is { } link && !segments.Any(segment => Says(segment, link.Value)) ? RunHtml.SafeLink(link.Value) : null,
            (delivery.Target.ContentWarning ?? delivery.Post.ContentWarning)?.Value);
    }

    /// <summary>Whether the text leads to the address already, so that it need not be shown again.</summary>
    private static bool Says(RichText text, string address)
    {
        foreach (var block in text.Blocks)
        {
            foreach (var run in block.Runs)
            {
                if (run.Link == address || run.Text.Contains(address, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <param name="Source">From the site's root; null when the file is not there.</param>
/// <param name="Alt">Null when nobody wrote one.</param>
public sealed record MediaView(string? Source, string Name, string? Alt, bool IsVideo)
{
    private static readonly FrozenSet<string> Videos = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".mp4", ".webm", ".mov", ".m4v", ".ogv");

    internal static ImmutableArray<MediaView> Of(Content content, ImmutableArray<PostMedia> media) =>
    [
        .. media.Select(each => new MediaView(
            content.MediaFiles.ContainsKey(each.File.Value) ? SitePaths.Address(each.File.Value) : null,
            each.File.Value,
            each.Alt?.Value,
            Videos.Contains(Path.GetExtension(each.File.Value)))),
    ];
}
