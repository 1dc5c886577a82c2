namespace Planner.Publishing.Connectors;

/// <summary>Addresses that a network's answer gives: where a file goes, where its state is asked for.</summary>
internal static class GivenAddresses
{
    /// <summary>Below the account's <c>api:</c> where it has one; null when it is no address over TLS.</summary>
    public static Uri? Given(this ConnectorSettings settings, string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var given) && (given.Scheme == Uri.UriSchemeHttps || (given.IsLoopback && given.Scheme == Uri.UriSchemeHttp && settings.Api is { IsLoopback: true }))
            ? settings.At(given.AbsoluteUri)
            : null;
}
