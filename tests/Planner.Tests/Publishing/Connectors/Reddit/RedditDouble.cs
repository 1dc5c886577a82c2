using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Reddit;

/// <summary>
/// Reddit as its documentation (reddit.com/dev/api) and praw 7.8 have it: endpoints, fields of forms, the media lease, errors in an answer of 200
/// (reddit-archive/reddit r2/lib/errors.py, r2/controllers/api.py, 2017).
/// </summary>
public sealed class RedditDouble : INetworkDouble
{
    private const string Token = "eyJ-reddit-token";
    private static readonly string[] SubmitFields = ["api_type", "sr", "kind", "title", "text", "url", "flair_id", "flair_text", "nsfw", "spoiler", "sendreplies", "resubmit"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly List<JsonObject> things = [];
    private readonly HashSet<string> assets = [];
    private int last = 100;
    private Func<Instant> clock = static () => Doubled.Now;

    public string Account { get; init; } = "network: reddit\nsecrets: { client_id: REDDIT_ID, client_secret: REDDIT_SECRET, username: REDDIT_USER, password: REDDIT_PASSWORD }\nextra: { subreddit: r/pottery }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("REDDIT_ID", "client-7").Add("REDDIT_SECRET", "secret-7").Add("REDDIT_USER", "atelier_lune").Add("REDDIT_PASSWORD", "pass-7").Add("REDDIT_REFRESH", "refresh-7");

    public string Fields => "";

    /// <summary>Looks at the listing that do not show a picture's post yet.</summary>
    public int Working { get; set; }

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. Out.Select(thing => (string?)thing["selftext"] ?? (string?)thing["body"] ?? "")]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public JsonObject Thing(string name)
    {
        lock (gate)
        {
            return things.Single(thing => (string?)thing["name"] == name);
        }
    }

    private IEnumerable<JsonObject> Out => things.Where(thing => (string?)thing["author"] != "[deleted]");

    public void Follow(Func<Instant> clock) => this.clock = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            if (said.Path == "/")
            {
                return Store(said);
            }

            said.That(request.Headers.GetValueOrDefault("User-Agent", "").Contains("(by /u/", StringComparison.Ordinal), "the User-Agent names nobody");
            if (said.Path == "/api/v1/access_token")
            {
                return Grant(said);
            }

