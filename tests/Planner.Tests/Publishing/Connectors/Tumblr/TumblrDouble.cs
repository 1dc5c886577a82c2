using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Tumblr;

/// <summary>
/// Tumblr as its documentation has it: github.com/tumblr/docs api.md ("Create/Reblog a Post (Neue Post Format)", "Fetching a Post", "Editing a Post", "Delete a Post",
/// "Retrieve Published Posts", "Retrieve Queued Posts", "OAuth2 Authorization", "Rate Limits") and npf-spec.md, 2024-10-18.
/// </summary>
public sealed class TumblrDouble : INetworkDouble
{
    public const string OAuth2 = "network: tumblr\nhandle: lune\nsecrets: { client_id: TUMBLR_KEY, client_secret: TUMBLR_SECRET, refresh_token: TUMBLR_REFRESH }";

    private static readonly string[] Subtypes = ["heading1", "heading2", "quirky", "quote", "indented", "chat", "ordered-list-item", "unordered-list-item"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly List<Post> posts = [];
    private long last = 733_820_000_000_000_000;
    private int granted;

    public string Account => "network: tumblr\nsecrets: { consumer_key: TUMBLR_KEY, consumer_secret: TUMBLR_SECRET, access_token: TUMBLR_TOKEN, access_token_secret: TUMBLR_TOKEN_SECRET }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("TUMBLR_KEY", "consumer-key-3k").Add("TUMBLR_SECRET", "consumer-secret-3k").Add("TUMBLR_TOKEN", "token-3k").Add("TUMBLR_TOKEN_SECRET", "token-secret-3k").Add("TUMBLR_REFRESH", "refresh-0");

    public string Fields => "";

    public Func<Instant> Clock { get; set; } = () => Doubled.Now;

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Where(post => IsOut(post)).Select(post => TextOf(post.Content))]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    /// <summary>The blocks of what was posted last.</summary>
    public JsonArray Content { get { lock (gate) { return posts[^1].Content; } } }

    public JsonObject Body { get { lock (gate) { return posts[^1].Body; } } }

    /// <summary>Whether a post gets another id when it leaves the queue.</summary>
    public bool RenamesOnPublish { get; set; } = true;

    /// <summary>What leaves the queue at its time.</summary>
    public void Publish()
    {
        lock (gate)
        {
            foreach (var post in posts.Where(post => post.PublishOn is { } at && at <= Clock() && !post.IsGone))
            {
                (post.At, post.PublishOn) = (post.PublishOn!.Value, null);
                if (RenamesOnPublish)
                {
                    (post.Genesis, post.Id) = (post.Id, NextId());
                }
            }
        }
    }

    public void Add(string text, Instant at) { lock (gate) { posts.Add(new Post(NextId(), at, [], [new JsonObject { ["type"] = "text", ["text"] = text }])); } }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            if (said.Path == "/v2/oauth2/token")
            {
                return Grant(said);
            }

            said.Header("User-Agent", "planner/1");
            if (!IsAllowed(said))
            {
                return Refused(401, "Unauthorized", "Unauthorized", 1016);
            }

