using System.Text;

namespace Planner.Loading;

/// <summary>A content line of RFC 5545, unfolded.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="Parameters">By name in upper case, without quotes, each with its column.</param>
/// <param name="Value">As written, escapes and all.</param>
/// <param name="Number">Where it starts in the file, from one.</param>
/// <param name="Column">The value's, from one; one as well when it stands on a line below.</param>
internal sealed record ICalendarLine(string Name, ImmutableDictionary<string, (string Value, int Column)> Parameters, string Value, int Number, int Column)
{
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name).Value;

    public int ColumnOf(string parameter) => Parameters[parameter].Column;

    /// <summary>A text with its escapes resolved (section 3.3.11).</summary>
    public string Text() => Unescape(Value);

    /// <summary>A list of texts; an escaped comma belongs to its text.</summary>
    public IEnumerable<string> Texts()
    {
        var start = 0;
        for (var at = 0; at < Value.Length; at++)
        {
            if (Value[at] == '\\')
            {
                at++;
            }
            else if (Value[at] == ',')
            {
                yield return Unescape(Value[start..at]);
                start = at + 1;
            }
        }

        yield return Unescape(Value[start..]);
    }

    /// <summary>
    /// Folded lines are put together: a line that starts with a space or a tab goes on. Empty lines are nothing. So many
    /// characters stand on the first line.
    /// </summary>
    public static IEnumerable<(string Text, int Number, int Unfolded)> Unfold(string text)
    {
        var line = new StringBuilder();
        var start = 0;
        var unfolded = 0;
        var number = 0;
        for (var position = 0; position < text.Length;)
        {
            var end = text.IndexOf('\n', position);
            end = end < 0 ? text.Length : end;
            var piece = text[position..end].TrimEnd('\r');
            position = end + 1;
            number++;
            if (piece is [' ' or '\t', ..] && line.Length > 0)
            {
                line.Append(piece, 1, piece.Length - 1);
                continue;
            }

            if (line.Length > 0)
            {
                yield return (line.ToString(), start, unfolded);
            }

            line.Clear().Append(piece);
            (start, unfolded) = (number, piece.Length);
        }

        if (line.Length > 0)
        {
            yield return (line.ToString(), start, unfolded);
        }
    }

    /// <summary><c>NAME;PARAMETER=value;PARAMETER="quoted":value</c>; null when it is not that.</summary>
    public static ICalendarLine? Parse(string line, int number, int unfolded)
    {
        var name = Word(line, 0);
        var parameters = ImmutableDictionary<string, (string Value, int Column)>.Empty;
        var at = name.Length;
        while (at < line.Length && line[at] == ';')
        {
            var key = Word(line, at + 1);
            at += key.Length + 1;
            if (key.Length == 0 || at >= line.Length || line[at] != '=')
            {
                return null;
            }

            var end = ValueEnd(line, at + 1);
            parameters = parameters.SetItem(key.ToUpperInvariant(), (line[(at + 1)..end].Replace("\"", "", StringComparison.Ordinal), Column(at + 1)));
            at = end;
        }

        return name.Length > 0 && at < line.Length && line[at] == ':'
            ? new ICalendarLine(name.ToUpperInvariant(), parameters, line[(at + 1)..], number, Column(at + 1))
            : null;

        int Column(int position) => position < unfolded ? position + 1 : 1;
    }

    private static string Word(string line, int start)
    {
        var end = start;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '-' or '_'))
        {
            end++;
        }

        return line[start..end];
    }

    /// <summary>A parameter's value goes to the next colon or semicolon that no quotes enclose.</summary>
    private static int ValueEnd(string line, int start)
    {
        var isQuoted = false;
        var at = start;
        while (at < line.Length && (isQuoted || line[at] is not (':' or ';')))
        {
            isQuoted ^= line[at] == '"';
            at++;
        }

        return at;
    }

    private static string Unescape(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal))
        {
            return value;
        }

        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            text.Append(value[at] != '\\' || at + 1 == value.Length ? value[at] : value[++at] is 'n' or 'N' ? '\n' : value[at]);
        }

        return text.ToString();
    }
}
