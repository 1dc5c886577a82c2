using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.LinkedIn;

/// <summary>
/// LinkedIn as its documentation has it: learn.microsoft.com/linkedin/marketing/community-management/shares "Posts API", "Images API", "MultiImage
/// API", "Documents API", "Videos API", "Poll API", "Comments API", "little text format", version 2026-08; refusals as clients' issues quote
/// them (Arisamiga/Linkedin-RSS#5 for the duplicate, gitroomhq/postiz-app#2005 for the version, linkedin-api-js-client#35 for the scope).
/// </summary>
public sealed partial class LinkedInDouble : INetworkDouble
{
    public const string Token = "AQXdSP_W41_UPs5ioT_t8HESyODB4FqbkJ8LrV_5mff4gPODzOYR";
    public const string Author = "urn:li:organization:5515715";

    private readonly Lock gate = new();
    private Func<Instant> follows = static () => Doubled.Now;
    private readonly List<string> violations = [];
    private readonly Dictionary<string, Upload> uploads = [];
    private readonly List<Post> posts = [];
    private long last = 6_844_785_523;

    public string Account { get; init; } = $"network: linkedin\nsecrets: {{ access_token: LINKEDIN_TOKEN }}\nextra: {{ author: \"{Author}\" }}";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("LINKEDIN_TOKEN", Token).Add("LINKEDIN_CLIENT", "78client").Add("LINKEDIN_SECRET", "client-secret-5f").Add("LINKEDIN_REFRESH", "AQrefresh-1");

    public string Fields => "";

    /// <summary>Whether the token may look at posts and comments, as a page's with <c>r_organization_social</c> may; a member's may not.</summary>
    public bool MayRead { get; set; } = true;

    /// <summary>Whether userinfo answers: the token has <c>openid</c> and <c>profile</c>.</summary>
    public bool HasProfile { get; set; } = true;

    /// <summary>Looks that find a file still being worked on.</summary>
    public int Working { get; set; }

    /// <summary>What a token is worth; others are refused.</summary>
    public string Valid { get; set; } = Token;

    /// <summary>When posts are made; null: when the clock says.</summary>
    public Instant? At { get; set; }

