namespace Planner.Publishing.Connectors.Webhook;

/// <summary>Where posts and notices may be sent to: nothing between it and this machine may read along.</summary>
internal static class WebhookAddress
{
    /// <summary>Null for anything but https, or http on this machine.</summary>
    public static Uri? Of(string text) =>
        Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)) ? address : null;
}
