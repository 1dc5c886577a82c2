using System.Buffers;

namespace Planner.Loading;

/// <summary>
/// French keyboards type non-breaking spaces by accident. Where YAML wants a space and an author cannot see the
/// difference — before the first word of a line, around a field's colon, at the end of a line — one is read as a space.
/// Lines of a block text (<c>|</c> or <c>&gt;</c>) are the author's own and stay as they are.
/// </summary>
internal static class YamlSpaces
{
    private const char NoBreakSpace = '\u00A0';
    private const char NarrowNoBreakSpace = '\u202F';
    private static readonly SearchValues<char> Special = SearchValues.Create(NoBreakSpace, NarrowNoBreakSpace, '\u0085', '\u2028', '\u2029');

    /// <summary>The same text with the same length, so that places stay right.</summary>
    public static ReadOnlySpan<char> Normalize(ReadOnlySpan<char> yaml)
    {
        if (yaml.IndexOfAny(Special) < 0)
        {
            return yaml;
        }

        var characters = yaml.ToArray();
        int? blockParent = null;
        for (var start = 0; start < characters.Length;)
        {
            var length = characters.AsSpan(start).IndexOf('\n');
            var line = length < 0 ? characters.AsSpan(start) : characters.AsSpan(start, length);
            start += line.Length + 1;

            // YAML 1.1 broke lines at these; editors do not, and places are counted as editors count.
            line.Replace('\u0085', ' ');
            line.Replace('\u2028', ' ');
            line.Replace('\u2029', ' ');
            if (blockParent is not { } parent || (!MemoryExtensions.IsWhiteSpace(line) && line.IndexOfAnyExcept(' ') <= parent))
            {
                NormalizeLine(line);
                blockParent = BlockParent(line);
            }
        }

        return characters;
    }

    private static void NormalizeLine(Span<char> line)
    {
        for (var end = line.Length; end > 0 && IsSpace(line[end - 1]); end--)
        {
            line[end - 1] = ' ';
        }

        var position = Blank(line, 0);
        while (position < line.Length && (char.IsAsciiLetterOrDigit(line[position]) || line[position] is '_' or '-'))
        {
            position++;
        }

        var colon = position;
        while (colon < line.Length && IsSpace(line[colon]))
        {
            colon++;
        }

        if (colon < line.Length && line[colon] == ':' && (colon + 1 == line.Length || IsSpace(line[colon + 1])))
        {
            Blank(line[..colon], position);
            Blank(line, colon + 1);
        }
    }

    /// <summary>The column of the field or dash whose block text starts below this line; null when none does.</summary>
    private static int? BlockParent(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(' ').TrimEnd("+-0123456789");
        if (end is not [.., ' ', '|' or '>'])
        {
            return null;
        }

        var start = line.IndexOfAnyExcept(' ', '-');
        return start == end.Length - 1 ? line.LastIndexOf('-') : start;
    }

    /// <summary>Turns the run of spaces and list dashes at the position into plain spaces and dashes; the position after it.</summary>
    private static int Blank(Span<char> line, int position)
    {
        while (position < line.Length && (IsSpace(line[position]) || (line[position] == '-' && position + 1 < line.Length && IsSpace(line[position + 1]))))
        {
            if (line[position] != '-')
            {
                line[position] = ' ';
            }

            position++;
        }

        return position;
    }

    private static bool IsSpace(char character) => character is ' ' or NoBreakSpace or NarrowNoBreakSpace;
}
