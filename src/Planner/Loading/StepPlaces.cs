namespace Planner.Loading;

/// <summary>Where the fields of one step stand in the text of a file: between braces on one line or several, or each on a line of its own.</summary>
/// <param name="Values">From the character after the colon to the end of the value, by the field's name.</param>
/// <param name="NewAt">Where a further field is written.</param>
/// <param name="Before">What comes before it there.</param>
internal sealed record StepPlaces(ImmutableDictionary<string, Range> Values, int NewAt, string Before)
{
    public string Set(string text, string field, string value)
    {
        if (Values.TryGetValue(field, out var place))
        {
            var (start, length) = place.GetOffsetAndLength(text.Length);
            return string.Concat(text.AsSpan(0, start), " ", value, text.AsSpan(start + length));
        }

        return text.Insert(NewAt, $"{Before}{field}: {value}");
    }

    /// <summary>Null where it stands in no form that is known.</summary>
    public static StepPlaces? In(string text, SourceSpan source)
    {
        var start = TextPlace.Of(text, source);
        return start >= text.Length ? null : text[start] == '{' ? InBraces(text, start + 1) : OnLines(text, start, source.Column - 1);
    }

    /// <summary>At the end of the last value, where the line may hold a blank before the brace.</summary>
    private static StepPlaces? InBraces(string text, int at)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Range>(StringComparer.Ordinal);
        while (at < text.Length)
        {
            var colon = text.IndexOf(':', at);
            var end = colon < 0 ? -1 : EndOfValue(text, colon + 1);
            if (end < 0)
            {
                return null;
            }

            var length = text.AsSpan(colon + 1, end - colon - 1).TrimEnd().Length;
            var last = length == 0 ? end : colon + 1 + length;
            values[text[at..colon].Trim().Trim('"', '\'')] = (colon + 1)..last;
            if (text[end] == '}')
            {
                return new StepPlaces(values.ToImmutable(), last, ", ");
            }

            at = end + 1;
        }

        return null;
    }

    /// <summary>The comma or brace that ends a value; -1 where nothing does.</summary>
    private static int EndOfValue(string text, int at)
    {
        var depth = 0;
        var isFresh = true;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"' or '\'' when isFresh:
                    at = EndOfQuote(text, at);
                    break;
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when depth > 0:
                    depth--;
                    break;
                case ',' or '}' when depth == 0:
                    return at;
            }

            if (at >= text.Length)
            {
                return -1;
            }

            // A quotation mark counts only where a value starts: L'atelier has none.
            isFresh = text[at] is '{' or '[' or ',' or ':' || (isFresh && char.IsWhiteSpace(text[at]));
        }

        return -1;
    }

    private static int EndOfQuote(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && text[start] == '"')
            {
                at++;
            }
            else if (text[at] == text[start])
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Each field on a line of its own, in the column of the first.</summary>
    private static StepPlaces OnLines(string text, int start, int column)
    {
        var values = ImmutableDictionary.CreateBuilder<string, Range>(StringComparer.Ordinal);
        var firstEnd = TextPlace.EndOfLine(text, start);
        for (var at = start; at < text.Length;)
        {
            var end = TextPlace.EndOfLine(text, at);
            var line = text.AsSpan(at, end - at);
            if (line.IndexOf(':') is > 0 and var colon && !char.IsWhiteSpace(line[0]))
            {
                values[line[..colon].Trim().ToString()] = (at + colon + 1)..(at + colon + 1 + ValueLength(line[(colon + 1)..]));
            }

            at = TextPlace.NextLine(text, at) + column;
            if (at > text.Length || at - column >= text.Length || !text.AsSpan(at - column, column).IsWhiteSpace() || text.AsSpan(at - column, column).IndexOfAny('\r', '\n') >= 0)
            {
                break;
            }
        }

        return new StepPlaces(values.ToImmutable(), firstEnd, TextPlace.LineEndAt(text, firstEnd) + new string(' ', column));
    }

    /// <summary>Without a comment behind it.</summary>
    private static int ValueLength(ReadOnlySpan<char> rest)
    {
        var comment = rest.IndexOf(" #");
        return rest.TrimStart() is ['"' or '\'', ..] ? rest.TrimEnd().Length : (comment < 0 ? rest : rest[..comment]).TrimEnd().Length;
    }
}
