using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Discourse;

/// <summary>
/// A Discourse forum with one user's key. Requests are held against Discourse's own document (openapi.json, 2026-08) and what was added from
/// its code; its refusals are worded as config/locales/server.en.yml words them.
/// </summary>
public sealed class DiscourseDouble : INetworkDouble
{
    private const string Key = "d33fd01f8e0a4e7dd3a1dc6e5f2b9a47";

    private readonly Lock gate = new();
    private readonly List<DiscourseDoublePost> posts = [];
    private readonly List<string> uploads = [];
    private readonly List<string> violations = [];
    private int topics = 44;

    public string Account => "network: discourse\nsecrets: { api_key: FORUM_KEY, api_username: FORUM_USER }\nextra: { category: 7 }";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty.Add("FORUM_KEY", Key).Add("FORUM_USER", "lune");

    public string Fields => "extra: { title: The kiln is hot today }";

    /// <summary>Whether moderators look at everything first.</summary>
    public bool IsModerated { get; set; }

    /// <summary>Whether the same text may not be written again within five minutes.</summary>
    public bool IsStrict { get; set; } = true;

    public ImmutableArray<string> Standing => Locked(() => posts.Select(post => post.Raw).ToImmutableArray());

    public ImmutableArray<string> Uploads => Locked(() => uploads.ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal ImmutableArray<DiscourseDoublePost> Posts => Locked(() => posts.ToImmutableArray());

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() => Routed(request));

    /// <summary>The user writes something by hand.</summary>
    public void Write(string raw, int topic = 45, Instant? at = null) => Locked(() => Add(new DiscourseDoublePost(posts.Count + 900, topic, posts.Count(post => post.Topic == topic) + 1, raw) { At = at ?? Rehearsal.Now }));

    private LoopbackAnswer Routed(LoopbackRequest request)
    {
        violations.AddRange(VendorSpec.Load("discourse").Violations(request));
        if (request.Headers.GetValueOrDefault("Api-Key") != Key || request.Headers.GetValueOrDefault("Api-Username") != "lune")
        {
            return No(403, "invalid_access", "You are not permitted to view the requested resource. The API username or key is invalid.");
        }

        var path = request.Path.Split('?')[0];
        return (request.Method, path.Split('/')[1..]) switch
        {
            ("POST", ["posts.json"]) => Created(JsonNode.Parse(request.Body)!.AsObject()),
            ("POST", ["uploads.json"]) => Uploaded(request),
            ("GET", ["session", "current.json"]) => new(200, """{"current_user":{"id":3,"username":"lune","admin":false,"trust_level":2}}"""),
            ("GET", ["user_actions.json"]) => Actions(ReceivedForm.Fields(request)),
            ("GET", ["t", "external_id", var name]) => posts.FirstOrDefault(post => post.ExternalId + ".json" == name) is { } named ? Moved($"/t/the-kiln/{named.Topic}.json") : NotFound(),
            (var method, ["posts", var id]) => posts.FirstOrDefault(post => $"{post.Id}.json" == id) is { } post ? OfPost(method, post, request) : NotFound(),
            ("PUT", ["t", "-", var id]) => Renamed(id, (string)JsonNode.Parse(request.Body)!["title"]!),
            (var method, ["t", var id]) => posts.Where(each => $"{each.Topic}.json" == id).ToList() is { Count: > 0 } topic ? OfTopic(method, topic) : NotFound(),
            _ => NotFound(),
        };
    }

    private LoopbackAnswer Created(JsonObject asked)
    {
        var (raw, title, external) = ((string)asked["raw"]!, (string?)asked["title"], (string?)asked["external_id"]);
        if (asked["topic_id"] is null && title is null or { Length: < 15 })
        {
            return new(422, """{"action":"create_post","errors":["Title is too short (minimum is 15 characters)"]}""");
        }

        if (external is not null && posts.Any(post => post.ExternalId == external))
        {
            return new(422, """{"action":"create_post","errors":["External has already been taken"]}""");
        }

        if (IsStrict && posts.Any(post => post.Raw == raw))
        {
            return new(422, """{"action":"create_post","errors":["Body is too similar to what you recently posted"]}""");
        }

        if (IsModerated)
        {
            return new(200, """{"action":"enqueued","success":true,"pending_count":1}""");
        }

        var topic = (int?)asked["topic_id"] ?? ++topics;
        var number = posts.Count(post => post.Topic == topic) + (asked["topic_id"] is not null && posts.All(post => post.Topic != topic) ? 2 : 1);
        return new(200, Add(new DiscourseDoublePost(posts.Count + 900, topic, number, raw)
        {
            Title = title,
            ExternalId = external,
            Category = (int?)asked["category"],
            Answers = (int?)asked["reply_to_post_number"],
            Tags = [.. (asked["tags"]?.AsArray() ?? []).Select(tag => (string)tag!)],
        }).Json().ToJsonString());
    }

