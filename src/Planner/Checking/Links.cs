using System.Buffers;

namespace Planner.Checking;

/// <summary>Addresses that a reader of a post can follow.</summary>
internal static class Links
{
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.");
    private static readonly SearchValues<char> PathCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_.~?=&+#");

    /// <summary>Whether readers can follow it from a text: to the web, to a mailbox, or to a member of LinkedIn.</summary>
    public static bool IsReadable(string address) => IsWebAddress(address) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || Networks.Texts.Addresses.IsLinkedInMember(address);

    /// <summary>Whether it is a complete http or https address with a host that has a dot, or is this machine.</summary>
    public static bool IsWebAddress(string address) =>
        (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && (IsOrdinary(address)
            || (!address.Any(char.IsWhiteSpace)
                && Uri.TryCreate(address, UriKind.Absolute, out var uri)
                && (uri.Host.Contains('.', StringComparison.Ordinal) || uri.IsLoopback)));

    /// <summary>What nearly all addresses are, told without taking one apart: a host of plain labels, and a path without surprises.</summary>
    private static bool IsOrdinary(string address)
    {
        var rest = address.AsSpan(address.IndexOf("//", StringComparison.Ordinal) + 2);
        var slash = rest.IndexOf('/');
        var host = slash < 0 ? rest : rest[..slash];
        return host.Length is > 0 and < 64 && !host.ContainsAnyExcept(HostCharacters)
            && char.IsAsciiLetter(host[0]) && char.IsAsciiLetter(host[^1]) && host.Contains('.') && !host.Contains("..", StringComparison.Ordinal)
            && (slash < 0 || !rest[slash..].ContainsAnyExcept(PathCharacters));
    }
}
