using System.Text.Json.Nodes;

namespace Planner.Loading;

/// <summary>JSON Schema (draft 2020-12) of the entities, from the very definitions that the readers use.</summary>
internal static class Schemas
{
    /// <summary>The schema of a whole entity, as an editor loads it.</summary>
    public static JsonObject Of(EntityKind kind)
    {
        var schema = kind.Name is "approval" or "draw"
            ? new JsonObject { ["type"] = "array", ["items"] = OfShape(kind.Shape) }
            : OfShape(kind.Shape);
        return Headed(schema, kind.Name, kind.Shape.Summary);
    }

    /// <summary>The schema of <c>content/planner.yml</c>.</summary>
    public static JsonObject OfOptions() => Headed(OfShape(OptionsReader.Shape), "planner", OptionsReader.Shape.Summary);

    public static JsonObject OfShape(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var field in shape.Fields)
        {
            var schema = field.IsRequired ? field.Schema() : OrNothing(field.Schema());
            schema["description"] = field.Summary;
            properties[field.Name] = schema;
        }

        var result = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        var required = shape.Fields.Where(field => field.IsRequired).Select(field => JsonValue.Create(field.Name)).ToArray();
        if (required.Length > 0)
        {
            result["required"] = new JsonArray([.. required]);
        }

        return result;
    }

    /// <summary>An optional field may stand empty. A choice may not, so that editors offer its words and nothing else.</summary>
    public static JsonObject OrNothing(JsonObject schema)
    {
        switch (schema["type"] ?? schema["anyOf"])
        {
            case JsonArray types:
                types.Add(schema["type"] is null ? new JsonObject { ["type"] = "null" } : "null");
                break;
            case JsonValue type:
                schema["type"] = new JsonArray(type.GetValue<string>(), "null");
                break;
        }

        return schema;
    }

    private static JsonObject Headed(JsonObject schema, string name, string summary)
    {
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", name);
        schema.Insert(2, "description", summary);
        return schema;
    }
}
