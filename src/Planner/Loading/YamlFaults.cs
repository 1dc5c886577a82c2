using YamlDotNet.Core;

namespace Planner.Loading;

/// <summary>Turns a parser's complaint into one an author can act on.</summary>
internal static class YamlFaults
{
    /// <summary>What YamlDotNet says, and what an author most likely did.</summary>
    private static readonly ImmutableArray<(string Said, string Meant)> Meanings =
    [
        ("found invalid mapping", "a colon is not expected here; put the text between quotes, or line this field up with the one above"),
        ("cannot start any token", "a text cannot start with this character; put it between quotes"),
        ("scanning an anchor or alias", "a text cannot start with & or *; put it between quotes"),
        ("stands for nothing", "nothing above is called so; a text that starts with * needs quotes"),
        ("unknown escape character", "a backslash is special between double quotes; use single quotes, or write it twice"),
        ("scanning a multi-line", "this quote is never closed"),
        ("scanning a quoted scalar", "this quote is never closed"),
        ("sequence entries are not allowed", "a list starts on a line of its own, with '- ' before each of its values"),
        ("expected ',' or ']'", "the list that starts with '[' above is not closed"),
        ("expected ',' or '}'", "the group that starts with '{' above is not closed"),
        ("scanning a block scalar", "nothing may follow > or | on its line; a text that starts with one needs quotes"),
        ("did not find expected key", "this is no field; a field is 'name: value' with a space after the colon, and a text that holds quotes stands between others"),
        ("expected '-' indicator", "this is no value of the list above; each starts with '- '"),
        ("expected <document end>", "this line does not belong to what stands above; let all fields start in the same column"),
        ("expected node content", "a value is missing here"),
        ("a second YAML document", "a second YAML document starts here; a file holds one"),
        ("values are nested", "values are nested too deep here"),
        ("a field's name", "a field's name must be plain text"),
        ("the file holds more", "the file holds more values up to here than any plan needs"),
        ("tab character", "a tab stands here; YAML wants spaces"),
        ("directive", "a line that starts with % is an order to YAML readers; put a text that starts with one between quotes"),
    ];

    public static Located<string> Explain(YamlException exception, string text, string path)
    {
        var line = Math.Max(1, (int)exception.Start.Line);
        var last = exception.Message.Contains("tab", StringComparison.Ordinal) ? int.MaxValue : (int)exception.End.Line;
        if (TabFrom(text, line, last) is { } tab)
        {
            return At(path, tab.Line, tab.Column, "a tab indents this line; YAML wants spaces");
        }

        return At(path, exception.Start, text, Simplify(exception.Message));
    }

    /// <summary>
    /// The parser lost its way without saying why, somewhere after this place. Most often a list or group in brackets was
    /// not closed, or a # in it started a comment.
    /// </summary>
    public static Located<string> Lost(Mark place, string text, string path) =>
        At(path, place, text, "a list or group in brackets that starts here is not closed; a text in it that holds # or : needs quotes");

    private static Located<string> At(string path, int line, int column, string message) => new(message, new SourceSpan(path, line, column));

    /// <summary>The parser counts a line after the last one, whether or not there is one.</summary>
    private static Located<string> At(string path, Mark place, string text, string message)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        return place.Line > lines
            ? At(path, lines, text.Length - text.LastIndexOf('\n'), message)
            : At(path, Math.Max(1, (int)place.Line), Math.Max(1, (int)place.Column), message);
    }

    /// <summary>The first tab that indents one of these lines.</summary>
    private static (int Line, int Column)? TabFrom(string text, int first, int last)
    {
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            number++;
            var start = line.IndexOfAnyExcept(' ');
            if (number >= first && start >= 0 && line[start] == '\t' && !line.IsWhiteSpace())
            {
                return (number, start + 1);
            }

            if (number > last)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The author's mistake in our words, which languages translate.</summary>
    private static string Simplify(string message)
    {
        foreach (var (said, meant) in Meanings)
        {
            if (message.Contains(said, StringComparison.Ordinal))
            {
                return meant;
            }
        }

        // The parser's other words are for programmers.
        return "this is not YAML; put a text with signs in it between quotes";
    }
}
