using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// The index of routes that a WordPress site gives under <c>/wp-json/</c>: arguments may stand in the query or in the body. Titles and texts may be said as a
/// text, too: "Sanitization/validation implemented in prepare_item_for_database" (class-wp-rest-posts-controller.php, get_item_schema). The body of an upload
/// is the file, with its name in Content-Disposition (class-wp-rest-attachments-controller.php, upload_from_data).
/// </summary>
internal static partial class WordPressReader
{
    private static readonly ImmutableArray<string> Everywhere = ["_fields", "_embed", "_envelope", "_locale", "_method", "_jsonp"];

    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var schemas = new SchemaCheck(document);
        return
        [
            .. from route in document["routes"]!.AsObject()
               let path = PathTemplate.Read("(?:/[^/]+)*?/wp-json", RouteParameter().Replace(route.Key, match => $"{{{match.Groups[1].Value}}}"))
               from endpoint in route.Value!["endpoints"]!.AsArray()
               from method in endpoint!["methods"]!.AsArray()
               select Operation(schemas, path, method!.GetValue<string>(), endpoint["args"]!.AsObject(), isUpload: route.Key == "/wp/v2/media" && method!.GetValue<string>() == "POST").With(endpoint),
        ];
    }

    private static VendorOperation Operation(SchemaCheck schemas, PathTemplate path, string method, JsonObject arguments, bool isUpload)
    {
        // The number in the path is an argument, too.
        var inQuery = arguments.Where(each => each.Key is not ("id" or "parent") || !path.Match("/wp-json/wp/v2/posts/1")?.ContainsKey(each.Key) is true).ToImmutableArray();
        var known = inQuery.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Schema(each.Value!.AsObject())))
            .Concat(Everywhere.Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject())))
            .Concat(isUpload ? [KeyValuePair.Create("file", (JsonNode?)new JsonObject { ["type"] = "string" })] : []);
        return new VendorOperation(method, path, schemas)
        {
            PathSchema = new JsonObject { ["properties"] = new JsonObject { ["id"] = new JsonObject { ["pattern"] = @"^\d+$" } } },
            Query = VendorOperation.Closed(known.DistinctBy(each => each.Key), inQuery.Where(IsRequired).Select(each => each.Key)),
            TakesEither = true,
            Bodies = isUpload ? ImmutableDictionary<string, JsonNode?>.Empty.Add("image/*", null).Add("video/*", null).Add("audio/*", null) : ImmutableDictionary<string, JsonNode?>.Empty,
        };
    }

    private static bool IsRequired(KeyValuePair<string, JsonNode?> argument) => argument.Value!["required"] is JsonValue required && required.GetValue<bool>();

    private static JsonObject Schema(JsonObject argument)
    {
        var schema = argument.DeepClone().AsObject();
        schema.Remove("required");
        if (schema["properties"] is JsonObject properties && properties.ContainsKey("raw"))
        {
            schema["type"] = new JsonArray("object", "string");
        }

        return schema;
    }

    [GeneratedRegex(@"\(\?P<(\w+)>\[\\d\]\+\)")]
    private static partial Regex RouteParameter();
}
