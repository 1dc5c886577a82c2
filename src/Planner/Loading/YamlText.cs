using System.Text;

namespace Planner.Loading;

/// <summary>Values as YAML on one line, with quotes only where YAML wants them.</summary>
internal static class YamlText
{
    /// <summary>Words that are no texts: to YAML 1.2, or to the older YAML of many editors.</summary>
    private static readonly FrozenSet<string> Reserved =
        new[] { "~", "null", "yes", "no", "on", "off", "y", "n" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A text as the value of a field.</summary>
    public static string Of(string text) => IsPlain(text, isInside: false) ? text : Quoted(text);

    /// <summary>A list of texts.</summary>
    public static string Of(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(Inside)) + "]";

    /// <summary>Any value, on one line.</summary>
    public static string Of(YamlNode node) => node switch
    {
        YamlScalar scalar => scalar.IsNull ? "null" : Inside(scalar.Value),
        YamlSequence sequence => "[" + string.Join(", ", sequence.Items.Select(Of)) + "]",
        _ => "{" + string.Join(", ", ((YamlMapping)node).Entries.Select(entry => $"{Inside(entry.Key.Value)}: {Of(entry.Value)}")) + "}",
    };

    private static string Inside(string text) => IsPlain(text, isInside: true) ? text : Quoted(text);

    private static bool IsPlain(string text, bool isInside) =>
        text.Length > 0
        && !char.IsWhiteSpace(text[0]) && !char.IsWhiteSpace(text[^1])
        && (!"-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal) || (text[0] == '-' && text.Length > 1 && char.IsAsciiDigit(text[1])))
        && text[^1] != ':'
        && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal)
        && !(isInside && text.AsSpan().IndexOfAny(",[]{}") >= 0)
        && !text.Any(IsUnseen)
        && !Reserved.Contains(text);

    /// <summary>What a reader of the file could not see, or YAML would take for the end of a line.</summary>
    private static bool IsUnseen(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' || char.GetUnicodeCategory(character) is UnicodeCategory.Format && character != '\u200D';

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                '\n' => quoted.Append("\\n"),
                _ when IsUnseen(character) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
