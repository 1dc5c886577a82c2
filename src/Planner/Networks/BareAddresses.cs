using System.Buffers;

namespace Planner.Networks;

/// <summary>Addresses of web pages that stand in a text as themselves, with <c>http://</c> or <c>https://</c> in front.</summary>
internal static class BareAddresses
{
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\n\r\u00A0\u202F<>\"«»“”|");

    /// <summary>Where each begins and how long it is; what closes a sentence or a bracket around it is no part of it.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        var next = 0;
        for (var sign = text.IndexOf("://", StringComparison.Ordinal); sign >= 0; sign = text.IndexOf("://", next, StringComparison.Ordinal))
        {
            next = sign + 3;
            var start = sign - (EndsWith(text, sign, "https") ? 5 : EndsWith(text, sign, "http") ? 4 : 0);
            var length = LengthOf(text.AsSpan(start));
            if (start < sign && start + length > sign + 3)
            {
                // An address inside it, as archives and shorteners have, is a part of it.
                next = start + length;
                yield return (start, length);
            }
        }
    }

    private static int LengthOf(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(Ends);
        var address = end < 0 ? text : text[..end];
        while (address is [.., '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '…' or '*' or '_'] || (address is [.., ')'] && address.Count(')') > address.Count('(')) || (address is [.., ']'] && address.Count(']') > address.Count('[')))
        {
            address = address[..^1];
        }

        return address.Length;
    }

    private static bool EndsWith(string text, int end, string scheme) =>
        text.AsSpan(0, end).EndsWith(scheme, StringComparison.OrdinalIgnoreCase) && (end == scheme.Length || !char.IsAsciiLetterOrDigit(text[end - scheme.Length - 1]));
}
