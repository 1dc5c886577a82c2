using System.Text.Json.Nodes;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Vendors;

namespace Planner.Tests.Publishing.Connectors.Telegram;

/// <summary>
/// A channel on Telegram with a bot as its administrator. Requests are held against the Bot API's own list of methods (10.1); its refusals
/// are worded as tdlib/telegram-bot-api words them.
/// </summary>
public sealed class TelegramDouble : INetworkDouble
{
    public const string Token = "123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11";

    private readonly Lock gate = new();
    private readonly List<TelegramDoubleMessage> messages = [];
    private readonly List<string> violations = [];
    private int last = 16;

    public string Account => "network: telegram\nsecrets: { bot_token: TELEGRAM_BOT, chat_id: TELEGRAM_CHAT }";

    public bool IsServer => false;

    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty.Add("TELEGRAM_BOT", Token).Add("TELEGRAM_CHAT", "@lune");

    public string Fields => "";

    /// <summary>The chat's name; null where it has none.</summary>
    public string? Name { get; init; } = "lune";

    /// <summary>The chat's number.</summary>
    public string Number { get; init; } = "-1001234567890";

    /// <summary>What the bot says of itself in the chat.</summary>
    public string Member { get; init; } = """{"status":"administrator","can_post_messages":true,"can_edit_messages":true,"can_delete_messages":false}""";

    /// <summary>Whether 48 hours are over.</summary>
    public bool IsOld { get; set; }

    public ImmutableArray<string> Standing => Locked(() => messages.Where(message => message.Text is not null).Select(message => message.Text!).ToImmutableArray());

    public ImmutableArray<string> Violations => Locked(() => violations.ToImmutableArray());

    internal ImmutableArray<TelegramDoubleMessage> Messages => Locked(() => messages.ToImmutableArray());

    public LoopbackAnswer Answer(LoopbackRequest request) => Locked(() =>
    {
        violations.AddRange(VendorSpec.Load("telegram").Violations(request));
        if (!request.Path.StartsWith($"/bot{Token}/", StringComparison.Ordinal))
        {
            return Refusal(401, "Unauthorized");
        }

        var arguments = ArgumentsOf(request);
        if (request.Path.EndsWith("/getMe", StringComparison.Ordinal))
        {
            return Result(JsonNode.Parse("""{"id":123456,"is_bot":true,"username":"lune_bot"}"""));
        }

        var chat = arguments["chat_id"]!.ToString();
        return chat == "@" + Name || chat == Number ? InChat(request, arguments) : Refusal(400, "Bad Request: chat not found");
    });

    private LoopbackAnswer InChat(LoopbackRequest request, JsonObject arguments) => request.Path.Split('/')[^1] switch
    {
        "getChat" => Result(Chat()),
        "getChatMember" => Result(JsonNode.Parse(Member)),
        "deleteMessage" => Deleted([(int)arguments["message_id"]!]),
        "deleteMessages" => Deleted([.. arguments["message_ids"]!.AsArray().Select(id => (int)id!)]),
        "editMessageText" => Edited((int)arguments["message_id"]!, (string)arguments["text"]!),
        "editMessageCaption" => Edited((int)arguments["message_id"]!, (string)arguments["caption"]!),
        "sendMediaGroup" => Album(request, arguments),
        "sendPoll" => Sent(arguments, (string)arguments["question"]!, "poll"),
        "sendMessage" when Length((string)arguments["text"]!) > 4096 => Refusal(400, "Bad Request: message is too long"),
        "sendMessage" => Sent(arguments, (string)arguments["text"]!, "text"),
        var method => One(request, arguments, method["send".Length..].ToLowerInvariant()),
    };

    private LoopbackAnswer One(LoopbackRequest request, JsonObject arguments, string kind)
    {
        var caption = (string?)arguments["caption"] ?? "";
        Must(ReceivedForm.Read(request).Count(part => part.FileName is not null && part.Name == kind) == 1, $"no file named {kind}");
        return Length(caption) > 1024 ? Refusal(400, "Bad Request: message caption is too long") : Sent(arguments, caption, kind);
    }

