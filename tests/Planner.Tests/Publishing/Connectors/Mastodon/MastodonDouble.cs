using System.Net;
using System.Text.Json.Nodes;
using NodaTime.Text;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Mastodon;

/// <summary>A Mastodon server of one account, as docs.joinmastodon.org describes it (4.x): idempotency keys last an hour.</summary>
/// <param name="network">Of the family.</param>
/// <param name="looksAtKeys">Whether it knows a request again; GoToSocial and snac do not (networks.md 1.5).</param>
public class MastodonDouble(string network, bool looksAtKeys) : INetworkDouble
{
    private const string Token = "uNMbk-3qVJ7pc_token";
    private static readonly Duration KeyLasts = Duration.FromHours(1);

    private readonly VendorSpec spec = VendorSpec.Load("mastodon");
    private readonly SortedDictionary<int, JsonObject> statuses = [];
    private readonly SortedDictionary<int, JsonObject> held = [];
    private readonly Dictionary<string, (Instant At, int Id)> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> media = new(StringComparer.Ordinal);
    private readonly List<string> violations = [];
    private Func<Instant> clock = () => Instant.FromUtc(2026, 11, 28, 10, 0);
    private int last = 100;

    public MastodonDouble()
        : this("mastodon", looksAtKeys: true)
    {
    }

    public string Account => $"network: {network}\nsecrets: {{ access_token: LUNE_MASTODON }}";

    public bool IsServer => true;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty.Add("LUNE_MASTODON", Token);

    public string Fields => "";

    public ImmutableArray<string> Standing
    {
        get
        {
            Release();
            return [.. statuses.Values.Select(status => status["text"]!.GetValue<string>())];
        }
    }

    public ImmutableArray<string> Violations => [.. violations];

    public void Follow(Func<Instant> clock) => this.clock = clock;

    public LoopbackAnswer Answer(LoopbackRequest request)
    {
        violations.AddRange(spec.Violations(request));
        Release();
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
            ("GET", "/api/v1/scheduled_statuses") => Said(new JsonArray([.. held.Reverse().Select(each => each.Value.DeepClone())])),
            ("GET" or "DELETE" or "PUT", _) when path.StartsWith("/api/v1/statuses/", StringComparison.Ordinal) => One(statuses, request, int.Parse(path.Split('/')[^1], null)),
            ("GET" or "DELETE", _) when path.StartsWith("/api/v1/scheduled_statuses/", StringComparison.Ordinal) => One(held, request, int.Parse(path.Split('/')[^1], null)),
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
        if (looksAtKeys && key is not null && keys.TryGetValue(key, out var before) && clock() - before.At < KeyLasts)
        {
            return statuses.TryGetValue(before.Id, out var known) ? Said(known) : Refused(404, "Record not found");
        }

        var body = JsonNode.Parse(request.Body)!;
        var parent = body["in_reply_to_id"]?.GetValue<string>();
        string[] used = [.. (body["media_ids"] as JsonArray ?? []).Select(each => each!.GetValue<string>())];
        if ((parent is not null && !statuses.ContainsKey(int.Parse(parent, null))) || !used.All(media.Contains))
        {
            return Refused(404, "Record not found");
        }

        var id = ++last;
        keys[key ?? $"none {id}"] = (clock(), id);
        if (body["scheduled_at"]?.GetValue<string>() is { } later)
        {
            held[id] = new JsonObject
            {
                ["id"] = $"{id}", ["scheduled_at"] = later, ["media_attachments"] = Media(used),
                ["params"] = new JsonObject { ["text"] = body["status"]!.GetValue<string>(), ["spoiler_text"] = body["spoiler_text"]?.GetValue<string>(), ["visibility"] = body["visibility"]?.GetValue<string>() },
            };
            return Said(held[id]);
        }

        statuses[id] = Status(id, body["status"]!.GetValue<string>(), body, used);
        return Said(statuses[id]);
    }

    /// <summary>What it held goes out at its time, under an id of its own.</summary>
    private void Release()
    {
        foreach (var (id, waiting) in held.Where(each => InstantPattern.ExtendedIso.Parse(each.Value["scheduled_at"]!.GetValue<string>()).Value <= clock()).ToArray())
        {
            held.Remove(id);
            statuses[++last] = Status(last, waiting["params"]!["text"]!.GetValue<string>(), waiting["params"]!, [.. waiting["media_attachments"]!.AsArray().Select(each => each!["id"]!.GetValue<string>())]);
        }
    }

    private JsonObject Status(int id, string text, JsonNode body, string[] used) => new()
    {
        ["id"] = $"{id}",
        ["url"] = $"https://mastodon.example/@lune/{id}",
        ["uri"] = $"https://mastodon.example/users/lune/statuses/{id}",
        ["created_at"] = InstantPattern.ExtendedIso.Format(clock()),
        ["content"] = $"<p>{WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal).Replace("\n", "<br />", StringComparison.Ordinal)}</p>",
        ["text"] = text,
        ["spoiler_text"] = body["spoiler_text"]?.GetValue<string>() ?? "",
        ["in_reply_to_id"] = body["in_reply_to_id"]?.GetValue<string>(),
        ["visibility"] = body["visibility"]?.GetValue<string>() ?? "public",
        ["media_attachments"] = Media(used),
    };

    private static JsonArray Media(string[] used) => new([.. used.Select(each => new JsonObject { ["id"] = each })]);

    private LoopbackAnswer List(LoopbackRequest request)
    {
        var before = request.Path.Split("max_id=") is [_, var max] ? int.Parse(max.Split('&')[0], null) : int.MaxValue;
        return Said(new JsonArray([.. statuses.Where(each => each.Key < before).Reverse().Take(40).Select(each => Shown(each.Value))]));
    }

    private static LoopbackAnswer One(SortedDictionary<int, JsonObject> among, LoopbackRequest request, int id)
    {
        if (!among.TryGetValue(id, out var status))
        {
            return Refused(404, "Record not found");
        }

        if (request.Method == "DELETE")
        {
            among.Remove(id);
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

/// <summary>It does not know a request again.</summary>
public sealed class GotosocialDouble() : MastodonDouble("gotosocial", looksAtKeys: false);

public sealed class PleromaDouble() : MastodonDouble("pleroma", looksAtKeys: true);

/// <summary>It does not know a request again.</summary>
public sealed class SnacDouble() : MastodonDouble("snac", looksAtKeys: false);
