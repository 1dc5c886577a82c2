using System.Globalization;
using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Discord;

/// <summary>The same channel with a bot in it.</summary>
public sealed class DiscordBotDouble() : DiscordDouble(isBot: true);

/// <summary>
/// A channel on Discord with a webhook, as discord-api-docs has it (resources/webhook, resources/message, topics/opcodes-and-status-codes;
/// 2026-08): requests are held against Discord's own OpenAPI document.
/// </summary>
public class DiscordDouble : INetworkDouble
{
    public const string Token = "aWebhookTokenOf68Characters_-aWebhookTokenOf68Characters_-0123456789";
    public const string Channel = "1310000000000000001";
    public const string Server = "1300000000000000009";
    private const string Webhook = "/api/webhooks/1320000000000000002/" + Token;

    private readonly Lock gate = new();
    private readonly bool isBot;
    private readonly List<DiscordDoubleMessage> messages = [];
    private readonly List<string> violations = [];

    public DiscordDouble()
        : this(isBot: false)
    {
    }

    protected DiscordDouble(bool isBot) => this.isBot = isBot;

    public string Account => isBot ? $"network: discord\nsecrets: {{ bot_token: DISCORD_BOT }}\nextra: {{ channel: \"{Channel}\" }}" : "network: discord\nsecrets: { webhook_url: DISCORD_WEBHOOK }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; } = ImmutableDictionary<string, string>.Empty
        .Add("DISCORD_WEBHOOK", "https://discord.com" + Webhook).Add("DISCORD_BOT", "MTk4NjIyNDgz.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs");

    public string Fields => "";

    public ImmutableArray<string> Standing => Locked(() => messages.Select(message => message.Text).ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal ImmutableArray<DiscordDoubleMessage> Messages => Locked(() => messages.ToImmutableArray());

    /// <summary>Whether the bot may read what stands in the channel.</summary>
    public bool IsReadable { get; set; } = true;

    /// <summary>Whether it is a forum, where a webhook opens a post.</summary>
    public bool IsForum { get; set; }

    /// <summary>Nonces are kept for minutes only.</summary>
    public bool ForgetsNonces { get; set; }

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() => Routed(request));

    /// <summary>Somebody writes there: the bot itself, or another.</summary>
    public void Write(string text, bool isOwn = true, Instant? at = null) => Locked(() =>
    {
        messages.Add(new DiscordDoubleMessage(IdAt(at ?? Rehearsal.Now), Channel, text) { Author = isOwn ? "77" : "78" });
        return true;
    });

    private LoopbackAnswer Routed(LoopbackRequest request)
    {
        var api = request with { Path = request.Path.Replace("/api/webhooks/", "/api/v10/webhooks/", StringComparison.Ordinal) };
        violations.AddRange(VendorSpec.Load("discord").Violations(api));
        var agent = request.Headers.GetValueOrDefault("User-Agent", "");
        Must(agent.StartsWith("DiscordBot", StringComparison.Ordinal), $"User-Agent: {agent}");
        var path = request.Path.Split('?')[0];
        if (path.StartsWith("/api/webhooks/", StringComparison.Ordinal))
        {
            return path.StartsWith(Webhook, StringComparison.Ordinal) ? Here(request, path[Webhook.Length..]) : Error(401, 50027, "Invalid Webhook Token");
        }

        if (request.Headers.GetValueOrDefault("Authorization") != "Bot " + Variables["DISCORD_BOT"])
        {
            return Error(401, 0, "401: Unauthorized");
        }

        return path switch
        {
            "/api/v10/users/@me" => new(200, """{"id":"77","username":"lune","bot":true}"""),
            "/api/v10/channels/" + Channel => new(200, $$"""{"id":"{{Channel}}","guild_id":"{{Server}}","type":0,"name":"news"}"""),
            _ when path.StartsWith($"/api/v10/channels/{Channel}/messages", StringComparison.Ordinal) => Here(request, path[$"/api/v10/channels/{Channel}".Length..]),
            _ => Error(404, 10003, "Unknown Channel"),
        };
    }

    /// <param name="rest">Behind the webhook's or the channel's own path.</param>
    private LoopbackAnswer Here(LoopbackRequest request, string rest)
    {
        var fields = ReceivedForm.Fields(request);
        if (rest.Length == 0 && request.Method == "GET")
        {
            return new(200, $$"""{"id":"1320000000000000002","type":1,"name":"Lune","channel_id":"{{Channel}}","guild_id":"{{Server}}","token":"{{Token}}"}""");
        }

        if (request.Method == "POST")
        {
            return Posted(request, fields);
        }

        if (rest == "/messages")
        {
            var before = ulong.Parse(fields.GetValueOrDefault("before", "18446744073709551615"), CultureInfo.InvariantCulture);
            var page = messages.OrderByDescending(message => message.Number).Where(message => message.Number < before).Take(int.Parse(fields["limit"], CultureInfo.InvariantCulture));
            return new(200, new JsonArray([.. (IsReadable ? page : []).Select(message => message.Json())]).ToJsonString());
        }

        var found = messages.FirstOrDefault(message => "/messages/" + message.Id == rest && message.ChannelId == fields.GetValueOrDefault("thread_id", Channel));
        return found is null ? Error(404, 10008, "Unknown Message") : request.Method switch
        {
            "DELETE" => Deleted(found),
            "PATCH" => Edited(found, request),
            _ => new(200, found.Json().ToJsonString()),
        };
    }

