using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// Meta's descriptions of Graph: kinds of things, each with fields, and edges with parameters. The path has a thing's id but not its kind, so that several
/// operations may fit. An edge that begins with a slash stands at the root. Parameters may be in the query, in a form or JSON
/// (developers.facebook.com/docs/graph-api/overview).
/// </summary>
internal static class GraphReader
{
    private const string Version = @"(?:/v\d+\.\d+)?";
    private static readonly ImmutableArray<string> Everywhere = ["access_token", "appsecret_proof", "fields", "limit", "after", "before", "summary", "pretty", "locale", "format", "date_format", "metadata", "debug", "include_headers"];

    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var schemas = new SchemaCheck(document);
        return
        [
            .. from kind in document["objects"]!.AsObject()
               from edge in kind.Value!["apis"]!.AsArray()
               select Operation(document, schemas, kind.Key, edge!),
        ];
    }

    private static VendorOperation Operation(JsonObject document, SchemaCheck schemas, string kind, JsonNode edge)
    {
        var name = edge["endpoint"]!.GetValue<string>();
        var path = name[0] switch { '/' => name, '#' => "/{id}", _ => "/{id}/" + name };
        var parameters = edge["params"]!.AsArray();
        var known = parameters.Select(each => KeyValuePair.Create(each!["name"]!.GetValue<string>(), Schema(document, each["type"]!.GetValue<string>())))
            .Concat(Everywhere.Select(each => KeyValuePair.Create(each, (JsonNode?)new JsonObject())));
        var shown = document["objects"]![name[0] == '#' ? kind : edge["return"]?.GetValue<string>() ?? ""];
        return new VendorOperation(edge["method"]!.GetValue<string>(), PathTemplate.Read(Version, path), schemas)
        {
            Query = VendorOperation.Closed(known.DistinctBy(each => each.Key), parameters.Where(each => each!["required"]!.GetValue<bool>()).Select(each => each!["name"]!.GetValue<string>())),
            TakesEither = true,
            Also = arguments => Fields(shown, arguments["fields"]?.ToString() ?? ""),
        }.With(edge);
    }

    /// <summary>Names in <c>fields=id,comments{message}</c> that a kind of thing does not have; what is in braces is another kind's.</summary>
    private static IEnumerable<string> Fields(JsonNode? kind, string asked)
    {
        var (depth, outer) = (0, "");
        foreach (var each in asked)
        {
            depth += each is '{' or '(' ? 1 : each is '}' or ')' ? -1 : 0;
            outer += depth == 0 && each is not ('}' or ')') ? each : "";
        }

        return kind is null ? [] : outer.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(field => field.Split('.')[0])
            .Where(field => field != "id" && !Has(kind["fields"], field) && !Has(kind["edges"], field))
            .Select(field => $"fields names {field}, which is unknown");
    }

    private static bool Has(JsonNode? names, string name) => (names as JsonArray ?? []).Any(each => each!.GetValue<string>() == name);

    /// <summary>Graph takes every plain value as text, too, and words of a choice in any case: its guides write <c>upload_phase=start</c>.</summary>
    private static JsonNode? Schema(JsonObject document, string type) => type switch
    {
        "string" => new JsonObject { ["type"] = "string" },
        "bool" => new JsonObject { ["type"] = new JsonArray("boolean", "string"), ["pattern"] = "^(true|false|0|1)$" },
        "int" => new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = @"^-?\d+$" },
        "unsigned int" => new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = @"^\d+$" },
        "float" => new JsonObject { ["type"] = new JsonArray("number", "string"), ["pattern"] = @"^-?[\d.]+$" },
        "datetime" => new JsonObject { ["type"] = new JsonArray("integer", "string") },
        _ when type.StartsWith("list<", StringComparison.Ordinal) => new JsonObject { ["type"] = "array", ["items"] = Schema(document, type[5..^1]) },
        _ when document["enums"]?[type] is JsonArray choices => new JsonObject { ["type"] = "string", ["pattern"] = $"^(?i:{string.Join('|', choices.Select(each => Regex.Escape(each!.ToString())))})$" },
        _ => new JsonObject(),
    };
}
