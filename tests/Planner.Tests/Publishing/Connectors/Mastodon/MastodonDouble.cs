using System.Net;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

/// <summary>A Mastodon server of one account, as docs.joinmastodon.org describes it (4.x): idempotency keys last an hour.</summary>
public sealed class MastodonDouble : INetworkDouble
{
    private const string Token = "uNMbk-3qVJ7pc_token";
    private static readonly Duration KeyLasts = Duration.FromHours(1);

    private readonly VendorSpec spec = VendorSpec.Load("mastodon");
    private readonly SortedDictionary<int, JsonObject> statuses = [];
    private readonly Dictionary<string, (Instant At, int Id)> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> media = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];
    private Func<Instant> clock = () => Instant.FromUtc(2026, 11, 28, 10, 0);
    private int last = 100;

    public string Account => "network: mastodon\nsecrets: { access_token: LUNE_MASTODON }";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty.Add("LUNE_MASTODON", Token);

    public string Fields => "";

    public ImmutableArray<string> Standing => [.. statuses.Values.Select(status => status["text"]!.GetValue<string>())];

    public ImmutableArray<string> Violations => [.. violations];

    void INetworkDouble.Follow(Func<Instant> clock) => this.clock = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        violations.AddRange(spec.Violations(request));
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token)
        {
            return Refused(401, "The access token is invalid");
        }

        var path = request.Path.Split('?')[0];
        return (request.Method, path) switch
        {
            ("GET", "/api/v1/accounts/verify_credentials") => Said(new JsonObject { ["id"] = "1", ["username"] = "lune", ["acct"] = "lune", ["source"] = new JsonObject { ["privacy"] = "public" } }),
            ("GET", "/api/v1/accounts/1/statuses") => List(request),
            ("POST", "/api/v2/media") => Upload(),
            ("POST", "/api/v1/statuses") => Post(request),
            ("GET" or "DELETE" or "PUT", _) when path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal) => One(request, int.Parse(path.Split('/')[^1], null)),
            _ => Refused(404, "Record not found"),
        };
    }

    private LoopbackAnswer Upload()
    {
        var id = $"{++last}";
        media.Add(id);
        return Said(new JsonObject { ["id"] = id, ["type"] = "image", ["url"] = $"https://mastodon.example/media/{id}.png" });
    }

    private LoopbackAnswer Post(LoopbackRequest request)
    {
        var key = request.Headers.GetValueOrDefault("Idempotency-Key");
        if (key is not null && keys.TryGetValue(key, out var before) && clock() - before.At < KeyLasts)
        {
            return Said(statuses[before.Id]);
        }

        var body = JsonNode.Parse(request.Body)!;
        var parent = body["in_reply_to_id"]?.GetValue<string>();
        string[] used = [.. (body["media_ids"] as JsonArray ?? []).Select(each => each!.GetValue<string>())];
        if ((parent is not null && !statuses.ContainsKey(int.Parse(parent, null))) || !used.All(media.Contains))
        {
            return Refused(404, "Record not found");
        }

        var (id, text) = (++last, body["status"]!.GetValue<string>());
        statuses[id] = new JsonObject
        {
            ["id"] = $"{id}",
            ["url"] = $"https://mastodon.example/@lune/{id}",
            ["uri"] = $"https://mastodon.example/users/lune/statuses/{id}",
            ["created_at"] = InstantPattern.ExtendedIso.Format(clock()),
            ["content"] = $"<p>{WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal).Replace("\n", "<br />", StringComparison.Ordinal)}</p>",
            ["text"] = text,
            ["spoiler_text"] = body["spoiler_text"]?.GetValue<string>() ?? "",
            ["in_reply_to_id"] = parent,
            ["visibility"] = body["visibility"]?.GetValue<string>() ?? "public",
            ["media_attachments"] = new JsonArray([.. used.Select(each => new JsonObject { ["id"] = each })]),
        };
        keys[key ?? $"none {id}"] = (clock(), id);
        return Said(statuses[id]);
    }

    private LoopbackAnswer List(LoopbackRequest request)
    {
        var before = request.Path.Split("max_id=") is [_, var max] ? int.Parse(max.Split('&')[0], null) : int.MaxValue;
        return Said(new JsonArray([.. statuses.Where(each => each.Key < before).Reverse().Take(40).Select(each => Shown(each.Value))]));
    }

    private LoopbackAnswer One(LoopbackRequest request, int id)
    {
        if (!statuses.TryGetValue(id, out var status))
        {
            return Refused(404, "Record not found");
        }

        if (request.Method == "DELETE")
        {
            statuses.Remove(id);
        }

        if (request.Method == "PUT")
        {
            status["text"] = JsonNode.Parse(request.Body)!["status"]!.GetValue<string>();
        }

        return Said(status);
    }

    /// <summary>What its author wrote is told to nobody who lists.</summary>
    private static JsonNode Shown(JsonObject status)
    {
        var shown = status.DeepClone().AsObject();
        shown.Remove("text");
        return shown;
    }

    private static LoopbackAnswer Said(JsonNode json) => new(200, json.ToJsonString());

    private static LoopbackAnswer Refused(int status, string error) => new(status, new JsonObject { ["error"] = error }.ToJsonString());
}
