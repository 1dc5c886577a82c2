using System.Buffers;

namespace Planner.Loading;

/// <summary>
/// The YAML that nearly all files are written in — names with values on one line, lists, groups by indentation — read
/// in an eighth of the time that a whole YAML reader needs. Whatever is more than that (comments beside values, escapes,
/// anchors, texts over several lines, mistakes) is left to <see cref="YamlReader"/>, so that there is one meaning and one
/// voice for errors. A property test holds the two to the same nodes (docs/decisions/0006-plain-yaml.md).
/// </summary>
internal ref struct PlainYaml
{
    private const int MaxDepth = 16;

    /// <summary>More than any file has; beyond, <see cref="YamlReader"/> minds the size.</summary>
    internal const int MaxEntries = 1000;

    /// <summary>Up to here looking through the names for each one is faster than keeping an index of them.</summary>
    private const int FewEntries = 32;

    /// <summary>Tabs and other controls, line ends that not every editor shows, halves of characters: rare, and full of rules.</summary>
    private static readonly SearchValues<char> Uncommon = SearchValues.Create(
    [
        .. CharacterRange.Of('\0', '\u0009'), .. CharacterRange.Of('\u000B', '\u000C'), .. CharacterRange.Of('\u000E', '\u001F'), .. CharacterRange.Of('\u007F', '\u009F'),
        .. CharacterRange.Of('\uD800', '\uDFFF'), '\u2028', '\u2029', '\uFEFF',
    ]);

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");
    private static readonly SearchValues<char> Indicators = SearchValues.Create("-?:,[]{}#&*!|>'\"%@`=<");

    private readonly ReadOnlySpan<char> text;
    private int next;
    private int line;

    // The line that is being looked at, without its indent and trailing spaces; its number is zero at the end of the
    // text, and negative at a line that is not plain.
    private ReadOnlySpan<char> content;
    private int indent;
    private int number;

    private PlainYaml(ReadOnlySpan<char> text) => this.text = text;

    /// <summary>The document's root, or null when it is more than plain: it may still be right.</summary>
    public static YamlNode? Read(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(Uncommon))
        {
            return null;
        }

        var reader = new PlainYaml(text);
        if (!reader.Advance() || (reader.number == 1 && reader.content is "---" && reader.indent == 0 && !reader.Advance()))
        {
            return null;
        }

        var root = reader.indent == 0 ? reader.Block(0) : null;
        return reader.number == 0 ? root : null;
    }

    /// <summary>Takes the next line that says something; false at the end, or at what is not plain.</summary>
    private bool Advance()
    {
        while (next < text.Length)
        {
            var rest = text[next..];
            var length = rest.IndexOf('\n');
            var whole = length < 0 ? rest : rest[..length];
            next += length < 0 ? rest.Length : length + 1;
            line++;
            whole = (whole is [.., '\r'] ? whole[..^1] : whole).TrimEnd(' ');
            indent = whole.IndexOfAnyExcept(' ');
            if (indent < 0 || whole[indent] == '#')
            {
                continue;
            }

            content = whole[indent..];
            if (content.Contains('\r') || (indent == 0 && line > 1 && (content.StartsWith("---", StringComparison.Ordinal) || content.StartsWith("...", StringComparison.Ordinal))))
            {
                number = -1;
                return false;
            }

            number = line;
            return true;
        }

        number = 0;
        return false;
    }

    private YamlNode? Block(int depth) =>
        depth > MaxDepth ? null : IsItem(content) ? Sequence(indent, depth) : Mapping(indent, depth);

    private static bool IsItem(ReadOnlySpan<char> content) => content is ['-'] or ['-', ' ', ..];

    private YamlNode? Mapping(int own, int depth)
    {
        var (startLine, startColumn) = (number, indent + 1);
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        HashSet<string>? many = null;
        while (number > 0 && indent == own && KeyLength(content) is > 0 and var length)
        {
            var key = new YamlScalar(RepeatedTexts.Of(content[..length]), isPlain: true, number, own + 1);
            if (entries.Count == MaxEntries || IsKnown(entries, key.Value, ref many) || Value(length + 1, own, depth, isEntry: true) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
        }

        // Deeper than the keys, or not a key at all: not plain.
        return entries.Count == 0 || number < 0 || (number > 0 && indent >= own) ? null : new YamlMapping(entries.DrainToImmutable(), startLine, startColumn);
    }

    private YamlNode? Sequence(int own, int depth)
    {
        var (startLine, startColumn) = (number, indent + 1);
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (number > 0 && indent == own && IsItem(content))
        {
            var skipped = content.Length == 1 ? 1 : 1 + content[1..].IndexOfAnyExcept(' ');
            var item = content[skipped..];
            YamlNode? value;
            if (item.Length > 0 && KeyLength(item) > 0)
            {
                content = item;
                indent = own + skipped;
                value = depth >= MaxDepth ? null : Mapping(indent, depth + 1);
            }
            else
            {
                value = IsItem(item) ? null : Value(skipped, own, depth, isEntry: false);
            }

            if (value is null)
            {
                return null;
            }

            items.Add(value);
        }

        return number < 0 || (number > 0 && indent > own) ? null : new YamlSequence(items.DrainToImmutable(), startLine, startColumn);
    }

    /// <summary>The value that starts at this position of the line, or on the lines below it; takes them.</summary>
    /// <param name="isEntry">After a name: a list may then stand at the name's own indent.</param>
    private YamlNode? Value(int position, int own, int depth, bool isEntry)
    {
        var spaces = content[position..].IndexOfAnyExcept(' ');
        if (spaces < 0)
        {
            var empty = new YamlScalar("", isPlain: true, number, indent + position + 1);
            Advance();
            return number > 0 && (indent > own || (isEntry && indent == own && IsItem(content))) ? Block(depth + 1)
                : number < 0 ? null : empty;
        }

        position += spaces;
        var value = Inline(content[position..], number, indent + position + 1);
        Advance();

        // A deeper line below goes on with the text.
        return number < 0 || (number > 0 && indent > own) ? null : value;
    }

    private static YamlNode? Inline(ReadOnlySpan<char> value, int line, int column) => value switch
    {
        ['[', .. var items, ']'] => PlainYamlFlow.Sequence(items, line, column),
        ['{', .. var entries, '}'] => PlainYamlFlow.Mapping(entries, line, column),
        _ => Scalar(value, line, column),
    };

    internal static YamlScalar? Scalar(ReadOnlySpan<char> value, int line, int column)
    {
        if (value[0] is '"' or '\'')
        {
            var inner = value.Length > 1 && value[^1] == value[0] ? value[1..^1] : default;
            return value.Length < 2 || value[^1] != value[0] || inner.IndexOfAny(value[0], '\\') >= 0
                ? null
                : new YamlScalar(RepeatedTexts.Of(inner), isPlain: false, line, column);
        }

        var isPlain = !Indicators.Contains(value[0])
            && value[^1] != ':'
            && !value.Contains(": ", StringComparison.Ordinal)
            && !value.Contains(" #", StringComparison.Ordinal);
        return isPlain ? new YamlScalar(RepeatedTexts.Of(value), isPlain: true, line, column) : null;
    }

    /// <summary>The length of the name before a colon; zero when the line does not start with one.</summary>
    internal static int KeyLength(ReadOnlySpan<char> content)
    {
        var length = content.IndexOfAnyExcept(KeyCharacters);
        return length > 0 && content[length] == ':' && (length + 1 == content.Length || content[length + 1] == ' ')
            && content[0] is not ('-' or '.') ? length : 0;
    }

    internal static bool IsKnown(ImmutableArray<YamlEntry>.Builder entries, string key, ref HashSet<string>? many)
    {
        if (entries.Count >= FewEntries)
        {
            many ??= Names(entries);
            return !many.Add(key);
        }

        // By index: walking a builder makes an iterator each time.
        for (var at = 0; at < entries.Count; at++)
        {
            if (entries[at].Key.Value == key)
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Names(ImmutableArray<YamlEntry>.Builder entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < entries.Count; at++)
        {
            names.Add(entries[at].Key.Value);
        }

        return names;
    }
}
