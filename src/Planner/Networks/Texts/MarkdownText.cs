using System.Buffers;
using System.Text;

namespace Planner.Networks.Texts;

/// <summary>Characters as an author typed them, so that Markdown shows them as they are.</summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> EntityCharacters = SearchValues.Create("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <param name="startsLine">Whether the text stands at the start of a line, where a sign or a number may open a list.</param>
    /// <param name="finds">Whether addresses that are written out are kept whole; not in a label, which is a link already.</param>
    public static void Append(StringBuilder target, ReadOnlySpan<char> text, MarkdownDialect dialect, bool startsLine, bool finds)
    {
        if (startsLine)
        {
            text = LineStart(target, text);
        }

        while (finds && Addresses.Next(text) is { Length: > 0 } found)
        {
            Escape(target, text[..found.Start], dialect);
            Address(target, text.Slice(found.Start, found.Length), dialect);
            text = text[(found.Start + found.Length)..];
        }

        Escape(target, text, dialect);
    }

    /// <summary>
    /// Code between as many backticks as it needs; a space keeps its own backticks from theirs (CommonMark, "Code spans").
    /// </summary>
    public static void AppendCode(StringBuilder target, string code)
    {
        var fence = new string('`', LongestRun(code) + 1);
        var space = code is ['`', ..] or [.., '`'] or [' ', .., ' '] ? " " : "";
        target.Append(fence).Append(space).Append(code).Append(space).Append(fence);
    }

    /// <summary>The most backticks that stand in a row.</summary>
    public static int LongestRun(ReadOnlySpan<char> code)
    {
        var (longest, run) = (0, 0);
        foreach (var character in code)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>The address of a link, with what would end it written as <c>%28</c>.</summary>
    public static string Destination(string address, MarkdownDialect dialect)
    {
        var written = new StringBuilder(address.Length);
        for (var at = 0; at < address.Length; at++)
        {
            var character = address[at];
            if (character is '(' or ')' or '<' or '>' or '\\' or '|' or '`' or '"')
            {
                written.Append($"%{(int)character:X2}");
            }
            else
            {
                written.Append(dialect.IsCommonMark && character == '&' && StartsEntity(address.AsSpan(at + 1)) ? "&amp;" : character.ToString());
            }
        }

        return written.ToString();
    }

    private static void Address(StringBuilder target, ReadOnlySpan<char> address, MarkdownDialect dialect)
    {
        // Bare, it is what networks make previews of; in angle brackets nothing in it is a mark.
        var needsBrackets = dialect.IsCommonMark && address.ContainsAny(dialect.Special);
        target.Append(needsBrackets ? "<" : "").Append(address).Append(needsBrackets ? ">" : "");
    }

    private static void Escape(StringBuilder target, ReadOnlySpan<char> text, MarkdownDialect dialect)
    {
        for (var at = text.IndexOfAny(dialect.Special); at >= 0; at = text.IndexOfAny(dialect.Special))
        {
            var isPlain = (text[at] == '&' && !StartsEntity(text[(at + 1)..])) || (text[at] == '!' && at + 1 < text.Length);
            target.Append(text[..at]).Append(isPlain ? "" : "\\").Append(text[at]);
            text = text[(at + 1)..];
        }

        target.Append(text);
    }

    /// <summary>Whether an ampersand before this starts an entity, or may do so together with what follows the text.</summary>
    private static bool StartsEntity(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAnyExcept(EntityCharacters);
        return end < 0 || (end > 0 && rest[end] == ';');
    }

    /// <summary>Writes what would open a heading, a list or a rule at the start of a line, escaped.</summary>
    /// <returns>What is left.</returns>
    private static ReadOnlySpan<char> LineStart(StringBuilder target, ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \t");
        if (text.Length > 0 && text[0] is '#' or '-' or '+' or '=')
        {
            target.Append('\\').Append(text[0]);
            return text[1..];
        }

        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits]))
        {
            digits++;
        }

        if (digits is > 0 and < 10 && digits < text.Length && text[digits] is '.' or ')')
        {
            target.Append(text[..digits]).Append('\\').Append(text[digits]);
            return text[(digits + 1)..];
        }

        return text;
    }
}
