using System.Buffers;

namespace Planner.Loading;

/// <summary>Lists and mappings between brackets on one line, as far as they are plain; see <see cref="PlainYaml"/>.</summary>
internal static class PlainYamlFlow
{
    private static readonly SearchValues<char> Indicators = SearchValues.Create(",[]{}?");

    public static YamlSequence? Sequence(ReadOnlySpan<char> inner, int line, int column)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        for (var at = Blanks(inner); at < inner.Length;)
        {
            if (Item(inner, ref at, line, column + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return new YamlSequence(items.DrainToImmutable(), line, column);
    }

    public static YamlMapping? Mapping(ReadOnlySpan<char> inner, int line, int column)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        HashSet<string>? many = null;
        for (var at = Blanks(inner); at < inner.Length;)
        {
            var length = PlainYaml.KeyLength(inner[at..]);
            var key = new YamlScalar(RepeatedTexts.Of(inner.Slice(at, length)), isPlain: true, line, column + 1 + at);
            at += length + 1;
            at += at < inner.Length ? Blanks(inner[at..]) : 0;
            if (length == 0 || entries.Count == PlainYaml.MaxEntries || PlainYaml.IsKnown(entries, key.Value, ref many) || Item(inner, ref at, line, column + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
        }

        return new YamlMapping(entries.DrainToImmutable(), line, column);
    }

    /// <summary>Takes a value and the comma behind it, up to the start of the next; a comma at the end is more than plain.</summary>
    /// <param name="column">Of the first character between the brackets.</param>
    private static YamlScalar? Item(ReadOnlySpan<char> inner, ref int at, int line, int column)
    {
        var rest = inner[at..];
        if (rest.IsEmpty)
        {
            return null;
        }

        var isQuoted = rest[0] is '"' or '\'';
        var length = isQuoted ? rest[1..].IndexOf(rest[0]) + 2 : rest.IndexOf(',');
        length = length < 0 ? rest.Length : length;
        var item = rest[..length].TrimEnd(' ');
        var start = column + at;
        at += length + Blanks(rest[length..]);
        if (at < inner.Length)
        {
            var isComma = inner[at] == ',';
            at += 1 + Blanks(inner[(at + 1)..]);
            if (!isComma || at == inner.Length)
            {
                return null;
            }
        }

        return item.IsEmpty || (isQuoted ? item.Length < 2 : item.IndexOfAny(Indicators) >= 0) ? null : PlainYaml.Scalar(item, line, start);
    }

    private static int Blanks(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(' ') is >= 0 and var blanks ? blanks : text.Length;
}
