using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.X;

/// <summary>
/// X as its documentation has it, transcribed as far as it is used: docs.x.com "Manage posts", "Media upload" (chunked, v2), "Timelines", "OAuth 1.0a", "OAuth 2.0
/// Authorization Code Flow with PKCE", "Response codes and errors", "Rate limits", 2026-08. The OpenAPI document has no licence and is not copied.
/// </summary>
public sealed partial class XDouble : INetworkDouble
{
    public const string OAuth2 = "network: x\nsecrets: { client_id: X_CLIENT, refresh_token: X_REFRESH }";

    private const string User = "2244994945";
    private const string Problems = "https://api.x.com/2/problems/";

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly List<Post> posts = [];
    private readonly Dictionary<string, Media> media = [];
    private long last = 1_860_000_000_000_000_000;
    private int granted;

    public string Account => "network: x\nsecrets: { consumer_key: X_CONSUMER, consumer_secret: X_CONSUMER_SECRET, access_token: X_TOKEN, access_token_secret: X_TOKEN_SECRET }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("X_CONSUMER", "consumer-key-7d").Add("X_CONSUMER_SECRET", "consumer-secret-7d").Add("X_TOKEN", "2244994945-token").Add("X_TOKEN_SECRET", "token-secret-7d")
        .Add("X_CLIENT", "client-7d").Add("X_CLIENT_SECRET", "client-secret-7d").Add("X_REFRESH", "refresh-0");

    public string Fields => "";

    public Func<Instant> Clock { get; set; } = () => Doubled.Now;

    /// <summary>Looks that find a file still being worked on.</summary>
    public int Working { get; set; }

    /// <summary>What X says of a video that it cannot use; null: it can.</summary>
    public string? Unusable { get; set; }

    /// <summary>The program has a secret, and must say it.</summary>
    public bool IsConfidential { get; set; }

    /// <summary>How long access tokens live, in seconds.</summary>
    public int Lives { get; set; } = 7200;

    public string Scope { get; set; } = "tweet.read tweet.write users.read media.write offline.access";

