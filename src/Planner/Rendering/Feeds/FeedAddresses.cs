namespace Planner.Rendering.Feeds;

/// <summary>
/// How feeds name the site from outside. Without a <c>base_url</c> there is no absolute address: links are then relative
/// to the site's root, where the feeds lie, and names are made with the host <c>planner</c>.
/// </summary>
internal sealed class FeedAddresses
{
    private readonly string? root;

    public FeedAddresses(Options options)
    {
        if (Uri.TryCreate(options.BaseUrl, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            var path = address.GetLeftPart(UriPartial.Path);
            root = path.EndsWith('/') ? path : path + "/";
            Host = address.IdnHost;
        }
    }

    public string Host { get; } = "planner";

    /// <summary>Null when nobody has said where the site stands. The path is escaped already.</summary>
    public string? Absolute(string path) => root is null ? null : root + path;

    public string AbsoluteOrRelative(string path) => Absolute(path) ?? path;

    /// <summary>
    /// A name for ever (RFC 4151); the year is that of the scheme, not of the content, since a name must survive when a
    /// post moves.
    /// </summary>
    public string Tag(string path) => $"tag:{Host},2026:{path}";

    public static string PostPath(Post post) => SitePaths.Address(SitePaths.Post(post.Id));

    public static string DeliveryPath(Delivery delivery) => $"{Uri.EscapeDataString(delivery.Post.Id)}/{Uri.EscapeDataString(delivery.Account.Id)}";
}
