using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Micropub;

/// <summary>
/// A site with Micropub as the W3C Recommendation of 2017-05-23 has it (w3.org/TR/micropub), with mp-slug, post-status and lists of posts (q=source without an
/// address) as indieweb.org/Micropub-extensions and Indiekit's endpoint-micropub have them.
/// </summary>
public sealed class MicropubDouble : INetworkDouble
{
    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly SortedDictionary<string, JsonObject> posts = new(StringComparer.Ordinal);
    private int files;

    public string Account { get; init; } = "network: micropub\nsecrets: { access_token: MICROPUB_TOKEN }";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty.Add("MICROPUB_TOKEN", "indie-token-1");

    public string Fields => "";

    /// <summary>Whether its page names the endpoint in a header; else in its HTML.</summary>
    public bool HasHeader { get; set; } = true;

    public bool Lists { get; set; } = true;

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Values.Select(post => (string)post["content"]![0]!["html"]!)]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public JsonObject Post(string address)
    {
        lock (gate)
        {
            return posts[address];
        }
    }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            if (said.Path == "/")
            {
                return new LoopbackAnswer(200, HasHeader ? "" : "<html><head><link rel=\"stylesheet\" href=\"/x\"><link rel=\"me micropub\" href=\"/micropub?a=1&amp;b=2\"><link href='/token' rel='token_endpoint'></head>", "text/html")
                {
                    Headers = HasHeader ? ImmutableDictionary<string, string>.Empty.Add("Link", "</hub>; rel=\"hub\", </micropub>; rel=\"micropub\", </token>; rel=token_endpoint") : [],
                };
            }

            if (request.Headers.GetValueOrDefault("Authorization") != "Bearer indie-token-1")
            {
                return Refused(401, "unauthorized", "The token is not valid");
            }

            return (request.Method, said.Path) switch
            {
                ("GET", "/token") => Json(200, new() { ["me"] = "https://lune.example/", ["scope"] = "create update" }),
                ("POST", "/media") => Upload(said),
                ("GET", "/micropub") => Query(said),
                ("POST", "/micropub") => said.Json() is var body && body.ContainsKey("action") ? Act(said, body) : Create(said, body),
                _ => Wrong(said),
            };
        }
    }

    private LoopbackAnswer Query(Checked said) => (said.Query.GetValueOrDefault("q"), said.Query.GetValueOrDefault("url")) switch
    {
        ("config", null) => Json(200, new() { ["media-endpoint"] = "/media" }),
        ("source", { } address) => posts.TryGetValue(address, out var post) ? Json(200, new() { ["type"] = new JsonArray("h-entry"), ["properties"] = post.DeepClone() }) : Refused(404, "not_found", "No post was found"),
        ("source", null) when Lists => Json(200, new() { ["items"] = new JsonArray([.. posts.Values.Select(post => new JsonObject { ["type"] = new JsonArray("h-entry"), ["properties"] = post.DeepClone() })]) }),
        ("source", null) => Refused(400, "invalid_request", "Missing parameter: url"),
        _ => Wrong(said),
    };

    private LoopbackAnswer Create(Checked said, JsonObject body)
    {
        said.Members(body, ["type", "properties"]);
        said.That(body["type"]?.ToJsonString() == "[\"h-entry\"]", "it is no h-entry");
        var properties = body["properties"]?.DeepClone() as JsonObject ?? [];
        said.Members(properties, ["content"], "name", "summary", "category", "photo", "video", "mp-slug", "post-status", "visibility");
        foreach (var (name, value) in properties)
        {
            said.That(value is JsonArray { Count: > 0 }, $"'{name}' is no list");
        }

        said.That((properties["photo"] as JsonArray ?? []).All(photo => photo is JsonObject { Count: 2 } && photo["value"] is not null && photo["alt"] is not null), "a photo with an alternative is value and alt");
        var slug = (string?)properties["mp-slug"]?[0] ?? "note";
        var address = $"https://lune.example/{slug}";
        for (var number = 2; posts.ContainsKey(address); number++)
        {
            address = string.Create(CultureInfo.InvariantCulture, $"https://lune.example/{slug}-{number}");
        }

        properties["url"] = new JsonArray(address);
        properties["published"] = new JsonArray("2026-11-28T10:00:01Z");
        posts.Add(address, properties);
        return Made(201, address);
    }

    private LoopbackAnswer Act(Checked said, JsonObject body)
    {
        said.Members(body, ["action", "url"], "replace", "add", "delete");
        if (!posts.TryGetValue((string?)body["url"] ?? "", out var post))
        {
            return Refused(404, "not_found", "No post was found");
        }

        if ((string?)body["action"] == "delete")
        {
            posts.Remove((string)body["url"]!);
            return new LoopbackAnswer(204, "");
        }

        said.That((string?)body["action"] == "update" && body["replace"] is JsonObject, "there is no such action");
        foreach (var (name, value) in body["replace"]!.AsObject())
        {
            said.That(value is JsonArray, $"'{name}' is no list");
            post[name] = value?.DeepClone();
        }

        return new LoopbackAnswer(200, "");
    }

    private LoopbackAnswer Upload(Checked said)
    {
        said.That(said.Request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("multipart/form-data", StringComparison.Ordinal) && said.Request.Body.Contains("name=\"file\"", StringComparison.Ordinal), "the file is not the part 'file'");
        return Made(201, $"https://media.lune.example/{++files}.png");
    }

    private static LoopbackAnswer Made(int status, string address) => new(status, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", address) };

    private static LoopbackAnswer Wrong(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Refused(400, "invalid_request", "What is that?");
    }

    internal static LoopbackAnswer Refused(int status, string error, string description) => Json(status, new() { ["error"] = error, ["error_description"] = description });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());
}