    public string Level { get; set; } = "read-write";

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Where(post => !post.IsGone).Select(post => post.Text)]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    /// <summary>Bodies of what was posted.</summary>
    public IReadOnlyList<JsonObject> Bodies { get { lock (gate) { return [.. posts.Select(post => post.Body)]; } } }

    public int Granted => granted;

    /// <summary>By the media's id: category, alternative text.</summary>
    public string Described(string id) { lock (gate) { return $"{media[id].Category}: {media[id].Alt}"; } }

    /// <summary>What somebody posted there otherwise.</summary>
    public void Add(string text, Instant at) { lock (gate) { posts.Add(new Post(NextId(), text, at, [])); } }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            if (said.Path == "/2/oauth2/token")
            {
                return Grant(said);
            }

            return !IsAllowed(said) ? new LoopbackAnswer(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""")
                : (request.Method, said.Path.Split('/')[2..]) switch
                {
                    ("GET", ["users", "me"]) => Json(200, new() { ["data"] = new JsonObject { ["id"] = User, ["name"] = "Atelier Lune", ["username"] = "lune" } }) with { Headers = ImmutableDictionary<string, string>.Empty.Add("x-access-level", Level) },
                    ("GET", ["users", User, "tweets"]) => List(said),
                    ("POST", ["tweets"]) => Create(said),
                    ("GET", ["tweets", var id]) => posts.Find(post => post.Id == id && !post.IsGone) is { } post ? Json(200, new() { ["data"] = Shown(post) }) : NotFound(id),
                    ("DELETE", ["tweets", var id]) => Delete(id),
                    ("POST", ["media", "upload", "initialize"]) => Initialize(said),
                    ("POST", ["media", "upload", var id, "append"]) => Append(said, id),
                    ("POST", ["media", "upload", var id, "finalize"]) => FinalizeUpload(said, id),
                    ("GET", ["media", "upload"]) => Status(said),
                    ("POST", ["media", "metadata"]) => Describe(said),
                    _ => Unknown(said),
                };
        }
    }

    private bool IsAllowed(Checked said) =>
        said.Request.Headers.GetValueOrDefault("Authorization", "") is var header && header.StartsWith("Bearer ", StringComparison.Ordinal)
            ? granted > 0 && header == $"Bearer access-{granted}"
            : SignedRequest.IsSigned(said, (Variables["X_CONSUMER"], Variables["X_CONSUMER_SECRET"]), (Variables["X_TOKEN"], Variables["X_TOKEN_SECRET"]));

    /// <summary>A refresh token serves once; a public client names itself in the form, a confidential one in the header.</summary>
    private LoopbackAnswer Grant(Checked said)
    {
        said.That(said.Request.Method == "POST" && said.Form.GetValueOrDefault("grant_type") == "refresh_token", "no refresh token is used");
        said.That(IsConfidential ? !said.Form.ContainsKey("client_id") : said.Form.GetValueOrDefault("client_id") == Variables["X_CLIENT"], "client_id");
        if (IsConfidential)
        {
            said.Header("Authorization", "Basic " + Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes($"{Variables["X_CLIENT"]}:{Variables["X_CLIENT_SECRET"]}")));
        }

        if (said.Form.GetValueOrDefault("refresh_token") != $"refresh-{granted}")
        {
            return new LoopbackAnswer(400, """{"error":"invalid_request","error_description":"Value passed for the token was invalid."}""");
        }

        granted++;
        return Json(200, new() { ["token_type"] = "bearer", ["expires_in"] = Lives, ["access_token"] = $"access-{granted}", ["scope"] = Scope, ["refresh_token"] = $"refresh-{granted}" });
    }

    private LoopbackAnswer Create(Checked said)
    {
        var body = said.Json();
        said.Members(body, [], "text", "media", "reply", "poll", "reply_settings", "community_id");
        var text = (string?)body["text"] ?? "";
        said.That(text.Length > 0 || body["media"] is not null, "there is neither text nor media");
        said.That((string?)body["reply_settings"] is null or "following" or "mentionedUsers" or "subscribers" or "verified", "there is no such reply_settings");
        if (body["poll"] is JsonObject poll)
        {
            said.Members(poll, ["options", "duration_minutes"]);
            said.That(((JsonArray)poll["options"]!).Count is >= 2 and <= 4 && ((JsonArray)poll["options"]!).All(option => ((string)option!).Length is > 0 and <= 25), "a poll has 2 to 4 options of 25 characters");
            said.That((int)poll["duration_minutes"]! is >= 5 and <= 10080, "a poll lasts 5 minutes to 7 days");
            said.That(body["media"] is null, "a poll and media");
        }

        if (body["media"] is JsonObject files)
        {
            said.Members(files, ["media_ids"]);
            var ids = ((JsonArray)files["media_ids"]!).Select(id => (string)id!).ToArray();
            said.That(ids.Length is >= 1 and <= 4, "there are 1 to 4 media");
            if (ids.Any(id => media.GetValueOrDefault(id) is not { IsDone: true }))
            {
                return Problem(400, "invalid-request", "Invalid Request", "Your media IDs are invalid.");
            }
        }

        if (body["reply"] is JsonObject reply)
        {
            said.Members(reply, ["in_reply_to_tweet_id"]);
            if (!posts.Exists(post => post.Id == (string)reply["in_reply_to_tweet_id"]! && !post.IsGone))
            {
                return new LoopbackAnswer(403, """{"detail":"You attempted to reply to a Tweet that is deleted or not visible to you.","type":"about:blank","title":"Forbidden","status":403}""");
            }
        }

        if (text.Length > 0 && posts.Exists(post => post.Text == text && !post.IsGone))
        {
            return new LoopbackAnswer(403, """{"detail":"You are not allowed to create a Tweet with duplicate content.","type":"about:blank","title":"Forbidden","status":403}""");
        }

        var made = new Post(NextId(), text, Clock(), body);
        posts.Add(made);
        return Json(201, new() { ["data"] = new JsonObject { ["id"] = made.Id, ["text"] = text, ["edit_history_tweet_ids"] = new JsonArray(made.Id) } });
    }

    private LoopbackAnswer Delete(string id)
    {
        if (posts.Find(post => post.Id == id && !post.IsGone) is not { } post)
        {
            return NotFound(id);
        }

        post.IsGone = true;
        return Json(200, new() { ["data"] = new JsonObject { ["deleted"] = true } });
    }

    private LoopbackAnswer List(Checked said)
    {
        var most = int.Parse(said.Query.GetValueOrDefault("max_results", "10"), CultureInfo.InvariantCulture);
        said.That(most is >= 5 and <= 100, "max_results");
        said.That(said.Query.Keys.All(name => name is "max_results" or "start_time" or "exclude" or "tweet.fields" or "pagination_token"), "a parameter that is not known");
        said.That(said.Query.GetValueOrDefault("exclude") is null or "retweets", "exclude");
        var start = InstantPattern.General.Parse(said.Query["start_time"]).Value;
        var found = posts.Where(post => !post.IsGone && post.At >= start).Reverse().ToArray();
        var page = found.Skip(int.Parse(said.Query.GetValueOrDefault("pagination_token", "0"), CultureInfo.InvariantCulture)).ToArray();
        var meta = new JsonObject { ["result_count"] = Math.Min(most, page.Length) };
        if (page.Length > most)
        {
            meta["next_token"] = (found.Length - page.Length + most).ToString(CultureInfo.InvariantCulture);
        }

        return page.Length == 0 ? Json(200, new() { ["meta"] = meta }) : Json(200, new() { ["data"] = new JsonArray([.. page.Take(most).Select(Shown)]), ["meta"] = meta });
    }

    /// <summary>Addresses are shortened, and listed beside; so are media.</summary>
    private static JsonObject Shown(Post post)
    {
        var urls = new JsonArray();
        var text = WebUtility.HtmlEncode(post.Text).Replace("&#39;", "'", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal);
        text = AddressPattern().Replace(text, match =>
        {
            urls.Add(new JsonObject { ["url"] = $"https://t.co/a{urls.Count}", ["expanded_url"] = match.Value.StartsWith("http", StringComparison.Ordinal) ? match.Value : "http://" + match.Value, ["display_url"] = match.Value });
            return $"https://t.co/a{urls.Count - 1}";
        });
        if (post.Body["media"] is not null)
        {
            urls.Add(new JsonObject { ["url"] = "https://t.co/pic", ["expanded_url"] = $"https://x.com/lune/status/{post.Id}/photo/1", ["display_url"] = "pic.x.com/abc", ["media_key"] = "3_1" });
            text += " https://t.co/pic";
        }

        var shown = new JsonObject { ["id"] = post.Id, ["text"] = text, ["created_at"] = InstantPattern.ExtendedIso.Format(post.At), ["entities"] = new JsonObject { ["urls"] = urls } };
        if ((string?)post.Body["reply"]?["in_reply_to_tweet_id"] is { } parent)
        {
            shown["referenced_tweets"] = new JsonArray(new JsonObject { ["type"] = "replied_to", ["id"] = parent });
        }

        return shown;
    }

    private string NextId() => (++last).ToString(CultureInfo.InvariantCulture);

    private static LoopbackAnswer NotFound(string id) => Json(200, new()
    {
        ["errors"] = new JsonArray(new JsonObject { ["value"] = id, ["detail"] = $"Could not find tweet with id: [{id}].", ["title"] = "Not Found Error", ["resource_type"] = "tweet", ["parameter"] = "id", ["resource_id"] = id, ["type"] = Problems + "resource-not-found" }),
    });

    private static LoopbackAnswer Problem(int status, string type, string title, string detail) =>
        Json(status, new() { ["errors"] = new JsonArray(new JsonObject { ["message"] = detail }), ["title"] = title, ["detail"] = "One or more parameters to your request was invalid.", ["type"] = Problems + type });

    private static LoopbackAnswer Unknown(Checked said)
    {
        said.That(false, "X knows no such address");
        return new LoopbackAnswer(404, """{"title":"Not Found","type":"about:blank","status":404,"detail":"Not Found"}""");
    }

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());

    [GeneratedRegex(@"https?://\S+|(?<=^|\s)[a-z]+\.example\S*")]
    private static partial Regex AddressPattern();

    private sealed record Post(string Id, string Text, Instant At, JsonObject Body)
    {
        public bool IsGone { get; set; }
    }
}
