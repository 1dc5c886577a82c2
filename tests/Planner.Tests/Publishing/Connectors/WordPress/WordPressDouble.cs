using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.WordPress;

/// <summary>
/// WordPress's REST API: routes, parameters and their values as the index of a running WordPress 6.1.9 lists them (GET /wp-json/), answers and refusals as
/// that one gives them.
/// </summary>
public sealed class WordPressDouble : INetworkDouble
{
    private const string Password = "abcd EFGH 1234 ijkl MNOP 5678";
    private static readonly string[] PostFields = ["date", "date_gmt", "slug", "status", "password", "title", "content", "author", "excerpt", "featured_media", "comment_status", "ping_status", "format", "meta", "sticky", "template", "categories", "tags"];

    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private readonly SortedDictionary<int, JsonObject> posts = [];
    private readonly SortedDictionary<int, JsonObject> media = [];
    private readonly SortedDictionary<int, (string Kind, string Name)> terms = new() { [1] = ("categories", "Uncategorized"), [2] = ("categories", "Arts &amp; Crafts") };
    private int last = 10;

    public string Account { get; init; } = "network: wordpress\nsecrets: { user: WP_USER, application_password: WP_PASSWORD }";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty.Add("WP_USER", "editor").Add("WP_PASSWORD", Password);

    public string Fields => "";

    /// <summary>Whether the user may make categories and tags, and publish.</summary>
    public bool MayManage { get; set; } = true;

    public bool MayPublish { get; set; } = true;

    /// <summary>When the blog believes to be.</summary>
    public Instant Now { get; set; } = Doubled.Now;

    public ImmutableArray<string> Standing { get { lock (gate) { return [.. posts.Values.Where(post => (string?)post["status"] is "publish" or "private" or "future").Select(post => (string)post["content"]!["raw"]!)]; } } }

    public ImmutableArray<string> Violations { get { lock (gate) { return [.. violations]; } } }

    public ImmutableArray<string> Terms { get { lock (gate) { return [.. terms.Values.Select(term => term.Name)]; } } }

    public JsonObject Post(string id)
    {
        lock (gate)
        {
            return posts[int.Parse(id, CultureInfo.InvariantCulture)];
        }
    }

    public JsonObject Medium(int id)
    {
        lock (gate)
        {
            return media[id];
        }
    }

