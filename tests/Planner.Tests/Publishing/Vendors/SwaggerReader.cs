using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>Swagger 2.0: the form's fields are parameters, and the schema of each is the parameter itself.</summary>
internal static class SwaggerReader
{
    private static readonly ImmutableArray<string> Keywords = ["type", "format", "items", "enum", "pattern", "minimum", "maximum", "minLength", "maxLength"];

    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var schemas = new SchemaCheck(document);
        return
        [
            .. from path in document["paths"]!.AsObject()
               let template = PathTemplate.Read(document["basePath"]!.GetValue<string>(), path.Key)
               from method in path.Value!.AsObject()
               select Operation(schemas, template, method.Key, method.Value!),
        ];
    }

    private static VendorOperation Operation(SchemaCheck schemas, PathTemplate path, string method, JsonNode described)
    {
        var known = described["parameters"]!.AsArray().ToLookup(each => each!["in"]!.GetValue<string>(), each => each!);
        var types = described["consumes"]!.AsArray().Select(each => each!.GetValue<string>());
        var fields = Parameters(known["formData"]);
        return new VendorOperation(method, path, schemas)
        {
            Query = Parameters(known["query"]),
            Headers = [.. known["header"].Where(IsRequired).Select(Name)],
            Bodies = known["formData"].Any() || described["x-body"] is not null
                ? types.ToImmutableDictionary(type => type, _ => (JsonNode?)fields.DeepClone(), StringComparer.OrdinalIgnoreCase)
                : ImmutableDictionary<string, JsonNode?>.Empty,
            NeedsBody = known["formData"].Any(IsRequired),
        }.With(described);
    }

    private static JsonObject Parameters(IEnumerable<JsonNode> parameters) =>
        VendorOperation.Closed(parameters.Select(each => KeyValuePair.Create(Name(each), (JsonNode?)Schema(each))), parameters.Where(IsRequired).Select(Name));

    private static JsonObject Schema(JsonNode parameter) =>
        new(parameter.AsObject().Where(each => Keywords.Contains(each.Key)).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())));

    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>();

    private static bool IsRequired(JsonNode parameter) => parameter["required"]?.GetValue<bool>() ?? false;
}
