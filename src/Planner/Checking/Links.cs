namespace Planner.Checking;

/// <summary>Addresses that a reader of a post can follow.</summary>
internal static class Links
{
    /// <summary>Whether readers can follow it from a text: to the web or to a mailbox.</summary>
    public static bool IsReadable(string address) => IsWebAddress(address) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is a complete http or https address with a host that has a dot, or is this machine.</summary>
    public static bool IsWebAddress(string address) =>
        (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && !address.Any(char.IsWhiteSpace)
        && Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Host.Contains('.', StringComparison.Ordinal) || uri.IsLoopback);
}
