using System.Buffers;

namespace Planner.Loading;

/// <summary>The words of a plain paragraph: bold, italics and links in it, each of them plain in itself.</summary>
internal sealed class PlainInlines(string body, Places places)
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("*_[]&");
    private static readonly SearchValues<char> AddressCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._/:?#@$+,;=%&");
    private static readonly SearchValues<char> EntityCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789#");

    private readonly List<Run> runs = [];

    /// <summary>Null when there is more than plain words.</summary>
    /// <param name="from">Where the text starts in the body.</param>
    /// <param name="to">Where it ends.</param>
    public ImmutableArray<Run>? Read(int from, int to)
    {
        runs.Clear();
        var written = from;
        for (var at = from; NextSign(at, to) is >= 0 and var sign;)
        {
            var length = body[sign] switch
            {
                '*' => Emphasis(sign, from, to, written),
                '[' => Link(sign, from, to, written),
                '_' => IsInsideWord(sign, from, to) ? 0 : -1,
                '&' => StartsEntity(body.AsSpan(sign + 1, to - sign - 1)) ? -1 : 0,
                _ => -1,
            };
            if (length < 0)
            {
                return null;
            }

            at = sign + Math.Max(1, length);
            written = length > 0 ? at : written;
        }

        Add(written, to, RunStyle.None, null);
        return [.. runs];
    }

    private int NextSign(int at, int to) => body.AsSpan(at, to - at).IndexOfAny(Signs) is >= 0 and var found ? at + found : -1;

    /// <summary>
    /// Bold or italics that can be nothing else: they start behind a space before a letter, and end behind a letter before
    /// a space or what ends a sentence.
    /// </summary>
    /// <returns>How long it is; -1 when it is not plain.</returns>
    private int Emphasis(int sign, int from, int to, int written)
    {
        var stars = sign + 1 < to && body[sign + 1] == '*' ? 2 : 1;
        var inside = sign + stars;
        if (inside >= to || !char.IsLetterOrDigit(body[inside]) || !(sign == from || body[sign - 1] is ' ' or '\n' or '('))
        {
            return -1;
        }

        var close = NextSign(inside, to);
        var behind = close + stars;
        if (close < 0 || behind > to || !body.AsSpan(close, stars).SequenceEqual("**".AsSpan(0, stars)) || !char.IsLetterOrDigit(body[close - 1])
            || body.AsSpan(inside, close - inside).Contains('\n') || !(behind == to || body[behind] is ' ' or '\n' or '.' or ',' or ';' or ':' or '?' or '!' or ')'))
        {
            return -1;
        }

        Add(written, sign, RunStyle.None, null);
        Add(inside, close, stars == 2 ? RunStyle.Bold : RunStyle.Italic, null);
        return behind - sign;
    }

    /// <returns>How long it is; -1 when it is not plain.</returns>
    private int Link(int sign, int from, int to, int written)
    {
        var label = sign + 1;
        var close = NextSign(label, to);
        if (close <= label || body[close] != ']' || close + 1 >= to || body[close + 1] != '(' || (sign > from && body[sign - 1] == '!')
            || char.IsWhiteSpace(body[label]) || char.IsWhiteSpace(body[close - 1]) || body.AsSpan(label, close - label).Contains('\n'))
        {
            return -1;
        }

        var address = close + 2;
        var rest = body.AsSpan(address, to - address);
        var length = rest.IndexOfAnyExcept(AddressCharacters);
        if (length <= 0 || rest[length] != ')' || HasEntity(rest[..length]))
        {
            return -1;
        }

        Add(written, sign, RunStyle.None, null);
        Add(label, close, RunStyle.None, rest[..length].ToString());
        return address + length + 1 - sign;
    }

    private void Add(int start, int end, RunStyle style, string? link)
    {
        if (start < end)
        {
            var (line, column) = places.Of(start);
            runs.Add(new Run(body.AsMemory(start, end - start), style, link, line, column));
        }
    }

    /// <summary>Between two letters an underscore is one.</summary>
    private bool IsInsideWord(int sign, int from, int to) =>
        sign > from && sign + 1 < to && char.IsLetterOrDigit(body[sign - 1]) && char.IsLetterOrDigit(body[sign + 1]);

    private static bool HasEntity(ReadOnlySpan<char> address)
    {
        for (var sign = address.IndexOf('&'); sign >= 0; sign = address.IndexOf('&'))
        {
            address = address[(sign + 1)..];
            if (StartsEntity(address))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsEntity(ReadOnlySpan<char> rest) => rest.IndexOfAnyExcept(EntityCharacters) is > 0 and var end && rest[end] == ';';
}
