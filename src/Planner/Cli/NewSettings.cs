using Planner.Loading;

namespace Planner.Cli;

/// <summary><c>TITLE</c> and <c>--set field=value</c> to the YAML of each field.</summary>
internal static class NewSettings
{
    /// <exception cref="UsageException">A setting cannot be taken as it is.</exception>
    public static ImmutableDictionary<string, string> Read(EntityKind kind, string title, IReadOnlyList<string> settings)
    {
        var naming = NewKind.NamingField(kind);
        var fields = ImmutableDictionary<string, string>.Empty.Add(naming, YamlText.Of(OneLine(title)));
        foreach (var setting in settings)
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                throw new UsageException($"--set takes field=value, not '{setting}'");
            }

            var name = setting[..equals].Trim();
            var field = kind.Shape.Find(name) ?? throw Unknown(kind, name);
            if (fields.ContainsKey(name))
            {
                throw new UsageException(name == naming ? $"'{naming}' is the title that you gave; take --set {naming}= away" : $"--set {name}= is given twice; a list is written {name}=a,b");
            }

            fields = fields.Add(name, Value(field, setting[(equals + 1)..].Trim()));
        }

        return fields;
    }

    private static string OneLine(string title)
    {
        var words = string.Concat(title.Select(character => char.IsControl(character) ? ' ' : character)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 ? string.Join(' ', words) : throw new UsageException("the title is empty; say what people should call it");
    }

    private static UsageException Unknown(EntityKind kind, string name) => new(name == "body"
        ? "the body is no field; give it with --body TEXT, or with --body - from standard input"
        : $"--set {name}: {Problems.UnknownField(default, name, kind.Name, kind.Shape.Names).Message}");

    private static string Value(Field field, string value)
    {
        var schema = field.Schema();
        var isList = schema["type"]?.ToString() == "array";
        if (value.Length > 0 && value[0] is '[' or '{' && (isList || TakesGroup(schema)))
        {
            return YamlText.Of(Parsed(field, value));
        }

        return value.Length == 0 ? "" : isList ? YamlText.Of(value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) : YamlText.Of(value);
    }

    private static bool TakesGroup(System.Text.Json.Nodes.JsonObject schema) =>
        schema["type"]?.ToString() == "object" || schema["anyOf"] is not null || (schema["type"] is null && schema["enum"] is null);

    private static YamlNode Parsed(Field field, string value)
    {
        var findings = new List<Finding>();
        return YamlReader.Read(value, "--set", findings) is { } node && findings.Count == 0
            ? node
            : throw new UsageException($"--set {field.Name}: {(findings.Count > 0 ? findings[0].Message : $"'{value}' cannot be read.")} Nothing was written.");
    }
}
