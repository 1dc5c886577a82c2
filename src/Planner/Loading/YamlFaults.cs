using YamlDotNet.Core;

namespace Planner.Loading;

/// <summary>Turns a parser's complaint into one an author can act on.</summary>
internal static class YamlFaults
{
    public static Located<string> Explain(YamlException exception, string text, string path)
    {
        var line = Math.Max(1, (int)exception.Start.Line);
        var column = Math.Max(1, (int)exception.Start.Column);
        var source = LineOf(text, line);
        var tab = source.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0 && string.IsNullOrWhiteSpace(source[..tab]))
        {
            return At(path, line, tab + 1, "a tab indents this line; YAML wants spaces");
        }

        return At(path, line, column, Simplify(exception.Message) + Hint(source));
    }

    private static Located<string> At(string path, int line, int column, string message) => new(message, new SourceSpan(path, line, column));

    private static string LineOf(string text, int number)
    {
        var start = 0;
        for (var line = 1; line < number; line++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
            {
                return "";
            }

            start = end + 1;
        }

        var stop = text.IndexOf('\n', start);
        return (stop < 0 ? text[start..] : text[start..stop]).TrimEnd('\r');
    }

    /// <summary>The parser's sentence without its own coordinates and capital letter.</summary>
    private static string Simplify(string message)
    {
        var colon = message.StartsWith("(Line", StringComparison.Ordinal) ? message.IndexOf("): ", StringComparison.Ordinal) : -1;
        var text = (colon < 0 ? message : message[(colon + 3)..]).TrimEnd('.');
        return text.Length == 0 ? "this is not YAML" : char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string Hint(string source) =>
        source.Count(character => character == ':') > 1 && !source.Contains('"', StringComparison.Ordinal)
            ? "; put a text that contains a colon between quotes"
            : source.TrimStart() is ['@' or '`' or '%', ..] || source.Contains(": @", StringComparison.Ordinal) || source.Contains(": #", StringComparison.Ordinal)
                ? "; put a text that starts with a special character between quotes"
                : "";
}
