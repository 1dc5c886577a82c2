using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Slack;

/// <summary>
/// A workspace of Slack with one channel and a bot in it (docs.slack.dev/reference/methods, 2026-11). Requests are held against Slack's own
/// document and what was added to it from its reference.
/// </summary>
public sealed class SlackDouble : INetworkDouble
{
    public const string Token = "xoxb-1234-5678-abcdefghijklmnop";
    public const string Channel = "C0123456789";

    private readonly Lock gate = new();
    private readonly List<SlackDoubleMessage> messages = [];
    private readonly List<SlackDoubleMessage> held = [];
    private readonly Dictionary<string, string> files = [];
    private readonly List<string> violations = [];

    public string Account => $"network: slack\nsecrets: {{ bot_token: SLACK_BOT }}\nextra: {{ channel: {Channel} }}";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } =
        ImmutableDictionary<string, string>.Empty.Add("SLACK_BOT", Token).Add("SLACK_HOOK", "https://hooks.slack.com/services/T000/B000/hookhookhook");

    public string Fields => "";

    /// <summary>What time it is there.</summary>
    public Instant Now { get; set; } = Rehearsal.Now;

    /// <summary>How often the history is looked at before a shared file stands in it.</summary>
    public int LooksBeforeFiles { get; set; }

    /// <summary>Messages of each page of the history.</summary>
    public int PageSize { get; set; } = 200;

    public string Scopes { get; set; } = "chat:write,files:write,channels:history";

    public ImmutableArray<string> Standing => Locked(() => messages.Select(message => message.Text).ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal ImmutableArray<SlackDoubleMessage> Messages => Locked(() => messages.ToImmutableArray());

    internal ImmutableArray<SlackDoubleMessage> Held => Locked(() => held.ToImmutableArray());

    /// <summary>Bytes and descriptions of files by their ids.</summary>
    public ImmutableDictionary<string, string> Files => Locked(() => files.ToImmutableDictionary());

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() => Routed(request));

    /// <summary>What was held until now is out, as a message of its own number.</summary>
    public void Release() => Locked(() =>
    {
        messages.AddRange(held.Select(message => message with { Id = TimeOf(message.At, messages.Count) }));
        held.Clear();
        return true;
    });

    private LoopbackAnswer Routed(LoopbackRequest request)
    {
        if (request.Path.StartsWith("/upload/", StringComparison.Ordinal))
        {
            Must(!request.Headers.ContainsKey("Authorization"), "the token went to the upload's address");
            files[request.Path["/upload/".Length..]] += "|" + request.Body;
            return new(200, "OK - 4", "text/plain");
        }

        if (request.Path == "/services/T000/B000/hookhookhook")
        {
            return Hooked(JsonNode.Parse(request.Body)!.AsObject());
        }

        violations.AddRange(VendorSpec.Load("slack").Violations(request));
        if (request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Token)
        {
            return No("invalid_auth");
        }

        var asked = request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal)
            ? JsonNode.Parse(request.Body)!.AsObject()
            : new JsonObject(ReceivedForm.Fields(request).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value)));
        var channel = (string?)asked["channel"] ?? (string?)asked["channel_id"] ?? Channel;
        return channel is not (Channel or "#news") ? No("channel_not_found") : Method(request.Path.Split('?')[0]["/api/".Length..], asked);
    }

    private LoopbackAnswer Method(string method, JsonObject asked) => method switch
    {
        "auth.test" => new(200, """{"ok":true,"url":"https://lune.slack.com/","team":"Lune","user":"lunebot","team_id":"T1","user_id":"U77","bot_id":"B77"}""") { Headers = ImmutableDictionary<string, string>.Empty.Add("X-OAuth-Scopes", Scopes) },
        "chat.postMessage" => Posted(asked),
        "chat.scheduleMessage" => Scheduled(asked),
        "chat.scheduledMessages.list" => Yes(new JsonObject { ["scheduled_messages"] = new JsonArray([.. held.Select(message => message.HeldJson())]), ["response_metadata"] = new JsonObject { ["next_cursor"] = "" } }),
        "chat.deleteScheduledMessage" => held.RemoveAll(message => message.Id == (string?)asked["scheduled_message_id"]) > 0 ? Yes([]) : No("invalid_scheduled_message_id"),
        "chat.getPermalink" => Yes(new JsonObject { ["permalink"] = $"https://lune.slack.com/archives/{Channel}/p{((string)asked["message_ts"]!).Replace(".", "", StringComparison.Ordinal)}" }),
        "chat.update" => Updated(asked),
        "chat.delete" => messages.RemoveAll(message => message.Id == (string?)asked["ts"]) > 0 ? Yes([]) : No("message_not_found"),
        "conversations.history" => Listed(asked, messages.Where(message => message.Thread is null)),
        "conversations.replies" => Listed(asked, messages.Where(message => message.Id == (string?)asked["ts"] || message.Thread == (string?)asked["ts"])),
        "files.getUploadURLExternal" => Offered(asked),
        "files.completeUploadExternal" => Completed(asked),
        "files.delete" => files.Remove((string)asked["file"]!) ? Yes([]) : No("file_not_found"),
        "files.info" => files.ContainsKey((string)asked["file"]!) ? Yes([]) : No("file_not_found"),
        _ => No("unknown_method"),
    };

    private LoopbackAnswer Posted(JsonObject asked)
    {
        var text = (string)asked["text"]!;
        if (text.Length == 0)
        {
            return No("no_text");
        }

        var message = Add(text, asked, (string?)asked["metadata"]?["event_payload"]?["key"], []);
        return Yes(new JsonObject { ["channel"] = Channel, ["ts"] = message.Id, ["message"] = message.Json() });
    }

    private LoopbackAnswer Scheduled(JsonObject asked)
    {
        Must(asked["metadata"] is null, "what has metadata is never posted");
        var at = Instant.FromUnixTimeSeconds((long)asked["post_at"]!);
        if (at <= Now || at > Now + Duration.FromDays(120))
        {
            return No(at <= Now ? "time_in_past" : "time_too_far");
        }

        var message = new SlackDoubleMessage($"Q{1_298_393_284 + held.Count}", (string)asked["text"]!) { At = at };
        held.Add(message);
        return Yes(new JsonObject { ["channel"] = Channel, ["scheduled_message_id"] = message.Id, ["post_at"] = asked["post_at"]!.DeepClone() });
    }

    private LoopbackAnswer Updated(JsonObject asked)
    {
        var index = messages.FindIndex(message => message.Id == (string?)asked["ts"]);
        if (index < 0)
        {
            return No("message_not_found");
        }

        messages[index] = messages[index] with { Text = (string)asked["text"]! };
        return Yes(new JsonObject { ["channel"] = Channel, ["ts"] = messages[index].Id });
    }

    private LoopbackAnswer Offered(JsonObject asked)
    {
        var id = $"F{files.Count + 1:D9}";
        files.Add(id, $"{asked["filename"]}, {asked["length"]} bytes: {asked["alt_txt"]}");
        return Yes(new JsonObject { ["upload_url"] = "https://files.slack.com/upload/" + id, ["file_id"] = id });
    }

    private LoopbackAnswer Completed(JsonObject asked)
    {
        ImmutableArray<string> ids = [.. asked["files"]!.AsArray().Select(file => (string)file!["id"]!)];
        if (ids.Any(id => !files.TryGetValue(id, out var known) || !known.Contains('|', StringComparison.Ordinal)))
        {
            return No("file_not_found");
        }

        Add((string?)asked["initial_comment"] ?? "", asked, null, ids);
        return Yes(new JsonObject { ["files"] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["id"] = id })]) });
    }

    private LoopbackAnswer Listed(JsonObject asked, IEnumerable<SlackDoubleMessage> among)
    {
        if (!Scopes.Contains(":history", StringComparison.Ordinal))
        {
            return new(200, """{"ok":false,"error":"missing_scope","needed":"channels:history","provided":"chat:write"}""");
        }

        var (from, until) = (Number(asked["oldest"], 0), Number(asked["latest"], decimal.MaxValue));
        var skip = (int)Number(asked["cursor"], 0);
        ImmutableArray<SlackDoubleMessage> all = [.. among.Where(message => message.Number > from && message.Number < until).OrderByDescending(message => message.Number)];
        var hidden = LooksBeforeFiles-- > 0;
        var page = all.Where(message => message.Files.IsEmpty || !hidden).Skip(skip).Take(PageSize);
        return Yes(new JsonObject
        {
            ["messages"] = new JsonArray([.. page.Select(message => message.Json())]),
            ["has_more"] = all.Length > skip + PageSize,
            ["response_metadata"] = new JsonObject { ["next_cursor"] = all.Length > skip + PageSize ? (skip + PageSize).ToString(CultureInfo.InvariantCulture) : "" },
        });
    }

    private LoopbackAnswer Hooked(JsonObject asked)
    {
        if (string.IsNullOrEmpty((string?)asked["text"]))
        {
            return new(400, "no_text", "text/plain");
        }

        Add((string)asked["text"]!, asked, null, []);
        return new(200, "ok", "text/plain");
    }

    private SlackDoubleMessage Add(string text, JsonObject asked, string? key, ImmutableArray<string> shared)
    {
        var message = new SlackDoubleMessage(TimeOf(Now, messages.Count), text)
        {
            Key = key, Files = shared, Thread = (string?)asked["thread_ts"], Unfurls = (bool?)asked["unfurl_links"] ?? false,
        };
        messages.Add(message);
        return message;
    }

    private static string TimeOf(Instant time, int number) => $"{time.ToUnixTimeSeconds()}.{number + 200:D6}";

    private static decimal Number(JsonNode? node, decimal otherwise) => decimal.TryParse((string?)node, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static LoopbackAnswer Yes(JsonObject body)
    {
        body["ok"] = true;
        return new(200, body.ToJsonString());
    }

    private static LoopbackAnswer No(string error) => new(200, $$"""{"ok":false,"error":"{{error}}"}""");

    private void Must(bool holds, string otherwise)
    {
        if (!holds)
        {
            violations.Add(otherwise);
        }
    }

    private T Locked<T>(Func<T> act)
    {
        lock (gate)
        {
            return act();
        }
    }
}

internal sealed record SlackDoubleMessage(string Id, string Text)
{
    public string? Key { get; init; }

    public string? Thread { get; init; }

    public bool Unfurls { get; init; }

    public ImmutableArray<string> Files { get; init; } = [];

    public Instant At { get; init; }

    public decimal Number => decimal.Parse(Id, CultureInfo.InvariantCulture);

    public JsonNode Json()
    {
        var json = new JsonObject { ["type"] = "message", ["user"] = "U77", ["bot_id"] = "B77", ["text"] = Text, ["ts"] = Id, ["files"] = new JsonArray([.. Files.Select(id => (JsonNode)new JsonObject { ["id"] = id })]) };
        if (Key is not null)
        {
            json["metadata"] = new JsonObject { ["event_type"] = "planner_message", ["event_payload"] = new JsonObject { ["key"] = Key } };
        }

        return json;
    }

    public JsonNode HeldJson() => new JsonObject { ["id"] = Id, ["channel_id"] = SlackDouble.Channel, ["post_at"] = At.ToUnixTimeSeconds(), ["date_created"] = 1_551_891_734, ["text"] = Text };
}