    private DiscourseDoublePost Add(DiscourseDoublePost post)
    {
        posts.Add(post);
        return post;
    }

    private LoopbackAnswer OfPost(string method, DiscourseDoublePost post, LoopbackRequest request)
    {
        switch (method)
        {
            case "DELETE":
                posts.Remove(post);
                return new(200, "");
            case "PUT":
                var changed = post with { Raw = (string)JsonNode.Parse(request.Body)!["post"]!["raw"]! };
                posts[posts.IndexOf(post)] = changed;
                return new(200, new JsonObject { ["post"] = changed.Json() }.ToJsonString());
            default:
                return new(200, post.Json().ToJsonString());
        }
    }

    private LoopbackAnswer OfTopic(string method, List<DiscourseDoublePost> topic)
    {
        if (method == "DELETE")
        {
            posts.RemoveAll(topic.Contains);
            return new(200, "");
        }

        return new(200, new JsonObject { ["id"] = topic[0].Topic, ["post_stream"] = new JsonObject { ["posts"] = new JsonArray([.. topic.Select(post => post.Json())]) } }.ToJsonString());
    }

    private LoopbackAnswer Renamed(string id, string title)
    {
        var index = posts.FindIndex(post => $"{post.Topic}.json" == id && post.Number == 1);
        posts[index] = posts[index] with { Title = title };
        return new(200, """{"basic_topic":{"id":45}}""");
    }

    private LoopbackAnswer Actions(ImmutableDictionary<string, string> asked)
    {
        var own = posts.Where(post => post.Number > 1).OrderByDescending(post => post.At).ThenByDescending(post => post.Id).Skip(int.Parse(asked["offset"], CultureInfo.InvariantCulture)).Take(30);
        return new(200, new JsonObject
        {
            ["user_actions"] = new JsonArray([.. own.Select(post => (JsonNode)new JsonObject { ["action_type"] = 5, ["created_at"] = InstantPattern.ExtendedIso.Format(post.At), ["post_id"] = post.Id, ["topic_id"] = post.Topic, ["post_number"] = post.Number })]),
        }.ToJsonString());
    }

    private LoopbackAnswer Uploaded(LoopbackRequest request)
    {
        var parts = ReceivedForm.Read(request);
        var file = parts.Single(part => part.FileName is not null);
        uploads.Add($"{file.FileName}: {file.Text}");
        var address = "upload://" + file.FileName;
        return new(200, new JsonObject { ["id"] = uploads.Count, ["url"] = "/uploads/default/1.png", ["short_url"] = address, ["original_filename"] = file.FileName }.ToJsonString());
    }

    private static LoopbackAnswer Moved(string where) => new(301, "") { Headers = ImmutableDictionary<string, string>.Empty.Add("Location", where) };

    private static LoopbackAnswer NotFound() => No(404, "not_found", "The requested URL or resource could not be found.");

    private static LoopbackAnswer No(int status, string type, string said) => new(status, $$"""{"errors":["{{said}}"],"error_type":"{{type}}"}""");

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }
}

internal sealed record DiscourseDoublePost(int Id, int Topic, int Number, string Raw)
{
    public Instant At { get; init; } = Rehearsal.Now;

    public string? Title { get; init; }

    public string? ExternalId { get; init; }

    public int? Category { get; init; }

    public int? Answers { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public JsonNode Json() => new JsonObject
    {
        ["id"] = Id, ["topic_id"] = Topic, ["topic_slug"] = "the-kiln", ["post_number"] = Number, ["raw"] = Raw, ["username"] = "lune", ["created_at"] = InstantPattern.ExtendedIso.Format(At),
    };
}
