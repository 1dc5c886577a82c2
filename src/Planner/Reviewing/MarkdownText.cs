using System.Text;
using Planner.Printing;

namespace Planner.Reviewing;

/// <summary>
/// Text of authors inside a forge's comment: shown as it was written, and nothing else. It is one line (a line break is
/// <c>&lt;br&gt;</c>), so that it begins no block and gives GitLab no order (<c>/close</c>); what Markdown and HTML take for
/// marks is a character reference, which both show and neither obeys (CommonMark 0.31, 2.5); and what forges look for in the
/// text that is left, mentions, numbers of issues, addresses, emoji by name, ids of commits, is cut by a space of no width:
/// nobody is called, and no issue is told that it was spoken of.
/// </summary>
internal static class MarkdownText
{
    private const char NoWidth = '\u200B';

    /// <summary>Ids of commits are linked from seven characters on.</summary>
    private const int ShortestId = 7;

    /// <summary>Any text, in one line.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        return lines is [var only] ? Line(only) : string.Join("<br>", lines.Select(Line));
    }

    /// <summary>What a line or a list's line may begin with: no list, no code, no HTML of its own begins there.</summary>
    public static string AtStart(string markdown) => markdown is [var first, ..] && (char.IsLetter(first) || first is '*') ? markdown : NoWidth + markdown;

    /// <summary>The same for a table's cell or a heading, where a line break would end it.</summary>
    public static string Cell(string text) => Of(text).Replace("<br>", " ", StringComparison.Ordinal);

    /// <summary>Removed and added words in tags: Markdown's own marks do not hold beside spaces and punctuation.</summary>
    public static string Of(IEnumerable<DifferencePart> parts) => string.Concat(parts.Select(part => part.Kind switch
    {
        DifferenceKind.Removed => $"<del>{Of(part.Text)}</del>",
        DifferenceKind.Added => $"<ins>{Of(part.Text)}</ins>",
        _ => Of(part.Text),
    }));

    /// <summary>An address, escaped as addresses are, inside quotes: every byte that could mean something else by its number.</summary>
    public static string Address(string escaped)
    {
        var address = new StringBuilder(escaped.Length);
        foreach (var each in Encoding.UTF8.GetBytes(escaped))
        {
            _ = each is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'0' and <= (byte)'9') or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'.' or (byte)':' or (byte)'%' or (byte)'~'
                ? address.Append((char)each)
                : address.Append(CultureInfo.InvariantCulture, $"%{each:X2}");
        }

        return address.ToString();
    }

    private static string Line(string line)
    {
        var text = Printable.Of(line.Replace('\t', ' '));
        var shown = new StringBuilder(text.Length + 16);
        var digits = 0;
        for (var index = 0; index < text.Length; index++)
        {
            var sign = text[index];
            digits = char.IsAsciiHexDigit(sign) ? digits + 1 : 0;
            _ = IsMark(sign) ? shown.Append(CultureInfo.InvariantCulture, $"&#{(int)sign};") : shown.Append(sign);
            if ((digits == ShortestId - 1 && index + 1 < text.Length && char.IsAsciiHexDigit(text[index + 1])) || IsCut(text, index))
            {
                shown.Append(NoWidth);
                digits = 0;
            }
        }

        return shown.ToString();
    }

    private static bool IsMark(char sign) => sign is '&' or '<' or '>' or '"' or '`' or '*' or '_' or '~' or '[' or ']' or '\\' or '|' or '$' or '#' or '@' or '^' or '{' or '}' or '=' or '+';

    /// <summary>Whether a forge would make more than text of what stands around the place after this sign.</summary>
    private static bool IsCut(string text, int index)
    {
        var sign = text[index];
        var next = index + 1 < text.Length ? text[index + 1] : ' ';
        return sign switch
        {
            '@' => true,
            '#' or '!' or '$' or '%' or '&' or '~' or '^' => char.IsLetterOrDigit(next) || next is '"' or '{' or '_',
            ':' => next is '/' || IsName(text, index + 1),
            '-' => char.IsAsciiDigit(next) && index >= 2 && char.IsAsciiLetterUpper(text[index - 1]),
            'w' or 'W' => next is '.' && index >= 2 && text.AsSpan(index - 2, 3).Equals("www", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    /// <summary>Whether a name of an emoji may stand here: <c>tada:</c>.</summary>
    private static bool IsName(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '+' or '-'))
        {
            end++;
        }

        return end > start && end < text.Length && text[end] is ':';
    }
}
