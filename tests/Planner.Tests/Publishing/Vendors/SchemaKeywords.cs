using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>What one schema says of a value itself, without what is inside of it.</summary>
internal static class SchemaKeywords
{
    public static ImmutableArray<string> Of(JsonNode? value, JsonObject schema, string where)
    {
        if (Types(schema) is { IsEmpty: false } types && !types.Any(type => Is(value, type)))
        {
            return [$"{where} is {Shown(value)}, not {string.Join(" or ", types)}"];
        }

        if (schema["enum"] is JsonArray choices && !choices.Any(choice => JsonNode.DeepEquals(choice, value)))
        {
            return [$"{where} is {Shown(value)}, not one of {string.Join(", ", choices.Select(Shown))}"];
        }

        if (schema.TryGetPropertyValue("const", out var only) && !JsonNode.DeepEquals(only, value))
        {
            return [$"{where} is {Shown(value)}, not {Shown(only)}"];
        }

        return [.. Sizes(value, schema).Select(wrong => $"{where} {wrong}")];
    }

    private static IEnumerable<string> Sizes(JsonNode? value, JsonObject schema) => value switch
    {
        JsonObject members => (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !members.ContainsKey(name)).Select(name => $"lacks {name}"),
        JsonArray items => Between(items.Count, schema, "minItems", "maxItems", "items"),
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String => Text(leaf.GetValue<string>(), schema),
        JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number => Between(Number(leaf), schema, "minimum", "maximum", ""),
        _ => [],
    };

    private static IEnumerable<string> Text(string text, JsonObject schema)
    {
        var found = Between(text.EnumerateRunes().Count(), schema, "minLength", "maxLength", "characters").ToList();
        if (schema["pattern"] is JsonValue pattern && !Regex.IsMatch(text, pattern.GetValue<string>()))
        {
            found.Add($"is \"{text}\", which is not of the form {pattern}");
        }

        // WordPress takes a site's local time under the same name; both have date and time.
        if (schema["format"]?.GetValue<string>() == "date-time" && !Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$"))
        {
            found.Add($"is \"{text}\", which is no date and time");
        }

        return found;
    }

    private static IEnumerable<string> Between(decimal count, JsonObject schema, string least, string most, string unit)
    {
        if (schema[least] is JsonValue minimum && count < Number(minimum))
        {
            yield return $"has {count} {unit}, less than {minimum}";
        }

        if (schema[most] is JsonValue maximum && count > Number(maximum))
        {
            yield return $"has {count} {unit}, more than {maximum}";
        }
    }

    private static ImmutableArray<string> Types(JsonObject schema)
    {
        ImmutableArray<string> types = schema["type"] switch
        {
            JsonArray several => [.. several.Select(each => each!.GetValue<string>())],
            JsonValue one => [one.GetValue<string>()],
            _ => [],
        };
        return !types.IsEmpty && schema["nullable"] is JsonValue nullable && nullable.GetValue<bool>() ? types.Add("null") : types;
    }

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("string", JsonValueKind.String) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(Number(value!)),
        ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("object", JsonValueKind.Object) => true,
        ("array", JsonValueKind.Array) => true,
        ("null", JsonValueKind.Null) => true,
        ("any", _) => true,
        _ => false,
    };

    /// <summary>Google writes numbers of a schema as text.</summary>
    private static decimal Number(JsonNode node) => decimal.Parse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Shown(JsonNode? node) => node?.ToJsonString() is { } text ? text.Length > 80 ? text[..80] + "…" : text : "null";
}
