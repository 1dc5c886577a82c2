using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>
/// The Bot API as methods and types. A method takes its arguments in the query, in a form or as JSON; what is not a text is JSON there
/// (core.telegram.org/bots/api#making-requests). Limits stand in sentences: <c>2-10 items</c>.
/// </summary>
internal static partial class TelegramReader
{
    private const string List = "Array of ";

    public static ImmutableArray<VendorOperation> Read(JsonObject document)
    {
        var types = new JsonObject(document["types"]!.AsObject().Select(each => KeyValuePair.Create(each.Key, (JsonNode?)Type(each.Value!))));
        var schemas = new SchemaCheck(new JsonObject { ["schemas"] = types });
        return
        [
            .. from each in document["methods"]!.AsObject()
               from method in (ImmutableArray<string>)["GET", "POST"]
               select new VendorOperation(method, PathTemplate.Read("", "/bot{token}/" + each.Key), schemas)
               {
                   PathSchema = new JsonObject { ["properties"] = new JsonObject { ["token"] = new JsonObject { ["pattern"] = @"^\d+:[\w-]+$" } } },
                   Query = Members(each.Value!),
                   TakesEither = true,
               }.With(each.Value),
        ];
    }

    private static JsonObject Type(JsonNode type) => type["subtypes"] is JsonArray kinds
        ? new JsonObject { ["anyOf"] = new JsonArray([.. kinds.Select(kind => Reference(kind!.GetValue<string>()))]) }
        : Members(type);

    private static JsonObject Members(JsonNode described)
    {
        var fields = described["fields"] as JsonArray ?? [];
        return VendorOperation.Closed(
            fields.Select(field => KeyValuePair.Create(field!["name"]!.GetValue<string>(), (JsonNode?)Field(field))),
            fields.Where(field => field!["required"]!.GetValue<bool>()).Select(field => field!["name"]!.GetValue<string>()));
    }

    private static JsonObject Field(JsonNode field)
    {
        var schema = OneOf([.. field["types"]!.AsArray().Select(type => type!.GetValue<string>())]);
        var said = field["description"]?.GetValue<string>() ?? "";

        // What formatting takes away is not counted, so that the text itself may be longer.
        if (Limit().Match(said) is { Success: true } limit && !said.Contains("parsing", StringComparison.Ordinal))
        {
            var isText = limit.Groups[3].Value is "characters" or "bytes";
            schema[isText ? "minLength" : "minItems"] = int.Parse(limit.Groups[1].Value, null);
            schema[isText ? "maxLength" : "maxItems"] = int.Parse(limit.Groups[2].Value, null);
        }

        if (Must().Match(said) is { Success: true } must)
        {
            schema["const"] = must.Groups[1].Value;
        }

        return schema;
    }

    /// <summary>Of several kinds of lists, each entry may be another (albums of photos and videos).</summary>
    private static JsonObject OneOf(ImmutableArray<string> types) => types switch
    {
        [var only] => Named(only),
        _ when types.All(IsList) => new JsonObject { ["type"] = "array", ["items"] = OneOf([.. types.Select(each => each[List.Length..])]) },
        _ => new JsonObject { ["anyOf"] = new JsonArray([.. types.Select(Named)]) },
    };

    private static bool IsList(string type) => type.StartsWith(List, StringComparison.Ordinal);

    private static JsonObject Named(string type) => type switch
    {
        "String" or "InputFile" => new JsonObject { ["type"] = "string" },
        "Integer" => new JsonObject { ["type"] = "integer" },
        "Float" => new JsonObject { ["type"] = "number" },
        "Boolean" => new JsonObject { ["type"] = "boolean" },
        _ when IsList(type) => new JsonObject { ["type"] = "array", ["items"] = Named(type[List.Length..]) },
        _ => Reference(type),
    };

    private static JsonObject Reference(string type) => new() { ["$ref"] = type };

    [GeneratedRegex(@"\b(\d+)-(\d+)(?: (characters|bytes|items|answer options))?")]
    private static partial Regex Limit();

    [GeneratedRegex(@"must be (?:always )?[“*""]?([a-z_]+)[”*""]?$")]
    private static partial Regex Must();
}
