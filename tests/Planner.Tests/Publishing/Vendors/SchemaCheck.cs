using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// Values against JSON Schema, with the keywords that vendors use, and stricter where they leave it open: members beside those that a schema names are
/// wrong unless it says that there may be others. <c>oneOf</c> is satisfied by several, as vendors' choices overlap.
/// </summary>
/// <param name="document">Where <c>$ref</c> points: a path from its root, or a name of its <c>schemas</c>.</param>
internal sealed class SchemaCheck(JsonObject document)
{
    private static readonly ImmutableArray<string> Choices = ["anyOf", "oneOf"];

    /// <param name="isText">The value's leaves are text of a query or form: "true" is a boolean, "a,b" a list, JSON an object.</param>
    public ImmutableArray<string> Of(JsonNode? value, JsonNode? schema, string where, bool isText = false) =>
        isText && value is JsonValue text && text.TryGetValue<string>(out var said) ? Text(said, schema, where) : Whole(value, schema, where, isText, [], isOpen: false, isLast: true);

    /// <summary>All names of members that a schema knows.</summary>
    public ImmutableHashSet<string> Names(JsonNode? schema) => Resolve(schema) is { } known
        ? [.. (known["properties"] as JsonObject ?? []).Select(each => each.Key), .. Parts(known, "allOf", "anyOf", "oneOf").SelectMany(Names)]
        : [];

    private ImmutableArray<string> Text(string text, JsonNode? schema, string where)
    {
        var asText = Whole(text, schema, where, false, [], isOpen: false, isLast: true);
        if (asText.IsEmpty)
        {
            return [];
        }

        var parsed = RequestBody.Parsed(text);
        var asJson = parsed is null ? asText : Of(parsed, schema, where);
        var asList = parsed is JsonArray ? asJson : Whole(new JsonArray([.. text.Split(',').Select(each => JsonValue.Create(each))]), schema, where, true, [], isOpen: false, isLast: true);
        return asJson.IsEmpty || asList.IsEmpty ? [] : parsed is JsonArray or JsonObject ? asJson : asText;
    }

    private ImmutableArray<string> Whole(JsonNode? value, JsonNode? schema, string where, bool isText, ImmutableHashSet<string> names, bool isOpen, bool isLast)
    {
        if (Resolve(schema) is not { } known)
        {
            return [];
        }

        var found = SchemaKeywords.Of(value, known, where).AddRange(Inside(value, known, where, isText))
            .AddRange(Parts(known, "allOf").SelectMany(part => Whole(value, part, where, isText, [], isOpen: true, isLast: false)));
        var (allNames, isAllOpen) = (names.Union(Names(known)), isOpen || IsOpen(known));
        var choices = Choices.Where(known.ContainsKey).ToImmutableArray();
        foreach (var choice in choices)
        {
            var rest = new JsonObject(known.Where(each => each.Key != choice).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())));
            found = found.AddRange(Parts(known, choice)
                .Select(part => Whole(value, part, where, isText, names.Union(Names(rest)), isOpen || IsOpen(rest), isLast))
                .MinBy(each => each.Length));
        }

        var isClosed = allNames.Count > 0 || known["additionalProperties"] is JsonValue;
        return isLast && choices.IsEmpty && !isAllOpen && isClosed && value is JsonObject members
            ? found.AddRange(members.Where(member => !allNames.Contains(member.Key)).Select(member => $"{where}.{member.Key} is unknown"))
            : found;
    }

    private IEnumerable<string> Inside(JsonNode? value, JsonObject known, string where, bool isText)
    {
        if (value is JsonArray items)
        {
            return items.SelectMany((item, at) => Of(item, known["items"], $"{where}[{at}]", isText));
        }

        var (properties, others) = (known["properties"] as JsonObject ?? [], known["additionalProperties"] as JsonObject);
        return (value as JsonObject ?? []).SelectMany(member => Of(member.Value, properties.TryGetPropertyValue(member.Key, out var property) ? property : others, $"{where}.{member.Key}", isText));
    }

    private bool IsOpen(JsonNode? schema) => Resolve(schema) is { } known &&
        (known["additionalProperties"] is JsonObject || (known["additionalProperties"] is JsonValue others && others.GetValue<bool>()) || Parts(known, "allOf").Any(IsOpen));

    private static IEnumerable<JsonNode?> Parts(JsonObject known, params ReadOnlySpan<string> keywords)
    {
        var parts = new List<JsonNode?>();
        foreach (var keyword in keywords)
        {
            parts.AddRange(known[keyword] as JsonArray ?? []);
        }

        return parts;
    }

    private JsonObject? Resolve(JsonNode? schema)
    {
        var known = schema as JsonObject;
        while (known?["$ref"] is JsonValue reference)
        {
            var name = reference.GetValue<string>();
            known = (name.StartsWith("#/", StringComparison.Ordinal)
                ? name[2..].Split('/').Aggregate((JsonNode?)document, (at, step) => at?[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])
                : document["schemas"]?[name]) as JsonObject ?? throw new InvalidDataException($"{name} is not in the document.");
        }

        return known;
    }
}
