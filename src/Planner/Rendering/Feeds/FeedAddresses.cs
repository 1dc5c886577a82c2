namespace Planner.Rendering.Feeds;

/// <summary>
/// How feeds name the site from outside. Without a <c>base_url</c> there is no absolute address: links are then relative
/// to the site's root, where the feeds lie, and names are made with the host <c>planner</c>.
/// </summary>
internal sealed class FeedAddresses
{
    private readonly Uri? root;

    public FeedAddresses(Options options)
    {
        if (Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            root = address.AbsolutePath.EndsWith('/') ? address : new Uri(address.GetLeftPart(UriPartial.Path) + "/");
        }
    }

    public string Host => root?.IdnHost ?? "planner";

    /// <summary>Null when nobody has said where the site stands.</summary>
    public string? Absolute(string path) => root is null ? null : new Uri(root, path).AbsoluteUri;

    public string AbsoluteOrRelative(string path) => Absolute(path) ?? path;

    /// <summary>
    /// A name for ever (RFC 4151); the year is that of the scheme, not of the content, since a name must survive when a
    /// post moves.
    /// </summary>
    public string Tag(string path) => $"tag:{Host},2026:{path}";

    public static string PostPath(Post post) => $"posts/{Uri.EscapeDataString(post.Id)}.html";

    public static string DeliveryPath(Delivery delivery) => $"{Uri.EscapeDataString(delivery.Post.Id)}/{Uri.EscapeDataString(delivery.Account.Id)}";
}
