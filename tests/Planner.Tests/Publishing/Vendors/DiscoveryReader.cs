using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// Google's discovery documents. A method that takes media has a second address, and at it three ways: bytes alone, bytes beside the resource
/// (multipart/related), and resumable, where the resource is sent first and the bytes are put to the session's address
/// (developers.google.com/youtube/v3/guides/using_resumable_upload_protocol).
/// </summary>
internal static class DiscoveryReader
{
    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var schemas = new SchemaCheck(document);
        return
        [
            .. from resource in document["resources"]!.AsObject()
               from method in resource.Value!["methods"]!.AsObject()
               from operation in Operations(document, schemas, method.Value!)
               select operation,
        ];
    }

    private static IEnumerable<VendorOperation> Operations(JsonObject document, SchemaCheck schemas, JsonNode method)
    {
        var path = (method["flatPath"] ?? method["path"])!.GetValue<string>();
        var plain = new VendorOperation(method["httpMethod"]!.GetValue<string>(), PathTemplate.Read("/", path), schemas)
        {
            PathSchema = Parameters(method, [], "path"),
            Query = Parameters(method, document["parameters"]!.AsObject(), "query"),
            Bodies = method["request"] is { } request ? Body("application/json", request) : ImmutableDictionary<string, JsonNode?>.Empty,
            NeedsBody = method["request"] is not null,
        }.With(method);
        return method["mediaUpload"] is { } upload ? [plain, .. Uploads(plain, upload)] : [plain];
    }

    private static IEnumerable<VendorOperation> Uploads(VendorOperation plain, JsonNode upload)
    {
        var path = upload["protocols"]!["simple"]!["path"]!.GetValue<string>();
        var kinds = MergePatch.Apply(plain.Query, new JsonObject { ["properties"] = new JsonObject { ["uploadType"] = new JsonObject { ["enum"] = new JsonArray("media", "multipart", "resumable") } }, ["required"] = new JsonArray("uploadType") })!.AsObject();
        var resource = plain.Bodies.Values.FirstOrDefault();
        yield return plain with
        {
            Path = PathTemplate.Read("", path),
            Query = kinds,
            Bodies = upload["accept"]!.AsArray().ToImmutableDictionary(type => type!.GetValue<string>(), _ => (JsonNode?)null, StringComparer.OrdinalIgnoreCase)
                .SetItem("application/json", resource).SetItem("multipart/related", resource),
            NeedsBody = plain.NeedsBody,
        };
        yield return new VendorOperation("PUT", PathTemplate.Read("", path), plain.Schemas)
        {
            Query = new JsonObject { ["type"] = "object", ["required"] = new JsonArray("upload_id") },
            Bodies = ImmutableDictionary<string, JsonNode?>.Empty.Add("*/*", null).Add("", null),
        };
    }

    private static ImmutableDictionary<string, JsonNode?> Body(string type, JsonNode schema) =>
        ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create(type, (JsonNode?)schema)]);

    private static JsonObject Parameters(JsonNode method, JsonObject everywhere, string place)
    {
        var known = (method["parameters"] as JsonObject ?? []).Concat(everywhere).Where(each => each.Value!["location"]!.GetValue<string>() == place).ToImmutableArray();
        return VendorOperation.Closed(known.Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Schema(each.Value!))), known.Where(each => each.Value!["required"] is not null).Select(each => each.Key));
    }

    /// <summary>What may be repeated may also be one text with commas.</summary>
    private static JsonObject Schema(JsonNode parameter)
    {
        var one = new JsonObject(parameter.AsObject().Where(each => each.Key is "type" or "enum" or "pattern" or "minimum" or "maximum").Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone())));
        return parameter["repeated"] is null ? one : new JsonObject { ["type"] = "array", ["items"] = one };
    }
}
