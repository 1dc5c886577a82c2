using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Meta;

namespace Planner.Tests.Publishing.Connectors.Threads;

/// <summary>A profile on Threads. Answers are those of fbsamples/threads_api (Postman collection, 2026-01) and of developers.facebook.com/docs/threads.</summary>
public sealed class ThreadsDouble : GraphDouble
{
    public const string Given = "THAAtokenOfLune";

    public override string Account => "network: threads\nsecrets: { access_token: LUNE_THREADS }";

    public override ImmutableDictionary<string, string> Variables => ImmutableDictionary<string, string>.Empty.Add("LUNE_THREADS", Given);

    /// <summary>How often the token was exchanged.</summary>
    public int Exchanges { get; private set; }

    /// <summary>Whether the token is younger than a day, or the profile is private.</summary>
    public bool ExchangesNothing { get; init; }

    /// <summary>What the token may do, as JSON; null: it may not be asked.</summary>
    public string? Scopes { get; init; }

    protected override string Specification => "threads";

    protected override string Token => Exchanges == 0 ? Given : $"THAAanother{Exchanges}";

    protected override LoopbackAnswer Answer(string method, string path, ImmutableDictionary<string, string> fields)
    {
        if (path == "/refresh_access_token")
        {
            return ExchangesNothing ? Refusal(400, 100, 0, "Cannot refresh the token") : new(200, $$"""{"access_token":"THAAanother{{++Exchanges}}","token_type":"bearer","expires_in":5184000}""");
        }

        Must(path.StartsWith("/v1.0/", StringComparison.Ordinal), "the version is v1.0");
        return (method, path["/v1.0/".Length..].Split('/')) switch
        {
            ("GET", ["me"]) => new(200, """{"id":"7","username":"lune"}"""),
            ("GET", ["me", "threads_publishing_limit"]) => new(200, """{"data":[{"quota_usage":1,"config":{"quota_total":250,"quota_duration":86400},"reply_quota_usage":4,"reply_config":{"quota_total":1000,"quota_duration":86400}}]}"""),
            ("GET", ["debug_token"]) => Scopes is null ? Refusal(400, 100, 0, "You must provide an app access token") : new(200, $$$"""{"data":{"type":"USER","application":"Planner","is_valid":true,"issued_at":1764000000,"expires_at":1769184000,"scopes":{{{Scopes}}},"user_id":"7"}}"""),
            ("POST", ["me", "threads"]) => Made(fields),
            ("POST", ["me", "threads_publish"]) => Publish(fields["creation_id"], Post),
            ("GET", ["me", "threads"]) => List(null),
            ("GET", ["me", "replies"]) => List("replied_to"),
            ("DELETE", [var id]) => Delete(id),
            ("GET", [var id]) => Look(id, "status", "error_message") ?? (Posts.Find(post => post.Id == id) is { } found ? Said(Json(found)) : Gone(id)),
            _ => Gone(path),
        };
    }

    private GraphDoublePost Post(GraphDoubleContainer container) =>
        new(NextId(), container.Fields.GetValueOrDefault("text", ""), container.Fields, Time) { Answers = container.Fields.GetValueOrDefault("reply_to_id") };

    private LoopbackAnswer Made(ImmutableDictionary<string, string> fields)
    {
        var type = fields.GetValueOrDefault("media_type");
        Must(fields.ContainsKey("image_url") == (type == "IMAGE") && fields.ContainsKey("video_url") == (type == "VIDEO"), $"media_type {type} does not fit its address");
        Must(type != "TEXT" || fields.GetValueOrDefault("text", "").Length > 0, "a text has words");
        Must(type == "TEXT" || !(fields.ContainsKey("link_attachment") || fields.ContainsKey("poll_attachment")), "links and polls are attached to texts");
        Must(!fields.ContainsKey("is_carousel_item") || !fields.ContainsKey("text"), "a carousel's text is its own");
        Must(!fields.ContainsKey("auto_publish_text"), "what publishes itself cannot be found again");
        return fields.TryGetValue("reply_to_id", out var answered) && !Posts.Exists(post => post.Id == answered) ? Gone(answered)
            : fields.GetValueOrDefault("topic_tag") == "forbidden" ? Refusal(400, 100, 4279071, "Topic Tag Not Permitted")
            : Make(fields);
    }

    private LoopbackAnswer List(string? answering) =>
        Said(new JsonObject { ["data"] = new JsonArray([.. Posts.Where(post => post.Answers is null == answering is null).Reverse().Select(Json)]) });

    private static JsonObject Json(GraphDoublePost post)
    {
        var json = new JsonObject { ["id"] = post.Id, ["permalink"] = $"https://www.threads.net/@lune/post/{post.Id}", ["text"] = post.Text, ["timestamp"] = post.Time };
        if (post.Answers is not null)
        {
            json["replied_to"] = new JsonObject { ["id"] = post.Answers };
        }

        return json;
    }
}