            return (request.Method, said.Path.Split('/')[2..]) switch
            {
                ("GET", ["user", "info"]) => Json(200, "OK", new() { ["user"] = new JsonObject { ["name"] = "atelier", ["blogs"] = new JsonArray(new JsonObject { ["name"] = "lune", ["url"] = "https://lune.tumblr.com/", ["primary"] = true }) } }),
                ("POST", ["blog", "lune", "posts"]) => Create(said),
                ("GET", ["blog", "lune", "posts"]) => List(said, IsOut),
                ("GET", ["blog", "lune", "posts", "queue"]) => List(said, post => post is { PublishOn: not null, IsGone: false }),
                ("GET", ["blog", "lune", "posts", var id]) => Find(id) is { } post ? Json(200, "OK", Shown(post)) : NotFound,
                ("PUT", ["blog", "lune", "posts", var id]) => Change(said, id),
                ("POST", ["blog", "lune", "post", "delete"]) => Delete(said),
                ("GET" or "POST", ["blog", not "lune", ..]) => NotFound,
                _ => Unknown(said),
            };
        }
    }

    private bool IsAllowed(Checked said) =>
        said.Request.Headers.GetValueOrDefault("Authorization", "") is var header && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? granted > 0 && header == $"Bearer access-{granted}"
            : SignedRequest.IsSigned(said, (Variables["TUMBLR_KEY"], Variables["TUMBLR_SECRET"]), (Variables["TUMBLR_TOKEN"], Variables["TUMBLR_TOKEN_SECRET"]));

    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Form.Keys.Order(StringComparer.Ordinal).SequenceEqual(["client_id", "client_secret", "grant_type", "refresh_token"]), "the form of a refresh token grant");
        if (said.Form.GetValueOrDefault("refresh_token") != $"refresh-{granted}")
        {
            return new LoopbackAnswer(401, """{"error":"invalid_grant","error_description":"Invalid refresh token"}""");
        }

        granted++;
        return new LoopbackAnswer(200, new JsonObject { ["access_token"] = $"access-{granted}", ["expires_in"] = 2520, ["token_type"] = "bearer", ["scope"] = "write offline_access", ["refresh_token"] = $"refresh-{granted}" }.ToJsonString());
    }

    private LoopbackAnswer Create(Checked said)
    {
        var parts = ReceivedForm.Read(said.Request);
        if (parts.IsEmpty)
        {
            return Created(said, said.Json(), []);
        }

        said.That(parts[0] is { Name: "json", FileName: null }, "the first part is not the JSON");
        return JsonNode.Parse(parts[0].Text) is JsonObject body ? Created(said, body, [.. parts.Skip(1)]) : Refused(400, "Bad Request", "no JSON", 8001);
    }

    private LoopbackAnswer Created(Checked said, JsonObject body, ImmutableArray<ReceivedPart> files)
    {
        if (Look(said, body, files) is { } refused)
        {
            return refused;
        }

        var made = new Post(NextId(), Clock(), body, (JsonArray)body["content"]!.DeepClone()) { PublishOn = PublishOnOf(body) };
        foreach (var block in made.Content.Where(block => (string?)block!["type"] is "image" or "video" or "audio"))
        {
            Store((string?)block!["type"] == "image" ? block["media"]![0]! : block["media"]!);
        }

        posts.Add(made);
        return Json(201, "Created", new() { ["id"] = made.Id });
    }

    /// <summary>As a post shows it: an address in place of the part's name.</summary>
    private static void Store(JsonNode media)
    {
        media.AsObject().Remove("identifier");
        media["url"] = "https://64.media.tumblr.com/" + Guid.NewGuid().ToString("N");
    }

    private LoopbackAnswer? Look(Checked said, JsonObject body, ImmutableArray<ReceivedPart> files)
    {
        said.Members(body, ["content"], "state", "publish_on", "tags", "slug", "layout", "source_url", "date");
        said.That((string?)body["state"] is null or "published" or "queue" or "draft" or "private", "there is no such state");
        said.That(body["publish_on"] is null || ((string?)body["state"] == "queue" && PublishOnOf(body) > Clock()), "publish_on is for the queue, and for the future");
        if (body["content"] is not JsonArray { Count: > 0 and <= 1000 } content)
        {
            return Refused(400, "Bad Request", "'content' must be an array", 8001);
        }

        List<string> named = [];
        foreach (var block in content.Select(block => block!.AsObject()))
        {
            switch ((string?)block["type"])
            {
                case "text":
                    LookAtText(said, block);
                    break;
                case "image":
                    said.Members(block, ["type", "media"], "alt_text", "caption");
                    named.Add(Named(block["media"]![0]!));
                    said.That(((string?)block["alt_text"] ?? "").Length <= 4096, "alt_text is too long");
                    break;
                case "video" or "audio":
                    said.Members(block, ["type", "media"]);
                    named.Add(Named(block["media"]!));
                    break;
                case "link":
                    said.Members(block, ["type", "url"], "title", "description");
                    break;
                default:
                    said.That(false, $"there is no block {block["type"]}");
                    break;
            }
        }

        said.That(content.Count(block => (string?)block!["type"] == "image") <= 30 && content.Count(block => (string?)block!["type"] == "video") <= 1, "30 images and one video");
        said.That(named.Where(name => name.Length > 0).Order(StringComparer.Ordinal).SequenceEqual(files.Select(file => file.Name).Order(StringComparer.Ordinal)), "the files are not those that the blocks name");
        said.That(files.All(file => file.FileName is not null), "a file without a name");
        return null;

        static string Named(JsonNode media) => (string?)media["identifier"] ?? "";
    }

    private static void LookAtText(Checked said, JsonObject block)
    {
        said.Members(block, ["type", "text"], "subtype", "indent_level", "formatting");
        var length = ((string)block["text"]!).EnumerateRunes().Count();
        said.That(length <= 4096, "a block has 4096 code points");
        said.That(block["subtype"] is null || Subtypes.Contains((string)block["subtype"]!), "there is no such subtype");
        foreach (var range in (block["formatting"] as JsonArray ?? []).Select(range => range!.AsObject()))
        {
            said.That((int)range["start"]! >= 0 && (int)range["start"]! < (int)range["end"]! && (int)range["end"]! <= length, "a range is outside of its text");
            said.That((string?)range["type"] is "bold" or "italic" or "strikethrough" or "small" || ((string?)range["type"] == "link" && range["url"] is not null), "there is no such range");
        }
    }

    private LoopbackAnswer Change(Checked said, string id)
    {
        if (Find(id) is not { } post)
        {
            return NotFound;
        }

        var body = said.Json();
        if (Look(said, body, []) is { } refused)
        {
            return refused;
        }

        said.That((post.PublishOn is null) == (body["publish_on"] is null), "a post that is scheduled needs its publish_on");
        (post.Content, post.PublishOn) = ((JsonArray)body["content"]!.DeepClone(), PublishOnOf(body));
        return Json(200, "OK", new() { ["id"] = id });
    }

    private LoopbackAnswer Delete(Checked said)
    {
        if (Find(said.Form.GetValueOrDefault("id", "")) is not { } post)
        {
            return NotFound;
        }

        post.IsGone = true;
        return Json(200, "OK", new() { ["id"] = post.Id });
    }

    private LoopbackAnswer List(Checked said, Func<Post, bool> wanted)
    {
        var most = int.Parse(said.Query.GetValueOrDefault("limit", "20"), CultureInfo.InvariantCulture);
        said.That(most is >= 1 and <= 20, "limit");
        said.That(said.Query.GetValueOrDefault("npf") == "true", "posts are asked for in the old format");
        var found = posts.Where(wanted).OrderByDescending(post => post.At).Skip(int.Parse(said.Query.GetValueOrDefault("offset", "0"), CultureInfo.InvariantCulture)).Take(most);
        return Json(200, "OK", new() { ["blog"] = new JsonObject { ["name"] = "lune" }, ["posts"] = new JsonArray([.. found.Select(Shown)]) });
    }

    private static JsonObject Shown(Post post)
    {
        var shown = new JsonObject
        {
            ["object_type"] = "post", ["type"] = "blocks", ["id"] = long.Parse(post.Id, CultureInfo.InvariantCulture), ["id_string"] = post.Id, ["content"] = post.Content.DeepClone(), ["trail"] = new JsonArray(),
            ["timestamp"] = post.At.ToUnixTimeSeconds(), ["state"] = post.PublishOn is null ? "published" : "queued",
        };
        if (post.PublishOn is { } at)
        {
            (shown["queued_state"], shown["scheduled_publish_time"]) = ("scheduled", at.ToUnixTimeSeconds());
        }
        else
        {
            shown["post_url"] = $"https://lune.tumblr.com/post/{post.Id}/slug";
        }

        if (post.Genesis is not null)
        {
            shown["genesis_post_id"] = post.Genesis;
        }

        return shown;
    }

    private Post? Find(string id) => posts.Find(post => post.Id == id && !post.IsGone);

    private string NextId() => (++last).ToString(CultureInfo.InvariantCulture);

    private static bool IsOut(Post post) => post is { PublishOn: null, IsGone: false };

    private static string TextOf(JsonArray content) => string.Join('\n', content.Where(block => (string?)block!["type"] == "text").Select(block => (string?)block!["text"]));

    private static Instant? PublishOnOf(JsonObject body) => (string?)body["publish_on"] is { } text ? InstantPattern.General.Parse(text).Value : null;

    private static LoopbackAnswer NotFound => new(404, """{"meta":{"status":404,"msg":"Not Found"},"response":[],"errors":[{"title":"Not Found","code":0,"detail":"Either you were trying to find something that does not exist, or it was removed."}]}""");

    private static LoopbackAnswer Refused(int status, string message, string title, int code) =>
        new(status, new JsonObject { ["meta"] = new JsonObject { ["status"] = status, ["msg"] = message }, ["errors"] = new JsonArray(new JsonObject { ["title"] = title, ["code"] = code }) }.ToJsonString());

    private static LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "Tumblr knows no such address");
        return NotFound;
    }

    private static LoopbackAnswer Json(int status, string message, JsonObject response) =>
        new(status, new JsonObject { ["meta"] = new JsonObject { ["status"] = status, ["msg"] = message }, ["response"] = response }.ToJsonString());

    private sealed class Post(string id, Instant at, JsonObject body, JsonArray content)
    {
        public string Id { get; set; } = id;

        public string? Genesis { get; set; }

        public Instant At { get; set; } = at;

        public Instant? PublishOn { get; set; }

        public JsonObject Body { get; } = body;

        public JsonArray Content { get; set; } = content;

        public bool IsGone { get; set; }
    }
}