    private LoopbackAnswer Album(LoopbackRequest request, JsonObject arguments)
    {
        var items = arguments["media"]!.AsArray();
        var files = ReceivedForm.Read(request).Where(part => part.FileName is not null).Select(part => "attach://" + part.Name);
        Must(items.Count is >= 2 and <= 10, "an album has 2 to 10 items");
        Must(items.Select(item => (string)item!["media"]!).SequenceEqual(files), "files are not those of the list");
        var made = items.Select(item => Add(arguments, (string?)item!["caption"], (string)item["type"]!)).ToArray();
        return Result(new JsonArray([.. made.Select(Json)]));
    }

    private LoopbackAnswer Sent(JsonObject arguments, string text, string kind) => Result(Json(Add(arguments, text, kind)));

    private TelegramDoubleMessage Add(JsonObject arguments, string? text, string kind)
    {
        var message = new TelegramDoubleMessage(++last, text, kind)
        {
            IsSilent = (bool?)arguments["disable_notification"] ?? false,
            HasPreview = !((bool?)arguments["link_preview_options"]?["is_disabled"] ?? false),
            Answers = (int?)arguments["reply_parameters"]?["message_id"],
            Topic = (int?)arguments["message_thread_id"],
            Options = [.. (arguments["options"]?.AsArray() ?? []).Select(option => (string)option!["text"]!)],
            Description = (string?)arguments["description"],
            OpenPeriod = (int?)arguments["open_period"],
        };
        messages.Add(message);
        return message;
    }

    private LoopbackAnswer Deleted(int[] ids)
    {
        if (IsOld)
        {
            return Refusal(400, "Bad Request: message can't be deleted for everyone");
        }

        var gone = messages.RemoveAll(message => ids.Contains(message.Id));
        return gone == 0 && ids.Length == 1 ? Refusal(400, "Bad Request: message to delete not found") : Result(JsonValue.Create(true));
    }

    private LoopbackAnswer Edited(int id, string text)
    {
        var index = messages.FindIndex(message => message.Id == id);
        if (index < 0 || messages[index].Text == text)
        {
            return Refusal(400, index < 0 ? "Bad Request: message to edit not found" : "Bad Request: message is not modified: specified new message content and reply markup are exactly the same");
        }

        messages[index] = messages[index] with { Text = text };
        return Result(Json(messages[index]));
    }

    private JsonNode Json(TelegramDoubleMessage message) => new JsonObject { ["message_id"] = message.Id, ["date"] = 1, ["chat"] = Chat() };

    private JsonObject Chat()
    {
        var chat = new JsonObject { ["id"] = JsonNode.Parse(Number), ["type"] = "channel", ["title"] = "Lune" };
        if (Name is not null)
        {
            chat["username"] = Name;
        }

        return chat;
    }

    private static JsonObject ArgumentsOf(LoopbackRequest request)
    {
        if (request.Headers.GetValueOrDefault("Content-Type", "").StartsWith("application/json", StringComparison.Ordinal))
        {
            return JsonNode.Parse(request.Body)!.AsObject();
        }

        string[] texts = ["chat_id", "caption", "parse_mode"];
        return new JsonObject(ReceivedForm.Fields(request).Select(field => KeyValuePair.Create(field.Key, texts.Contains(field.Key) ? JsonValue.Create(field.Value) : JsonNode.Parse(field.Value))));
    }

    /// <summary>After its entities were taken out.</summary>
    private static int Length(string html) => System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", "").Length;

    private static LoopbackAnswer Result(JsonNode? result) => new(200, new JsonObject { ["ok"] = true, ["result"] = result }.ToJsonString());

    private static LoopbackAnswer Refusal(int code, string description) => new(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");

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

internal sealed record TelegramDoubleMessage(int Id, string? Text, string Kind)
{
    public bool IsSilent { get; init; }

    public bool HasPreview { get; init; }

    public int? Answers { get; init; }

    public int? Topic { get; init; }

    public ImmutableArray<string> Options { get; init; } = [];

    public string? Description { get; init; }

    public int? OpenPeriod { get; init; }
}