    /// <summary>A post of somebody else.</summary>
    public void Add(string slug, string title, string content)
    {
        lock (gate)
        {
            Insert(new JsonObject { ["slug"] = slug, ["title"] = title, ["content"] = content, ["status"] = "publish" });
        }
    }

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        lock (gate)
        {
            var said = new Checked(request, violations.Add);
            var signed = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"editor:{Password}"));
            if (request.Headers.GetValueOrDefault("Authorization") != signed)
            {
                return Refused(401, "rest_cannot_create", "Sorry, you are not allowed to create posts as this user.");
            }

            const string Root = "/wp-json/wp/v2/";
            said.That(said.Path.StartsWith(Root, StringComparison.Ordinal), "it is not below the API");
            return (request.Method, said.Path[Math.Min(said.Path.Length, Root.Length)..].Split('/')) switch
            {
                ("GET", ["posts"]) => List(said),
                ("POST", ["posts"]) => Create(said),
                ("GET", ["posts", var id]) => Known(id) is { } post ? Json(200, Shown(post)) : NoPost(),
                ("POST", ["posts", var id]) => Update(said, id),
                ("DELETE", ["posts", var id]) => Delete(id),
                ("POST", ["media"]) => Upload(said),
                ("POST", ["media", var id]) => Describe(said, id),
                ("GET", ["categories" or "tags"]) => Search(said, said.Path[Root.Length..]),
                ("POST", ["categories" or "tags"]) => Make(said, said.Path[Root.Length..]),
                ("GET", ["users", "me"]) => Me(said),
                _ => Wrong(said),
            };
        }
    }

    private LoopbackAnswer List(Checked said)
    {
        said.That(said.Query.Keys.All(name => name is "slug" or "status" or "context"), "there is no such parameter");
        var found = posts.Values.Where(post => (string?)post["slug"] == said.Query.GetValueOrDefault("slug") && (string?)post["status"] != "trash" && (said.Query.GetValueOrDefault("status") == "any" || (string?)post["status"] == "publish"));
        return new LoopbackAnswer(200, new JsonArray([.. found.Select(post => Shown(post))]).ToJsonString());
    }

    private LoopbackAnswer Create(Checked said)
    {
        var body = said.Json();
        said.Members(body, ["title", "content", "status"], PostFields);
        if (!MayPublish)
        {
            return Refused(403, "rest_cannot_publish", "Sorry, you are not allowed to publish posts in this post type.");
        }

        foreach (var kind in new[] { "categories", "tags" })
        {
            said.That((body[kind] as JsonArray ?? []).All(id => terms.TryGetValue((int)id!, out var term) && term.Kind == kind), $"there is no such number among the {kind}");
        }

        said.That(body["featured_media"] is null || media.ContainsKey((int)body["featured_media"]!), "there is no such picture");
        return (string?)body["status"] is not ("publish" or "future" or "draft" or "pending" or "private") ? Refused(400, "rest_invalid_param", "Invalid parameter(s): status") : Json(201, Shown(Insert(body)));
    }

    private JsonObject Insert(JsonObject body)
    {
        var (id, slug) = (++last, (string?)body["slug"] ?? "post");
        for (var number = 2; posts.Values.Any(post => (string?)post["slug"] == slug && (string?)post["status"] != "trash"); number++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{(string?)body["slug"]}-{number}");
        }

        var moment = (string?)body["date_gmt"] ?? Now.ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var isAhead = string.CompareOrdinal(moment, (Now + Duration.FromMinutes(1)).ToString("uuuu-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)) >= 0;
        var post = new JsonObject
        {
            ["id"] = id,
            ["slug"] = slug,
            ["status"] = (string?)body["status"] is "publish" or "future" ? (isAhead ? "future" : "publish") : (string?)body["status"],
            ["date_gmt"] = moment,
            ["link"] = $"https://blog.example/2026/11/{slug}/",
            ["title"] = new JsonObject { ["raw"] = (string?)body["title"] },
            ["content"] = new JsonObject { ["raw"] = (string?)body["content"] },
            ["excerpt"] = new JsonObject { ["raw"] = (string?)body["excerpt"] ?? "" },
            ["featured_media"] = body["featured_media"]?.DeepClone() ?? 0,
            ["categories"] = body["categories"]?.DeepClone() ?? new JsonArray(1),
            ["tags"] = body["tags"]?.DeepClone() ?? new JsonArray(),
        };
        posts.Add(id, post);
        return post;
    }

    private LoopbackAnswer Update(Checked said, string id)
    {
        var body = said.Json();
        said.Members(body, [], PostFields);
        if (Known(id) is not { } post)
        {
            return NoPost();
        }

        foreach (var (name, value) in body)
        {
            post[name] = name is "title" or "content" or "excerpt" ? new JsonObject { ["raw"] = (string?)value } : value?.DeepClone();
        }

        return Json(200, Shown(post));
    }

    private LoopbackAnswer Delete(string id)
    {
        if (Known(id) is not { } post)
        {
            return NoPost();
        }

        if ((string?)post["status"] == "trash")
        {
            return Refused(410, "rest_already_trashed", "The post has already been deleted.");
        }

        post["status"] = "trash";
        return Json(200, Shown(post));
    }

    private LoopbackAnswer Upload(Checked said)
    {
        var name = said.Request.Headers.GetValueOrDefault("Content-Disposition", "");
        said.That(name.StartsWith("attachment; filename=\"", StringComparison.Ordinal), "Content-Disposition names no file");
        said.That(said.Request.Headers.GetValueOrDefault("Content-Type", "").Contains('/', StringComparison.Ordinal) && said.Request.Bytes.Length > 0, "there is no file");
        if (name.Contains(".mp4", StringComparison.Ordinal))
        {
            return Refused(500, "rest_upload_unknown_error", "Sorry, you are not allowed to upload this file type.");
        }

        var medium = new JsonObject { ["id"] = ++last, ["source_url"] = $"https://blog.example/wp-content/uploads/2026/11/{last}-{name.Split('"')[1]}", ["alt_text"] = "" };
        media.Add(last, medium);
        return Json(201, medium.DeepClone().AsObject());
    }

    private LoopbackAnswer Describe(Checked said, string id)
    {
        said.Members(said.Json(), ["alt_text"]);
        media[int.Parse(id, CultureInfo.InvariantCulture)]["alt_text"] = (string?)said.Json()["alt_text"];
        return Json(200, media[int.Parse(id, CultureInfo.InvariantCulture)].DeepClone().AsObject());
    }

    private LoopbackAnswer Search(Checked said, string kind)
    {
        said.That(said.Query.Keys.All(name => name is "search" or "per_page"), "there is no such parameter");
        var sought = said.Query.GetValueOrDefault("search", "").Replace("&", "&amp;", StringComparison.Ordinal);
        return new LoopbackAnswer(200, new JsonArray([.. terms.Where(term => term.Value.Kind == kind && term.Value.Name.Contains(sought, StringComparison.OrdinalIgnoreCase)).Select(term => new JsonObject { ["id"] = term.Key, ["name"] = term.Value.Name })]).ToJsonString());
    }

    private LoopbackAnswer Make(Checked said, string kind)
    {
        said.Members(said.Json(), ["name"], "description", "slug", "parent", "meta");
        if (!MayManage)
        {
            return Refused(403, "rest_cannot_create", "Sorry, you are not allowed to create terms in this taxonomy.");
        }

        terms.Add(++last, (kind, (string)said.Json()["name"]!));
        return Json(201, new() { ["id"] = last, ["name"] = terms[last].Name });
    }

    private LoopbackAnswer Me(Checked said)
    {
        said.That(said.Query.GetValueOrDefault("context") == "edit", "roles are shown with context=edit only");
        return Json(200, new()
        {
            ["id"] = 1,
            ["name"] = "Camille",
            ["roles"] = new JsonArray("author"),
            ["capabilities"] = new JsonObject { ["edit_posts"] = true, ["publish_posts"] = MayPublish, ["upload_files"] = true, ["edit_published_posts"] = true, ["delete_published_posts"] = true },
        });
    }

    private JsonObject? Known(string id) => int.TryParse(id, CultureInfo.InvariantCulture, out var number) ? posts.GetValueOrDefault(number) : null;

    private static JsonObject Shown(JsonObject post) => post.DeepClone().AsObject();

    private static LoopbackAnswer NoPost() => Refused(404, "rest_post_invalid_id", "Invalid post ID.");

    private static LoopbackAnswer Wrong(Checked said)
    {
        said.That(false, "there is no such route");
        return Refused(404, "rest_no_route", "No route was found matching the URL and request method.");
    }

    internal static LoopbackAnswer Refused(int status, string code, string message) =>
        Json(status, new() { ["code"] = code, ["message"] = message, ["data"] = new JsonObject { ["status"] = status } });

    private static LoopbackAnswer Json(int status, JsonObject body) => new(status, body.ToJsonString(), "application/json; charset=UTF-8");
}