    private LoopbackAnswer Posted(LoopbackRequest request, ImmutableDictionary<string, string> fields)
    {
        var parts = ReceivedForm.Read(request);
        var json = JsonNode.Parse(fields.GetValueOrDefault("payload_json", request.Body))!.AsObject();
        var files = parts.Where(part => part.FileName is not null).ToImmutableArray();
        Must(isBot || fields.GetValueOrDefault("wait") == "true", "nobody waits for the message");
        Must(json["allowed_mentions"]?["parse"] is JsonArray { Count: 0 }, "mentions are not kept away");
        Must(files.Select(part => part.Name).SequenceEqual(Enumerable.Range(0, files.Length).Select(index => $"files[{index}]")), "files are not numbered");
        var (content, question, nonce) = ((string?)json["content"], (string?)json["poll"]?["question"]?["text"], (string?)json["nonce"]);
        if (string.IsNullOrEmpty(content) && question is null && files.IsEmpty)
        {
            return Error(400, 50006, "Cannot send an empty message");
        }

        if (content?.Length > 2000)
        {
            return new(400, """{"message":"Invalid Form Body","code":50035,"errors":{"content":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"Must be 2000 or fewer in length."}]}}}""");
        }

        if (IsForum && json["thread_name"] is null && !fields.ContainsKey("thread_id"))
        {
            return Error(400, 220001, "Webhooks posted to forum channels must have a thread_name or thread_id");
        }

        if (!ForgetsNonces && (bool?)json["enforce_nonce"] == true && messages.FirstOrDefault(message => message.Nonce == nonce) is { } same)
        {
            return new(200, same.Json().ToJsonString());
        }

        var id = IdAt(Rehearsal.Now);
        var message = new DiscordDoubleMessage(id, json["thread_name"] is not null ? id : fields.GetValueOrDefault("thread_id", Channel), content ?? "")
        {
            Nonce = nonce,
            Question = question,
            Flags = (int?)json["flags"] ?? 0,
            Answers = (string?)json["message_reference"]?["message_id"],
            Thread = (string?)json["thread_name"],
            Options = [.. (json["poll"]?["answers"]?.AsArray() ?? []).Select(answer => (string)answer!["poll_media"]!["text"]!)],
            Descriptions = [.. (json["attachments"]?.AsArray() ?? []).Select(each => $"{each!["filename"]}: {each["description"]}")],
            Files = [.. files.Select(file => file.Text)],
        };
        messages.Add(message);
        return isBot || fields.GetValueOrDefault("wait") == "true" ? new(200, message.Json().ToJsonString()) : new(204, "");
    }

    private LoopbackAnswer Deleted(DiscordDoubleMessage message)
    {
        messages.Remove(message);
        return new(204, "");
    }

    private LoopbackAnswer Edited(DiscordDoubleMessage message, LoopbackRequest request)
    {
        var edited = message with { Text = (string)JsonNode.Parse(request.Body)!["content"]! };
        messages[messages.IndexOf(message)] = edited;
        return new(200, edited.Json().ToJsonString());
    }

    private string IdAt(Instant time) => (((ulong)(time.ToUnixTimeMilliseconds() - 1_420_070_400_000) << 22) + (ulong)messages.Count).ToString(CultureInfo.InvariantCulture);

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

    private static LoopbackAnswer Error(int status, int code, string message) => new(status, $$"""{"message":"{{message}}","code":{{code}}}""");
}

internal sealed record DiscordDoubleMessage(string Id, string ChannelId, string Text)
{
    public string Author { get; init; } = "77";

    public string? Nonce { get; init; }

    public string? Question { get; init; }

    public ImmutableArray<string> Options { get; init; } = [];

    public int Flags { get; init; }

    public string? Answers { get; init; }

    public string? Thread { get; init; }

    public ImmutableArray<string> Descriptions { get; init; } = [];

    public ImmutableArray<string> Files { get; init; } = [];

    public ulong Number => ulong.Parse(Id, CultureInfo.InvariantCulture);

    public JsonObject Json() => new()
    {
        ["id"] = Id,
        ["channel_id"] = ChannelId,
        ["content"] = Text,
        ["author"] = new JsonObject { ["id"] = Author, ["username"] = "lune" },
        ["attachments"] = new JsonArray([.. Descriptions.Select(each => (JsonNode)new JsonObject { ["description"] = each })]),
        ["poll"] = Question is null ? null : new JsonObject { ["question"] = new JsonObject { ["text"] = Question } },
    };
}
