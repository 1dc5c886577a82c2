using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>One thing that a vendor's server does for whoever asks; every dialect is read into these. Schemas are JSON Schema.</summary>
internal sealed record VendorOperation(string Method, PathTemplate Path, SchemaCheck Schemas)
{
    /// <summary>Of an object with the path's parameters.</summary>
    public JsonObject PathSchema { get; init; } = [];

    /// <summary>Of an object with the query's parameters.</summary>
    public JsonObject Query { get; init; } = Closed();

    /// <summary>Headers that have to be there.</summary>
    public ImmutableArray<string> Headers { get; init; } = [];

    /// <summary>By media type, which may end in <c>/*</c>; null: bytes of any form.</summary>
    public ImmutableDictionary<string, JsonNode?> Bodies { get; init; } = ImmutableDictionary<string, JsonNode?>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);

    public bool NeedsBody { get; init; }

    /// <summary>Whether arguments may stand in the query or in a form or JSON; <see cref="Query"/> then says what all of them are.</summary>
    public bool TakesEither { get; init; }

    /// <summary>A part of multipart forms whose members count as the form's own: <c>payload_json</c> on Discord.</summary>
    public string? JsonPart { get; init; }

    /// <summary>What no schema can say, from the arguments.</summary>
    public Func<JsonObject, IEnumerable<string>> Also { get; init; } = _ => [];

    /// <summary>An object that may hold nothing beside <paramref name="properties"/>.</summary>
    public static JsonObject Closed(IEnumerable<KeyValuePair<string, JsonNode?>>? properties = null, IEnumerable<string>? required = null) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject((properties ?? []).Select(each => KeyValuePair.Create(each.Key, each.Value?.DeepClone()))),
        ["required"] = new JsonArray([.. (required ?? []).Select(name => JsonValue.Create(name))]),
        ["additionalProperties"] = false,
    };

    /// <summary>The operation with what was added to it by hand: <c>x-query</c> and <c>x-body</c> are merged into the schemas, <c>x-headers</c> replaces the headers.</summary>
    public VendorOperation With(JsonNode? described) => this with
    {
        Query = described?["x-query"] is JsonObject query ? MergePatch.Apply(Query, query)!.AsObject() : Query,
        Bodies = described?["x-body"] is JsonObject body ? Bodies.ToImmutableDictionary(each => each.Key, each => MergePatch.Apply(each.Value, body), Bodies.KeyComparer) : Bodies,
        Headers = described?["x-headers"] is JsonArray headers ? [.. headers.Select(each => each!.GetValue<string>())] : Headers,
    };
}
