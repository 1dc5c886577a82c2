namespace Planner.Rendering;

/// <summary>What a field names that may be an address, a file of the content, or a few words.</summary>
/// <param name="Address">Outside the site.</param>
/// <param name="Page">Inside it: a page, or a file beside the pages.</param>
/// <param name="Text">As it was written.</param>
public sealed record NamedLink(string? Address, Link? Page, string? Text)
{
    internal static NamedLink Of(SiteIndex index, string? value) =>
        value is null ? new NamedLink(null, null, null)
        : value.Contains("://", StringComparison.Ordinal) && RunHtml.SafeLink(value) is { } address ? new NamedLink(address, null, value)
        : index.Content.PlaybookAt(value) is { } playbook ? new NamedLink(null, Link.To(SitePaths.Playbook(playbook.Id), playbook.Title), value)
        : SiteMedia.Has(value, index.Content) ? new NamedLink(null, Link.To(value, value[(value.LastIndexOf('/') + 1)..]), value)
        : new NamedLink(null, index.PageOfFile("content/" + value), value);
}