    private Instant Now => At ?? follows();

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Where(post => !post.IsGone).Select(post => post.Text)]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public void Follow(Func<Instant> clock) => follows = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            return said.Path switch
            {
                "/oauth/v2/introspectToken" => Introspect(said),
                "/oauth/v2/accessToken" => Refresh(said),
                _ when request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Valid => Refused(401, 65602, "EXPIRED_ACCESS_TOKEN", "The token used in the request has expired"),
                "/v2/userinfo" => HasProfile ? Json(200, new() { ["sub"] = "782bbtaQ", ["name"] = "Camille Roux" }) : Denied("userinfo.GET.NO_VERSION"),
                var path when path.StartsWith("/dms-uploads/", StringComparison.Ordinal) => Put(said),
                var path when path.StartsWith("/rest/", StringComparison.Ordinal) => Rest(said),
                _ => Unknown(said),
            };
        }
    }

    private LoopbackAnswer Rest(Checked said)
    {
        said.That(VersionPattern().IsMatch(said.Request.Headers.GetValueOrDefault("LinkedIn-Version", "")), "LinkedIn-Version is no month");
        said.Header("X-Restli-Protocol-Version", "2.0.0");
        var parts = said.Path["/rest/".Length..].Split('/').Select(Uri.UnescapeDataString).ToArray();
        var method = said.Request.Headers.GetValueOrDefault("X-RestLi-Method", "");
        return (said.Request.Method, parts, method) switch
        {
            ("POST", ["images" or "documents" or "videos"], "") => said.Query.GetValueOrDefault("action") == "finalizeUpload" ? Finalize(said) : Initialize(said, parts[0][..^1]),
            ("GET", ["images" or "documents" or "videos", var urn], "") => Status(urn),
            ("POST", ["posts"], "") => Create(said),
            ("GET", ["posts"], "FINDER") => List(said),
            ("POST", ["posts", var urn], "PARTIAL_UPDATE") => Update(said, urn, body => body["patch"]?["$set"]?["commentary"]),
            ("GET", ["posts", var urn], "") => Look(urn),
            ("DELETE", ["posts", var urn], "DELETE") => Delete(urn),
            ("POST", ["socialActions", var urn, "comments"], "") => Comment(said, urn),
            ("GET", ["socialActions", var urn, "comments"], "") => MayRead ? Json(200, new() { ["elements"] = Elements(post => post.Of == urn, CommentOf) }) : Denied("partnerApiSocialActions.comments"),
            ("POST", ["socialActions", var urn, "comments", var id], "PARTIAL_UPDATE") => Update(said, UrnOf(urn, id), body => body["patch"]?["message"]?["$set"]?["text"]),
            ("GET", ["socialActions", var urn, "comments", var id], "") => Look(UrnOf(urn, id)),
            ("DELETE", ["socialActions", var urn, "comments", var id], "DELETE") => Delete(UrnOf(urn, id)),
            _ => Unknown(said),
        };
    }

    private LoopbackAnswer Create(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["author", "commentary", "visibility", "distribution", "lifecycleState"], "content", "isReshareDisabledByAuthor");
        said.That(AuthorPattern().IsMatch((string?)body["author"] ?? ""), "the author is no member and no organization");
        said.That((string?)body["visibility"] is "PUBLIC" or "CONNECTIONS" or "LOGGED_IN", "there is no such visibility");
        said.That((string?)body["lifecycleState"] == "PUBLISHED", "lifecycleState must be PUBLISHED");
        said.That((string?)body["distribution"]?["feedDistribution"] == "MAIN_FEED", "feedDistribution");
        var text = (string?)body["commentary"] ?? "";
        said.That(text.Length <= 3000, "the commentary is too long");
        said.That(!UnescapedPattern().IsMatch(MarkupPattern().Replace(text, "")), $"what is reserved stands there unescaped: {text}");
        var content = body["content"] as JsonObject;
        CheckContent(said, content);

        // Two alike: the same text and what goes with it.
        var alike = posts.FirstOrDefault(post => post.Of is null && post.Text == text && text.Length > 0 && post.Content == (content?.ToJsonString() ?? ""));
        if (alike is not null)
        {
            return Json(422, new()
            {
                ["errorDetailType"] = "com.linkedin.common.error.BadRequest",
                ["message"] = $"com.linkedin.content.common.exception.BadRequestResponseException: Content is a duplicate of {alike.Urn}",
                ["errorDetails"] = new JsonObject { ["inputErrors"] = new JsonArray(new JsonObject { ["description"] = "Duplicate post is detected", ["input"] = new JsonObject(), ["code"] = "DUPLICATE_POST" }) },
                ["status"] = 422,
            });
        }

        var made = new Post($"urn:li:{(content is null ? "share" : "ugcPost")}:{++last}", (string?)body["author"] ?? "", Now) { Text = text, Content = content?.ToJsonString() ?? "" };
        posts.Add(made);
        return new LoopbackAnswer(201, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("x-restli-id", made.Urn) };
    }

    private void CheckContent(Checked said, JsonObject? content)
    {
        switch (content?.Select(member => member.Key).ToArray())
        {
            case null:
                break;
            case ["media"]:
                said.Members((JsonObject)content["media"]!, ["id"], "title", "altText");
                Uploaded((string?)content["media"]!["id"]);
                said.That(!((string?)content["media"]!["id"] ?? "").StartsWith("urn:li:document:", StringComparison.Ordinal) || (string?)content["media"]!["title"] is { Length: > 0 }, "a document needs a title");
                break;
            case ["multiImage"]:
                var images = (JsonArray)content["multiImage"]!["images"]!;
                said.That(images.Count is >= 2 and <= 20, "a multiImage has 2 to 20");
                foreach (var image in images)
                {
                    said.Members((JsonObject)image!, ["id"], "altText");
                    Uploaded((string?)image!["id"]);
                }

                break;
            case ["article"]:
                said.Members((JsonObject)content["article"]!, ["source", "title"], "description", "thumbnail");
                break;
            case ["poll"]:
                var poll = (JsonObject)content["poll"]!;
                said.Members(poll, ["question", "options", "settings"]);
                said.That(((string?)poll["question"] ?? "").Length is > 0 and <= 140, "a question has 1 to 140 characters");
                said.That(((JsonArray)poll["options"]!).Count is >= 2 and <= 4 && ((JsonArray)poll["options"]!).All(option => ((string)option!["text"]!).Length <= 30), "a poll has 2 to 4 answers of 30 characters");
                said.That((string?)poll["settings"]?["duration"] is "ONE_DAY" or "THREE_DAYS" or "SEVEN_DAYS" or "FOURTEEN_DAYS", "there is no such duration");
                break;
            default:
                said.That(false, "the content is not one of media, multiImage, article, poll");
                break;
        }

        void Uploaded(string? urn) => said.That(urn is not null && uploads.TryGetValue(urn, out var upload) && upload.IsDone, $"{urn} was not uploaded");
    }

    private LoopbackAnswer Comment(Checked said, string urn)
    {
        var body = said.Json();
        said.Members(body, ["actor", "object", "message"]);
        said.That((string?)body["object"] == urn, "object is not the post");
        var text = (string?)body["message"]?["text"] ?? "";
        said.That(text.Length is > 0 and <= 1250, "a comment has 1 to 1250 characters");
        if (!posts.Any(post => post.Urn == urn && !post.IsGone))
        {
            return Refused(404, 0, "NOT_FOUND", "Could not find entity");
        }

        posts.Add(new Post(UrnOf(urn, (++last).ToString(CultureInfo.InvariantCulture)), (string?)body["actor"] ?? "", Now) { Text = text, Of = urn });
        return Json(201, CommentOf(posts[^1]));
    }

    private LoopbackAnswer List(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("q") == "author" && AuthorPattern().IsMatch(said.Query.GetValueOrDefault("author", "")), "no author is sought");
        said.That(said.Query.GetValueOrDefault("sortBy") is "CREATED" or "LAST_MODIFIED" && int.Parse(said.Query.GetValueOrDefault("count", "10"), CultureInfo.InvariantCulture) <= 100, "sortBy or count");
        return !MayRead ? Denied("partnerApiPostsExternal.FINDER-author") : Json(200, new()
        {
            ["paging"] = new JsonObject { ["start"] = 0 },
            ["elements"] = Elements(post => post.Of is null && post.Author == said.Query["author"], post => new()
            {
                ["id"] = post.Urn,
                ["author"] = post.Author,
                ["commentary"] = HashtagPattern().Replace(post.Text, @"{hashtag|\#|$1}"),
                ["createdAt"] = post.At.ToUnixTimeMilliseconds(),
                ["lifecycleState"] = "PUBLISHED",
            }),
        });
    }

    private JsonArray Elements(Func<Post, bool> wanted, Func<Post, JsonObject> write) => [.. posts.Where(post => !post.IsGone && wanted(post)).Reverse().Select(write)];

    private static JsonObject CommentOf(Post post) => new()
    {
        ["actor"] = post.Author,
        ["commentUrn"] = post.Urn,
        ["id"] = post.Urn[(post.Urn.LastIndexOf(',') + 1)..^1],
        ["created"] = new JsonObject { ["time"] = post.At.ToUnixTimeMilliseconds() },
        ["message"] = new JsonObject { ["text"] = post.Text },
    };

    private LoopbackAnswer Update(Checked said, string urn, Func<JsonObject, JsonNode?> text)
    {
        if (posts.Find(post => post.Urn == urn && !post.IsGone) is not { } post)
        {
            return Refused(404, 0, "NOT_FOUND", "Could not find entity");
        }

        var changed = text(said.Json());
        said.That(changed is not null, "nothing is changed");
        post.Text = (string?)changed ?? post.Text;
        return new LoopbackAnswer(204, "");
    }

    private LoopbackAnswer Look(string urn) =>
        !MayRead ? Denied("partnerApiPostsExternal.GET")
        : posts.Find(post => post.Urn == urn && !post.IsGone) is { } post ? Json(200, new() { ["id"] = post.Urn, ["commentary"] = post.Text })
        : Refused(404, 0, "NOT_FOUND", "Could not find entity");

    private LoopbackAnswer Delete(string urn)
    {
        posts.Find(post => post.Urn == urn)?.IsGone = true;
        return new LoopbackAnswer(204, "");
    }

    private static string UrnOf(string post, string id) => $"urn:li:comment:({post},{id})";

    [GeneratedRegex("^20[0-9]{2}(0[1-9]|1[0-2])$")]
    private static partial Regex VersionPattern();

    [GeneratedRegex("^urn:li:(person|organization):[A-Za-z0-9_-]+$")]
    private static partial Regex AuthorPattern();

    /// <summary>Mentions, hashtags, and what stands behind a backslash.</summary>
    [GeneratedRegex(@"@\[[^\]]*\]\(urn:li:[a-z]+:[^)]+\)|(?<=^|[\s(\[])#\p{L}|\\.", RegexOptions.IgnoreCase)]
    private static partial Regex MarkupPattern();

    [GeneratedRegex(@"[\\|{}@\[\]()<>#*_~]")]
    private static partial Regex UnescapedPattern();

    [GeneratedRegex(@"(?<!\\)#(\p{L}+)")]
    private static partial Regex HashtagPattern();

    private sealed record Post(string Urn, string Author, Instant At)
    {
        public string Text { get; set; } = "";

        public string Content { get; init; } = "";

        /// <summary>What it is a comment of.</summary>
        public string? Of { get; init; }

        public bool IsGone { get; set; }
    }
}