            if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token)
            {
                return Json(401, new() { ["message"] = "Unauthorized", ["error"] = 401 });
            }

            return (request.Method, said.Path) switch
            {
                ("GET", "/api/v1/me") => Json(200, new() { ["name"] = "atelier_lune", ["is_suspended"] = false }),
                ("GET", "/api/v1/me/prefs") => Json(200, []),
                ("GET", "/user/atelier_lune/submitted") => List(thing => ((string)thing["name"]!).StartsWith("t3_", StringComparison.Ordinal)),
                ("GET", "/user/atelier_lune/comments") => List(thing => ((string)thing["name"]!).StartsWith("t1_", StringComparison.Ordinal)),
                ("GET", "/api/info") => Listing(things.Where(thing => (string?)thing["name"] == said.Query.GetValueOrDefault("id"))),
                ("POST", "/api/submit") => Submit(said),
                ("POST", "/api/submit_gallery_post.json" or "/api/submit_poll_post") => Group(said),
                ("POST", "/api/comment") => Comment(said),
                ("POST", "/api/media/asset.json") => Lease(said),
                ("POST", "/api/editusertext") => Edit(said),
                ("POST", "/api/del") => Delete(said),
                _ => Wrong(said),
            };
        }
    }

    private static LoopbackAnswer Grant(Checked said)
    {
        said.Header("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("client-7:secret-7")));
        var isGood = (said.Form.GetValueOrDefault("grant_type"), said.Form.GetValueOrDefault("username"), said.Form.GetValueOrDefault("password"), said.Form.GetValueOrDefault("refresh_token"))
            is ("password", "atelier_lune", "pass-7", null) or ("refresh_token", null, null, "refresh-7");
        return isGood ? Json(200, new() { ["access_token"] = Token, ["token_type"] = "bearer", ["expires_in"] = 86400, ["scope"] = "*" }) : Json(200, new() { ["error"] = "invalid_grant" });
    }

    private LoopbackAnswer Submit(Checked said)
    {
        var form = said.Form;
        said.That(form.Keys.All(SubmitFields.Contains), "there is no such field: " + string.Join(' ', form.Keys.Except(SubmitFields)));
        said.That(form.GetValueOrDefault("api_type") == "json" && form.GetValueOrDefault("kind") is "self" or "link" or "image", "there is no such kind");
        said.That(form.GetValueOrDefault("title", "").Length is > 0 and <= 300, "the title has 1 to 300 characters");
        said.That(form.ContainsKey("url") == (form["kind"] is not "self"), "a link has a url, and a text none");
        said.That(form["kind"] != "image" || assets.Contains(form["url"]), "there is no such picture");
        if (form["kind"] == "link" && Out.Any(thing => (string?)thing["url"] == form["url"]))
        {
            return Refused("ALREADY_SUB", "that link has already been submitted", "url");
        }

        var post = Add("t3_", form["sr"], form["title"], form.GetValueOrDefault("text", ""), form.GetValueOrDefault("url"));
        (post["over_18"], post["spoiler"], post["flair"]) = (form["nsfw"] == "true", form["spoiler"] == "true", form.GetValueOrDefault("flair_id"));
        return form["kind"] == "image"
            ? Done(new() { ["user_submitted_page"] = "https://www.reddit.com/user/atelier_lune/submitted/", ["websocket_url"] = "wss://ws.reddit.example/1" })
            : Done(new() { ["url"] = "https://www.reddit.com" + (string)post["permalink"]!, ["drafts_count"] = 0, ["id"] = ((string)post["name"]!)[3..], ["name"] = (string)post["name"]! });
    }

    private LoopbackAnswer Group(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["api_type", "sr", "title"], "text", "nsfw", "spoiler", "sendreplies", "resubmit", "show_error_list", "validate_on_submit", "flair_id", "flair_text", "items", "options", "duration");
        said.That((body["items"] as JsonArray ?? []).All(item => assets.Any(asset => asset.Contains((string?)item?["media_id"] ?? "?", StringComparison.Ordinal))), "there is no such picture");
        said.That(body["options"] is not JsonArray options || options.Count is >= 2 and <= 6, "a poll has 2 to 6 answers");
        var post = Add("t3_", (string?)body["sr"] ?? "", (string?)body["title"] ?? "", (string?)body["text"] ?? "", null);
        post["body_sent"] = body.DeepClone();
        return Done(new() { ["url"] = "https://www.reddit.com" + (string)post["permalink"]!, ["id"] = (string)post["name"]! });
    }

    private LoopbackAnswer Comment(Checked said)
    {
        said.That(things.Any(thing => (string?)thing["name"] == said.Form.GetValueOrDefault("thing_id")), "there is no such post");
        var comment = Add("t1_", "pottery", null, null, null);
        (comment["link_id"], comment["body"]) = (said.Form["thing_id"], said.Form["text"]);
        return Done(new() { ["things"] = new JsonArray(new JsonObject { ["kind"] = "t1", ["data"] = comment.DeepClone() }) });
    }

    private JsonObject Add(string kind, string subreddit, string? title, string? text, string? url)
    {
        var id = (++last).ToString(CultureInfo.InvariantCulture);
        var thing = new JsonObject { ["name"] = kind + id, ["author"] = "atelier_lune", ["subreddit"] = subreddit, ["title"] = title, ["selftext"] = text, ["url"] = url, ["permalink"] = $"/r/{subreddit}/comments/{id}/kiln/", ["created_utc"] = (double)clock().ToUnixTimeSeconds(), ["removed_by_category"] = null };
        things.Add(thing);
        return thing;
    }

    private LoopbackAnswer Lease(Checked said)
    {
        said.That(said.Form.ContainsKey("filepath") && said.Form.GetValueOrDefault("mimetype", "").StartsWith("image/", StringComparison.Ordinal), "the lease wants filepath and mimetype");
        var asset = $"asset{++last}";
        return Json(200, new()
        {
            ["args"] = new JsonObject { ["action"] = "//reddit-uploaded-media.s3-accelerate.amazonaws.com", ["fields"] = new JsonArray(new JsonObject { ["name"] = "key", ["value"] = $"rte_images/{asset}" }, new JsonObject { ["name"] = "policy", ["value"] = "p" }) },
            ["asset"] = new JsonObject { ["asset_id"] = asset, ["processing_state"] = "incomplete", ["websocket_url"] = "wss://ws.reddit.example/2" },
        });
    }

    private LoopbackAnswer Store(Checked said)
    {
        said.That(!said.Request.Headers.ContainsKey("Authorization"), "the token went to the store");
        var key = said.Request.Body.Split("rte_images/")[^1].Split('\r')[0];
        said.That(said.Request.Body.Contains("name=\"file\"", StringComparison.Ordinal) && said.Request.Body.IndexOf("name=\"key\"", StringComparison.Ordinal) < said.Request.Body.IndexOf("name=\"file\"", StringComparison.Ordinal), "the file is the form's last field");
        assets.Add($"https://reddit-uploaded-media.s3-accelerate.amazonaws.com/rte_images/{key}");
        return new LoopbackAnswer(201, "<PostResponse/>", "application/xml");
    }

    private LoopbackAnswer Edit(Checked said)
    {
        var thing = Thing(said.Form.GetValueOrDefault("thing_id", ""));
        thing[thing["body"] is null ? "selftext" : "body"] = said.Form["text"];
        return Done(new() { ["things"] = new JsonArray() });
    }

    private LoopbackAnswer Delete(Checked said)
    {
        if (things.FirstOrDefault(thing => (string?)thing["name"] == said.Form.GetValueOrDefault("id")) is { } thing)
        {
            thing["author"] = "[deleted]";
        }

        return Json(200, []);
    }

    private LoopbackAnswer List(Func<JsonObject, bool> which) => Working-- > 0 ? Listing([]) : Listing(Out.Where(which).Reverse());

    private static LoopbackAnswer Listing(IEnumerable<JsonObject> found) =>
        Json(200, new() { ["kind"] = "Listing", ["data"] = new JsonObject { ["children"] = new JsonArray([.. found.Select(thing => new JsonObject { ["data"] = thing.DeepClone() })]) } });

    private static LoopbackAnswer Wrong(Checked said)
    {
        said.That(false, "there is nothing of the kind");
        return Json(404, new() { ["message"] = "Not Found", ["error"] = 404 });
    }

    internal static LoopbackAnswer Refused(string code, string message, string field) => Json(200, new() { ["json"] = new JsonObject { ["errors"] = new JsonArray(new JsonArray(code, message, field)) } });

    private static LoopbackAnswer Done(JsonObject data) => Json(200, new() { ["json"] = new JsonObject { ["errors"] = new JsonArray(), ["data"] = data } });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString());
}
