using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>A request against one operation.</summary>
internal static class RequestCheck
{
    public static ImmutableArray<string> Of(VendorOperation operation, LoopbackRequest request)
    {
        var body = RequestBody.Read(request);
        ImmutableArray<string> found =
        [
            .. operation.Schemas.Of(operation.Path.Match(request.Path.Split('?')[0]), operation.PathSchema, "path", isText: true),
            .. operation.Headers.Where(name => !request.Headers.ContainsKey(name)).Select(name => $"header {name} is missing"),
        ];
        return operation.TakesEither ? [.. found, .. Either(operation, request, body)] : [.. found, .. Apart(operation, request, body)];
    }

    private static IEnumerable<string> Apart(VendorOperation operation, LoopbackRequest request, RequestBody body)
    {
        var query = RequestBody.Named(RequestBody.Query(request), operation.Schemas.Names(operation.Query));
        var found = operation.Schemas.Of(query, operation.Query, "query", isText: true).AddRange(operation.Also(query));
        return body.IsEmpty
            ? operation.NeedsBody ? found.Add("the body is missing") : found
            : found.AddRange(Body(operation, body));
    }

    private static IEnumerable<string> Body(VendorOperation operation, RequestBody body)
    {
        if (Schema(operation, body.MediaType) is not { } found)
        {
            return [operation.Bodies.IsEmpty ? "takes no body" : $"the body is {body.MediaType}, not {string.Join(" or ", operation.Bodies.Keys.Order(StringComparer.Ordinal))}"];
        }

        return found.Schema is null ? [] : Whole(operation, body, found.Schema);
    }

    private static (string Type, JsonNode? Schema)? Schema(VendorOperation operation, string mediaType)
    {
        string[] fitting = [mediaType, mediaType.Split('/')[0] + "/*", "*/*"];
        return fitting.FirstOrDefault(operation.Bodies.ContainsKey) is { } type ? (type, operation.Bodies[type]) : null;
    }

    private static IEnumerable<string> Whole(VendorOperation operation, RequestBody body, JsonNode schema)
    {
        if (body.Wrong is { } wrong)
        {
            return [wrong];
        }

        return body.Fields is { } fields
            ? operation.Schemas.Of(RequestBody.Named(fields, operation.Schemas.Names(schema), operation.JsonPart), schema, "body", isText: true)
            : operation.Schemas.Of(body.Json, schema, "body");
    }

    /// <summary>Arguments of the query and of the body are one object; a file may be named by another argument as <c>attach://name</c> (Telegram).</summary>
    private static IEnumerable<string> Either(VendorOperation operation, LoopbackRequest request, RequestBody body)
    {
        if (body.Wrong is { } wrong)
        {
            return [wrong];
        }

        var isBytes = body is { IsEmpty: false, Fields: null, Json: null };
        if (isBytes && Schema(operation, body.MediaType) is null)
        {
            return [$"a body of type {body.MediaType} is not read"];
        }

        var attached = body.Files.Where(name => body.Fields!.Value.Any(field => field.Value.Contains("attach://" + name, StringComparison.Ordinal)));
        var texts = RequestBody.Named([.. RequestBody.Query(request), .. (body.Fields ?? []).Where(field => !attached.Contains(field.Name))], operation.Schemas.Names(operation.Query));
        var all = MergePatch.Apply(texts, body.Json as JsonObject ?? [])!.AsObject();
        return operation.Schemas.Of(all, operation.Query, "arguments", isText: true).AddRange(operation.Also(all));
    }
}
