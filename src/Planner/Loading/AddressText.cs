namespace Planner.Loading;

/// <summary>Addresses as files have them.</summary>
internal static class AddressText
{
    public static bool TryUrl(string text, out string value)
    {
        value = text;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Host.Length > 0;
    }

    public static bool TrySecureUrl(string text, out string value) => TryUrl(text, out value) && text.StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    public static bool TryServerUrl(string text, out string value) =>
        TryUrl(text, out value) && (text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) || new Uri(text).IsLoopback);
}
