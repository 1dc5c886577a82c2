namespace Planner.Loading;

/// <summary>
/// French keyboards type non-breaking spaces by accident. Where YAML wants a space and an author cannot see the
/// difference — before the first word of a line, and around a field's colon — one is read as a space.
/// </summary>
internal static class YamlSpaces
{
    private const char NoBreakSpace = '\u00A0';
    private const char NarrowNoBreakSpace = '\u202F';

    /// <summary>The same text with the same length, so that places stay right.</summary>
    public static string Normalize(string yaml)
    {
        if (yaml.AsSpan().IndexOfAny(NoBreakSpace, NarrowNoBreakSpace) < 0)
        {
            return yaml;
        }

        var characters = yaml.ToCharArray();
        for (var start = 0; start < characters.Length;)
        {
            var length = characters.AsSpan(start).IndexOf('\n');
            var line = length < 0 ? characters.AsSpan(start) : characters.AsSpan(start, length);
            NormalizeLine(line);
            start += line.Length + 1;
        }

        return new string(characters);
    }

    private static void NormalizeLine(Span<char> line)
    {
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

        if (colon < line.Length && line[colon] == ':' && colon + 1 < line.Length && IsSpace(line[colon + 1]))
        {
            Blank(line[..colon], position);
            Blank(line, colon + 1);
        }
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
