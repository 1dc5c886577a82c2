using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>OpenAPI 3.0 and 3.1.</summary>
internal static class OpenApiReader
{
    private static readonly ImmutableArray<string> Methods = ["get", "post", "put", "patch", "delete"];

    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var (schemas, before) = (new SchemaCheck(document), BasePath(document));
        return
        [
            .. from path in document["paths"]!.AsObject()
               from method in path.Value!.AsObject()
               where Methods.Contains(method.Key)
               select Operation(document, schemas, PathTemplate.Read(before, path.Key), method.Key, [.. List(path.Value["parameters"]), .. List(method.Value!["parameters"])], method.Value),
        ];
    }

    private static VendorOperation Operation(JsonObject document, SchemaCheck schemas, PathTemplate path, string method, ImmutableArray<JsonNode> parameters, JsonNode described)
    {
        var known = parameters.Select(each => each["$ref"] is { } reference ? At(document, reference.GetValue<string>()) : each).ToLookup(each => each["in"]!.GetValue<string>());
        var body = described["requestBody"];
        return new VendorOperation(method, path, schemas)
        {
            PathSchema = Parameters(known["path"]),
            Query = Parameters(known["query"]),
            Headers = [.. known["header"].Where(IsRequired).Select(Name)],
            Bodies = (body?["content"] as JsonObject ?? []).ToImmutableDictionary(each => each.Key, each => each.Value?["schema"], StringComparer.OrdinalIgnoreCase),
            NeedsBody = body is not null && IsRequired(body),
            JsonPart = document["x-json-part"]?.GetValue<string>(),
        }.With(described);
    }

    private static JsonObject Parameters(IEnumerable<JsonNode> parameters) =>
        VendorOperation.Closed(parameters.Select(each => KeyValuePair.Create(Name(each), each["schema"])), parameters.Where(IsRequired).Select(Name));

    private static string Name(JsonNode parameter) => parameter["name"]!.GetValue<string>();

    private static bool IsRequired(JsonNode parameter) => parameter["required"]?.GetValue<bool>() ?? false;

    private static string BasePath(JsonObject document) => document["servers"]?[0]?["url"]?.GetValue<string>() is { } address
        ? string.Concat(address.Split('/').Skip(3).Where(step => step.Length > 0).Select(step => "/" + step))
        : "";

    private static JsonNode At(JsonObject document, string reference) => reference[2..].Split('/').Aggregate((JsonNode)document, (at, step) => at[step]!);

    private static IEnumerable<JsonNode> List(JsonNode? node) => (node as JsonArray ?? []).OfType<JsonNode>();
}
