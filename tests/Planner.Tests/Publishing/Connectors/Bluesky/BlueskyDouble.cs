using System.Text;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

/// <summary>
/// A server of one account, as @atproto/pds 0.5.35 answers (2026-11). Requests are held against atproto's lexicons (com/atproto/repo/*.json,
/// app/bsky/feed/post.json, 2026-08-20).
/// </summary>
public sealed class BlueskyDouble : INetworkDouble
{
    private const string Did = BlueskyPds.Did;
    private static readonly ImmutableArray<string> PutMembers = ["repo", "collection", "rkey", "validate", "record", "swapRecord", "swapCommit"];
    private static readonly ImmutableArray<string> PostMembers = ["$type", "text", "createdAt", "langs", "facets", "reply", "embed", "labels", "tags"];

    private readonly Dictionary<string, JsonObject> records = new(StringComparer.Ordinal);
    private readonly HashSet<string> blobs = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];

    public string Account => "network: bluesky\nsecrets: { app_password: LUNE_BLUESKY }";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty.Add("LUNE_BLUESKY", BlueskySample.Password);

    public string Fields => "";

    public ImmutableArray<string> Standing => [.. records.Values.Select(record => record["text"]!.GetValue<string>())];

    public ImmutableArray<string> Violations => [.. violations];

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        var method = request.Path.Split('?')[0].Replace("/xrpc/com.atproto.", "", StringComparison.Ordinal);
        if (method is not "server.createSession" && request.Headers.GetValueOrDefault("Authorization") != "Bearer " + (method is "server.refreshSession" ? BlueskyPds.Refresh : BlueskyPds.Access))
        {
            return BlueskyPds.Refused(401, "AuthMissing", "Authentication Required");
        }

        return (request.Method, method) switch
        {
            ("POST", "server.createSession") => SignIn(request),
            ("POST", "server.refreshSession") => BlueskyPds.Session(),
            ("POST", "repo.uploadBlob") => Upload(request),
            ("POST", "repo.putRecord") => Put(JsonNode.Parse(request.Body)!.AsObject()),
            ("GET", "repo.getRecord") => Get(request.Path),
            ("POST", "repo.deleteRecord") => Delete(JsonNode.Parse(request.Body)!.AsObject()),
            _ => Wrong($"{request.Method} {request.Path}: no such method"),
        };
    }

    private LoopbackAnswer SignIn(LoopbackRequest request)
    {
        var body = JsonNode.Parse(request.Body)!;
        Check(body["identifier"] is not null && body.AsObject().Count == 2, "createSession takes identifier and password");
        return body["password"]?.GetValue<string>() == BlueskySample.Password ? BlueskyPds.Session() : BlueskyPds.Refused(401, "AuthenticationRequired", "Invalid identifier or password");
    }

    private LoopbackAnswer Upload(LoopbackRequest request)
    {
        Check(request.Headers.GetValueOrDefault("Content-Type")?.StartsWith("image/", StringComparison.Ordinal) is true, "uploadBlob: the type of the file is missing");
        Check(request.Headers.ContainsKey("Content-Length"), "uploadBlob: the length of the file is missing");
        var link = $"bafkrei{blobs.Count + 1}";
        blobs.Add(link);
        return new LoopbackAnswer(200, new JsonObject
        {
            ["blob"] = new JsonObject { ["$type"] = "blob", ["ref"] = new JsonObject { ["$link"] = link }, ["mimeType"] = request.Headers["Content-Type"], ["size"] = request.Bytes.Length },
        }.ToJsonString());
    }

    private LoopbackAnswer Put(JsonObject body)
    {
        var (key, record) = (body["rkey"]!.GetValue<string>(), body["record"]!.AsObject());
        CheckRecord(body, record);
        if (records.ContainsKey(key) && body.ContainsKey("swapRecord") && body["swapRecord"] is null)
        {
            return BlueskyPds.Refused(400, "InvalidSwap", "Record was at " + BlueskyPds.Cid);
        }

        foreach (var link in Links(record))
        {
            if (!blobs.Contains(link))
            {
                return BlueskyPds.Refused(400, "BlobNotFound", "Could not find blob: " + link);
            }
        }

        records[key] = record.DeepClone().AsObject();
        return new LoopbackAnswer(200, new JsonObject { ["uri"] = AddressOf(key), ["cid"] = BlueskyPds.Cid, ["validationStatus"] = "valid" }.ToJsonString());
    }

    private void CheckRecord(JsonObject body, JsonObject record)
    {
        Check(body["repo"]?.GetValue<string>() == Did && body["collection"]?.GetValue<string>() == "app.bsky.feed.post", "putRecord: repo or collection is another");
        Check(body.All(member => PutMembers.Contains(member.Key)) && record.All(member => PostMembers.Contains(member.Key)), "putRecord: a member is unknown");
        Check(record["$type"]?.GetValue<string>() == "app.bsky.feed.post" && record["createdAt"] is not null, "app.bsky.feed.post: $type or createdAt is missing");
        var text = record["text"]?.GetValue<string>() ?? "";
        Check(new System.Globalization.StringInfo(text).LengthInTextElements <= 300 && Encoding.UTF8.GetByteCount(text) <= 3000, "app.bsky.feed.post: text is longer than 300 graphemes");
        foreach (var end in (string[])["root", "parent"])
        {
            Check(record["reply"] is not { } reply || records.ContainsKey(reply[end]!["uri"]!.GetValue<string>().Split('/')[^1]), $"reply.{end} is no record");
        }
    }

    private LoopbackAnswer Get(string path)
    {
        var key = path.Split("rkey=")[1].Split('&')[0];
        return records.TryGetValue(key, out var record)
            ? new LoopbackAnswer(200, new JsonObject { ["uri"] = AddressOf(key), ["cid"] = BlueskyPds.Cid, ["value"] = record.DeepClone() }.ToJsonString())
            : BlueskyPds.Refused(400, "RecordNotFound", "Could not locate record");
    }

    private LoopbackAnswer Delete(JsonObject body)
    {
        records.Remove(body["rkey"]!.GetValue<string>());
        return new LoopbackAnswer(200, "{}");
    }

    private LoopbackAnswer Wrong(string violation)
    {
        violations.Add(violation);
        return BlueskyPds.Refused(501, "MethodNotImplemented");
    }

    private void Check(bool isGood, string violation)
    {
        if (!isGood)
        {
            violations.Add(violation);
        }
    }

    private static string AddressOf(string key) => $"at://{Did}/app.bsky.feed.post/{key}";

    private static IEnumerable<string> Links(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "$link" ? [member.Value!.GetValue<string>()] : Links(member.Value)),
        JsonArray items => items.SelectMany(Links),
        _ => [],
    };
}
