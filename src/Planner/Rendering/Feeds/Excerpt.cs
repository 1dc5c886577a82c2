namespace Planner.Rendering.Feeds;

/// <summary>The beginning of a text for places with little room. It stops reading where the room ends.</summary>
internal ref struct Excerpt
{
    /// <summary>What a reader sees as one character may be a dozen units; more than enough of them are read to see where it ends.</summary>
    private const int LongestCharacter = 100;

    private readonly Span<char> start;
    private int count;

    private Excerpt(Span<char> start) => this.start = start;

    private readonly bool IsFull => count == start.Length;

    /// <summary>At most <paramref name="length"/> UTF-16 units, ellipsis included.</summary>
    /// <param name="lineBreak">What stands between lines and blocks: a space, or a line break.</param>
    public static string Of(RichText text, int length, char lineBreak)
    {
        var excerpt = new Excerpt(stackalloc char[length + LongestCharacter]);
        foreach (var block in text.Blocks)
        {
            if (excerpt.IsFull)
            {
                break;
            }

            excerpt.Add(block, lineBreak);
        }

        return Shorten(excerpt.start[..excerpt.count].Trim(), length);
    }

    private void Add(TextBlock block, char lineBreak)
    {
        if (count > 0)
        {
            Add(lineBreak);
        }

        if (block.Marker is { } marker)
        {
            foreach (var character in marker)
            {
                Add(character);
            }

            Add(' ');
        }

        foreach (var run in block.Runs)
        {
            AddWords(run, lineBreak);
        }
    }

    /// <summary>White space within a line shows as one space, as in a browser; a table's cells are told apart by one.</summary>
    private void AddWords(Run run, char lineBreak)
    {
        if (run.Style.HasFlag(RunStyle.CellEnd))
        {
            Add(' ');
        }

        foreach (var character in run.Text)
        {
            if (IsFull)
            {
                return;
            }

            if (character == '\n')
            {
                Add(lineBreak);
            }
            else if (!char.IsWhiteSpace(character))
            {
                Add(character);
            }
            else if (count > 0 && !char.IsWhiteSpace(start[count - 1]))
            {
                Add(character is '\u00A0' or '\u202F' ? character : ' ');
            }
        }
    }

    private void Add(char character)
    {
        if (!IsFull)
        {
            start[count++] = character;
        }
    }

    /// <summary>Cuts between words where there is one to cut at, never inside what a reader sees as one character.</summary>
    private static string Shorten(ReadOnlySpan<char> text, int length)
    {
        if (text.Length <= length)
        {
            return text.ToString();
        }

        var space = text[..length].LastIndexOfAny(' ', '\n');
        var cut = space > length / 2 ? space : VisibleCharacters.LastEnd(text, length - 1);
        return string.Concat(text[..cut].TrimEnd(), "…");
    }
}
