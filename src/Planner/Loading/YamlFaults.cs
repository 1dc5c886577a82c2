using YamlDotNet.Core;
using YamlDotNet.Core.Events;

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
        ("invalid Unicode", "the code after this backslash stands for no character; write the character itself"),
        ("hexadecimal number", "a backslash is special between double quotes; use single quotes, or write it twice"),
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
        ("a field without a name", "a field has no name here; write one before its colon"),
        ("a field's name", "a field's name must be plain text"),
        ("the file holds more", "the file holds more values up to here than any plan needs"),
        ("tab character", "a tab stands here; YAML wants spaces"),
        ("directive", "a line that starts with % is an order to YAML readers; put a text that starts with one between quotes"),
    ];

    /// <param name="exception">The complaint.</param>
    /// <param name="last">What the parser read last.</param>
    /// <param name="text">What it reads.</param>
    /// <param name="path">The file.</param>
    public static Located<string> Explain(YamlException exception, ParsingEvent? last, string text, string path)
    {
        var tab = Tab(exception, last, text);
        if (tab is { IsAlone: true } alone)
        {
            return At(path, alone.Line, alone.Column, "a tab stands on this empty line; take it away");
        }

        if (tab is { } indent)
        {
            return At(path, indent.Line, indent.Column, "a tab indents this line; YAML wants spaces");
        }

        if (IsAtTheEnd(exception, text) && YamlBrackets.Open(text) is { } bracket)
        {
            return NotClosed(bracket, text, path);
        }

        if (Nameless(exception, last, text) is { } colon)
        {
            return At(path, colon.Line, colon.Column, "a field has no name here; write one before its colon");
        }

        return YamlPlaces.Backslash(exception, text) is var (line, column)
            ? At(path, line, column, Simplify(exception.Message))
            : At(path, exception.Start, text, Simplify(exception.Message));
    }

    /// <summary>Whether YamlDotNet 16 throws this: for "[#a]", for a list that is never closed, for two wrong halves of a character.</summary>
    public static bool IsOfTheParser(Exception exception) =>
        exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException;

    /// <summary>
    /// The parser lost its way without saying where, somewhere after what it read last. Most often a list or group in
    /// brackets was not closed, or a # in it started a comment.
    /// </summary>
    public static Located<string> Lost(Exception exception, ParsingEvent? last, string text, string path)
    {
        var place = last?.Start ?? Mark.Empty;
        return exception is ArgumentOutOfRangeException && YamlPlaces.Half(text, place) is var (line, column)
            ? At(path, line, column, Simplify("invalid Unicode"))
            : NotClosed(YamlBrackets.Open(text) ?? place, text, path);
    }

    private static Located<string> At(string path, int line, int column, string message) => new(message, new SourceSpan(path, line, column));

    /// <summary>The parser counts a line after the last one, whether or not there is one.</summary>
    private static Located<string> At(string path, Mark place, string text, string message)
    {
        var lines = text.AsSpan().Count('\n') + 1;
        return place.Line > lines
            ? At(path, lines, text.Length - text.LastIndexOf('\n'), message)
            : At(path, Math.Max(1, (int)place.Line), Math.Max(1, (int)place.Column), message);
    }

    private static Located<string> NotClosed(Mark place, string text, string path) =>
        At(path, place, text, "a list or group in brackets that starts here is not closed; end it with ] or }, and put a text that holds brackets, # or : between quotes");

    /// <summary>Where it wanted more of a list or group than there is.</summary>
    private static bool IsAtTheEnd(YamlException exception, string text) =>
        exception.Message.Contains("did not find expected", StringComparison.Ordinal) && exception.Start.Index >= text.Length;

    /// <summary>The colon of a field without a name; of one that stands below another the parser says no more than that it stumbled there.</summary>
    private static (int Line, int Column)? Nameless(YamlException exception, ParsingEvent? last, string text) =>
        exception.Message.StartsWith("a field without a name", StringComparison.Ordinal) ? YamlPlaces.Colon(text, (int)exception.Start.Line, (int)exception.End.Line)
        : last is Scalar { Value: "", Style: ScalarStyle.Plain } ? YamlPlaces.Colon(text, (int)last.Start.Line, (int)exception.Start.Line)
        : null;

    private static (int Line, int Column, bool IsAlone)? Tab(YamlException exception, ParsingEvent? last, string text)
    {
        var isTab = exception.Message.Contains("tab", StringComparison.Ordinal);
        return isTab
            ? YamlPlaces.Tab(text, (int)Math.Max(exception.End.Line, last?.Start.Line ?? 1), int.MaxValue, mayBeAlone: true)
            : YamlPlaces.Tab(text, (int)exception.Start.Line, (int)exception.End.Line, mayBeAlone: false);
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
