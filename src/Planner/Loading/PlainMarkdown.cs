using System.Buffers;

namespace Planner.Loading;

/// <summary>
/// The Markdown that most posts are written in — paragraphs, one list or another, headings, breaks of a thread; in them
/// words in bold or italics and links — read in a fraction of the time that the whole of Markdown takes. Whatever is more
/// than that, or could be, is left to Markdig, so that there is one meaning. A property test holds the two to the same text
/// (docs/decisions/0012-plain-markdown.md).
/// </summary>
internal ref struct PlainMarkdown
{
    /// <summary>Far beyond a post; longer texts are minded by <see cref="MarkdownReader"/>.</summary>
    private const int MaxLength = 10_000;

    /// <summary>Quotes of code, HTML, escapes, tables, strikethrough, and line ends or spaces that are full of rules.</summary>
    private static readonly SearchValues<char> Uncommon = SearchValues.Create("`<\\~|\r\t\f\v\0");

    private readonly string body;
    private readonly VariantsBuilder into;
    private readonly bool hasVariants;
    private readonly PlainInlines inlines;

    // The line that is looked at: from start to end in the body, without its line break.
    private int start;
    private int end;
    private int line;

    private PlainMarkdown(string body, int firstLine, VariantsBuilder into, bool hasVariants)
    {
        (this.body, this.into, this.hasVariants) = (body, into, hasVariants);
        inlines = new PlainInlines(body, new Places(body, firstLine));
        end = -1;
        line = firstLine - 1;
    }

    /// <summary>False when the body is more than plain; what was added until then is of no use.</summary>
    /// <param name="hasVariants">Whether the body is a post's: headings may name accounts, and breaks cut a thread.</param>
    public static bool TryRead(string body, int firstLine, VariantsBuilder into, bool hasVariants) =>
        body.Length <= MaxLength && !body.AsSpan().ContainsAny(Uncommon) && new PlainMarkdown(body, firstLine, into, hasVariants).Read();

    private ReadOnlySpan<char> Line => body.AsSpan(start, end - start);

    private bool Read()
    {
        // A list goes on behind an empty line; nothing else does.
        var isAfterList = false;
        var more = Advance();
        while (more)
        {
            if (start == end)
            {
                more = Advance();
                continue;
            }

            var isItem = IsItem(Line);
            if ((isItem && isAfterList) || !(isItem ? List(ref more) : body[start] == '-' ? Break(ref more) : IsHeading(Line) ? Heading(ref more) : Paragraph(ref more)))
            {
                return false;
            }

            isAfterList = isItem;
        }

        return true;
    }

    private bool Advance()
    {
        if (end >= body.Length)
        {
            return false;
        }

        start = end + 1;
        var length = body.AsSpan(start).IndexOf('\n');
        end = length < 0 ? body.Length : start + length;
        line++;
        return start < body.Length;
    }

    private static bool IsItem(ReadOnlySpan<char> line) => line is ['-', ' ', not ' ', ..];

    private static bool IsHeading(ReadOnlySpan<char> line) => line.IndexOfAnyExcept('#') is >= 1 and <= 6 and var level && line[level] == ' ';

    /// <summary>Three dashes, below an empty line or a heading.</summary>
    private bool Break(ref bool more)
    {
        if (!hasVariants || !Line.SequenceEqual("---"))
        {
            return false;
        }

        into.EndSegment();
        more = Advance();
        return true;
    }

    private bool Heading(ref bool more)
    {
        var level = Line.IndexOf(' ');
        var text = Line[(level + 1)..];
        if (text.IsEmpty || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]) || text.Contains('#'))
        {
            return false;
        }

        if (hasVariants && level == 2 && text is ['@', _, ..])
        {
            into.StartVariant(text[1..].Trim().ToString(), line);
        }
        else if (inlines.Read(start + level + 1, end) is { } runs)
        {
            into.Blocks.Add(new TextBlock(BlockKind.Heading, level, "", null, line, runs));
        }
        else
        {
            return false;
        }

        more = Advance();
        return true;
    }

    private bool Paragraph(ref bool more)
    {
        var (from, first) = (start, line);
        var to = end;
        for (; more && start < end && !IsHeading(Line); more = Advance())
        {
            if (!IsText(Line))
            {
                return false;
            }

            to = end;
        }

        return Add("", null, from, to, first);
    }

    /// <summary>Items of one line each.</summary>
    private bool List(ref bool more)
    {
        for (; more && start < end; more = Advance())
        {
            if (!IsItem(Line) || !IsText(Line[2..]) || !Add("*", "-", start + 2, end, line))
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(string nesting, string? marker, int from, int to, int firstOfText)
    {
        if (inlines.Read(from, to) is not { } runs)
        {
            return false;
        }

        into.Blocks.Add(new TextBlock(BlockKind.Paragraph, 0, nesting, marker, firstOfText, runs));
        return true;
    }

    /// <summary>Whether a line is certainly neither a list, a quote, code, a heading nor a break, and has no spaces around it.</summary>
    private static bool IsText(ReadOnlySpan<char> line)
    {
        if (char.IsWhiteSpace(line[0]) || char.IsWhiteSpace(line[^1]))
        {
            return false;
        }

        return line[0] switch
        {
            '-' or '+' or '=' or '_' or '>' or ':' => false,
            '*' => line is ['*', '*', not ('*' or ' '), ..] or ['*', not ('*' or ' '), ..],
            '#' => line is ['#', not ('#' or ' '), ..],
            >= '0' and <= '9' => line.IndexOfAnyExceptInRange('0', '9') is var digits && (digits < 0 || line[digits] is not ('.' or ')')),
            _ => true,
        };
    }
}
