using System.Buffers;

namespace Planner.Networks.Texts;

/// <summary>Where a link leads, as far as readers of a network are concerned.</summary>
internal static class Addresses
{
    private const string MailTo = "mailto:";

    /// <summary>What ends an address that stands in the middle of a text.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\n\r\f\v\u00A0\u2028\u2029\u202F\u3000<>\"«»\u0000");

    private static readonly SearchValues<char> UrnCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789:_-");

    /// <summary>Whether readers can follow it: to the web or to a mailbox, with nothing in it that ends an address.</summary>
    public static bool IsReadable(string address) => IsWeb(address) || IsMail(address);

    public static bool IsWeb(string address) =>
        (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)) && !IsBroken(address);

    /// <summary>A member or a page of LinkedIn, which a post there mentions: <c>urn:li:person:…</c>, <c>urn:li:organization:…</c>.</summary>
    public static bool IsLinkedInMember(string address) =>
        (address.StartsWith("urn:li:person:", StringComparison.Ordinal) || address.StartsWith("urn:li:organization:", StringComparison.Ordinal))
        && !address.AsSpan().ContainsAnyExcept(UrnCharacters);

    /// <summary>As people write it: a mailbox without <c>mailto:</c> and without a subject; everything else as it is.</summary>
    public static string Written(string address)
    {
        if (!IsMail(address))
        {
            return address;
        }

        var question = address.IndexOf('?', StringComparison.Ordinal);
        return address[MailTo.Length..(question < 0 ? address.Length : question)];
    }

    /// <summary>Whether a label is nothing but the address, perhaps without its protocol or its last slash.</summary>
    public static bool IsSame(ReadOnlySpan<char> label, string address)
    {
        var written = Written(address).AsSpan();
        var protocol = written.IndexOf("://", StringComparison.Ordinal);
        return label.SequenceEqual(written) || label.SequenceEqual(address) || (protocol >= 0 && label.TrimEnd('/').SequenceEqual(written[(protocol + "://".Length)..].TrimEnd('/')));
    }

    /// <summary>The next web address that is written out in a text: where it starts and how long it is; a length of zero when there is none.</summary>
    public static (int Start, int Length) Next(ReadOnlySpan<char> text)
    {
        for (var from = 0; text[from..].IndexOf("://", StringComparison.Ordinal) is >= 0 and var found; from += found + 1)
        {
            var colon = from + found;
            var protocol = text[..colon].EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5 : text[..colon].EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
            var end = text[colon..].IndexOfAny(Ends);
            var address = WithoutPunctuation(text[(colon - protocol)..(end < 0 ? text.Length : colon + end)]);
            if (protocol > 0 && address.Length > protocol + "://".Length)
            {
                return (colon - protocol, address.Length);
            }
        }

        return (text.Length, 0);
    }

    /// <summary>Without what ends the sentence around it; a closing bracket stays when the address opened it.</summary>
    private static ReadOnlySpan<char> WithoutPunctuation(ReadOnlySpan<char> address)
    {
        while (address.Length > 0 && (".,;:!?'…*_~`]".Contains(address[^1], StringComparison.Ordinal) || (address[^1] == ')' && address.Count(')') > address.Count('('))))
        {
            address = address[..^1];
        }

        return address;
    }

    private static bool IsMail(string address) => address.StartsWith(MailTo, StringComparison.OrdinalIgnoreCase) && address.Length > MailTo.Length && !IsBroken(address);

    /// <summary>White space or control characters, which no program takes for a part of an address.</summary>
    private static bool IsBroken(string address)
    {
        foreach (var character in address)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                return true;
            }
        }

        return false;
    }
}
