using System.Text.Json;

namespace Planner.Publishing.Connectors.Telegram;

/// <summary>A bot and the chat that it writes into. Its token stands in every address: nothing of an address is ever told.</summary>
internal sealed class TelegramBot
{
    private static readonly Duration Short = Duration.FromSeconds(15);

    private readonly ConnectorSettings settings;
    private readonly string token;

    public TelegramBot(ConnectorSettings settings)
    {
        // The chat may be given as a secret, but is none: receipts have it in their addresses.
        this.settings = settings with { Secrets = new Secrets(new Dictionary<string, string>(StringComparer.Ordinal) { ["bot_token"] = settings.Secrets["bot_token"] }) };
        token = settings.Secrets["bot_token"].Trim();
        var extra = settings.Account.Extra;
        Chat = (settings.Secrets.Find("chat_id") ?? (extra.TryGetValue("chat_id", out var given) ? given.Value : settings.Account.Handle)).Trim();
    }

    /// <summary>A channel's name with its sign, or a chat's number, which is negative for groups and channels.</summary>
    public string Chat { get; }

    /// <summary>Why nothing can be asked; null when it can.</summary>
    public SendFault? Refusal =>
        !IsToken ? new SendFault(FaultKind.Authorization, "the secret 'bot_token' is not a token of a bot, 123456:ABC…")
        : Chat is not ['@', _, ..] && !long.TryParse(Chat, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new SendFault(FaultKind.Configuration, "the chat is neither a channel's name, @channel, nor a number; give it as the secret chat_id or under extra:")
        : null;

    private bool IsToken => token.Length > 0 && token.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '_' or '-');

    public string Told(string said) => settings.Told(said);

    public Uri Method(string name) => settings.At($"https://api.telegram.org/bot{token}/{name}");

    public Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null) => settings.AskAsync(request, cancellationToken, patience);

    public async Task<Reply> AskAsync(string method, TelegramFields fields, CancellationToken cancellationToken)
    {
        using var request = fields.Request(Method(method));
        return await settings.AskAsync(request, cancellationToken, Short);
    }

    /// <summary>Arguments that name the chat, and more to come.</summary>
    public TelegramFields InChat() => new TelegramFields().Text("chat_id", Chat);

    /// <summary>What an answer holds, when it says that all is well; whatever its status is.</summary>
    public static JsonElement? ResultIn(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && body.Member("ok") is { ValueKind: JsonValueKind.True } ? body.Member("result") : null;

    /// <summary>Whether the answer says that nothing was done.</summary>
    public static bool IsRefusal(Reply reply) =>
        reply is Reply.Answer { Status: < 500 and not 408 } answer && (!answer.IsSuccess || AnswerJson.TryParse(answer.Body)?.Member("ok") is { ValueKind: JsonValueKind.False });

    public SendFault FaultOf(Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer answer when IsRefusal(reply) || !answer.IsSuccess => TelegramFaults.Of(settings, answer),
        _ => new SendFault(FaultKind.Server, "Telegram's answer cannot be read"),
    };

    /// <summary>Of one message, or of an album, whose first has the text; the numbers of the others are its version. Null when it cannot be read.</summary>
    public static SentMessage? Sent(JsonElement result)
    {
        var all = result.ValueKind is JsonValueKind.Array ? result.EnumerateArray().ToArray() : [result];
        var ids = all.Select(each => each.Member("message_id") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var id) ? id : (long?)null).ToArray();
        return ids.Length == 0 || ids.Contains(null) ? null
            : new SentMessage(ids[0]!.Value.ToString(CultureInfo.InvariantCulture), UrlOf(all[0], ids[0]!.Value), ids.Length > 1 ? string.Join(',', ids[1..]) : null);
    }

    /// <summary>
    /// <c>t.me/name/17</c> where the chat has a name, else <c>t.me/c/1234/17</c>, which its members can open: there the number is without
    /// the -100 of channels and supergroups. Small groups have no addresses.
    /// </summary>
    private static string? UrlOf(JsonElement message, long id) =>
        message.At("chat") is not { } chat ? null
        : chat.Text("username") is { Length: > 0 } name && name.All(character => char.IsAsciiLetterOrDigit(character) || character == '_') ? $"https://t.me/{name}/{id}"
        : chat.Id("id") is { } number && number.StartsWith("-100", StringComparison.Ordinal) ? $"https://t.me/c/{number[4..]}/{id}"
        : null;
}
