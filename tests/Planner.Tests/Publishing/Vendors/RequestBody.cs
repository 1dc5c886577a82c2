using System.Text.Json;
using System.Text.Json.Nodes;

namespace Planner.Tests.Publishing.Vendors;

/// <summary>What a request carries, taken apart.</summary>
internal sealed record RequestBody(string MediaType, bool IsEmpty)
{
    private const string File = "(a file)";

    public JsonNode? Json { get; init; }

    /// <summary>Of a form; null for everything else.</summary>
    public ImmutableArray<(string Name, string Value)>? Fields { get; init; }

    /// <summary>Names of the parts that are files; they are among the fields, too.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Why it could not be taken apart.</summary>
    public string? Wrong { get; init; }

    public static RequestBody Read(LoopbackRequest request)
    {
        var content = request.Headers.GetValueOrDefault("Content-Type", "");
        var body = new RequestBody(content.Split(';')[0].Trim().ToLowerInvariant(), request.Bytes.IsEmpty);
        return body.MediaType switch
        {
            _ when body.IsEmpty => body,
            "application/json" => Parse(body, request.Body),
            "application/x-www-form-urlencoded" => body with { Fields = [.. Pairs(request.Body)] },
            "multipart/form-data" => Form(body, MultipartParts.Read(content, request.Bytes)),
            "multipart/related" => Parse(body, MultipartParts.Read(content, request.Bytes).FirstOrDefault()?.Text ?? ""),
            _ => body,
        };
    }

    public static ImmutableArray<(string Name, string Value)> Query(LoopbackRequest request) =>
        request.Path.Split('?', 2) is [_, var query] ? [.. Pairs(query)] : [];

    /// <summary>Fields as an object: <c>post[raw]</c> is a member of a member, <c>tags[]</c> and what is repeated is a list, unless the whole name is known.</summary>
    public static JsonObject Named(ImmutableArray<(string Name, string Value)> fields, ImmutableHashSet<string> known, string? jsonPart = null)
    {
        var all = new JsonObject();
        foreach (var (name, value) in fields)
        {
            if (name == jsonPart && Parsed(value) is JsonObject members)
            {
                members.ToList().ForEach(member => Put(all, [member.Key], member.Value?.DeepClone()));
            }
            else
            {
                Put(all, known.Contains(name) ? [name] : [.. name.Split('[').Select(each => each.TrimEnd(']'))], value);
            }
        }

        return all;
    }

    public static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Put(JsonObject into, ReadOnlySpan<string> path, JsonNode? value)
    {
        var name = path[0];
        if (path.Length > 1 && path[1].All(char.IsAsciiDigit))
        {
            // An index or nothing: a list.
            var list = into[name] as JsonArray ?? [];
            list.Add(value);
            into[name] = list.Parent is null ? list : into[name];
        }
        else if (path.Length > 1)
        {
            var inner = into[name] as JsonObject ?? [];
            Put(inner, path[1..], value);
            into[name] = inner.Parent is null ? inner : into[name];
        }
        else
        {
            into[name] = into[name] is { } before ? new JsonArray([.. before is JsonArray many ? many.Select(each => each?.DeepClone()) : [before.DeepClone()], value]) : value;
        }
    }

    private static RequestBody Parse(RequestBody body, string text) =>
        Parsed(text) is { } json ? body with { Json = json } : body with { Wrong = $"the body is not JSON: {text}" };

    private static RequestBody Form(RequestBody body, ImmutableArray<MultipartPart> parts) => body with
    {
        Fields = [.. parts.Select(part => (part.Name, part.FileName is null ? part.Text : File))],
        Files = [.. parts.Where(part => part.FileName is not null).Select(part => part.Name)],
        Wrong = parts.IsEmpty ? "the form has no parts" : null,
    };

    private static IEnumerable<(string Name, string Value)> Pairs(string text) =>
        from pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let parts = pair.Split('=', 2)
        select (Decoded(parts[0]), parts.Length == 2 ? Decoded(parts[1]) : "");

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
