using System.Text.Json;

namespace Planner.Publishing.Connectors.Telegram;

/// <summary>
/// What refusals mean: <c>{"ok":false,"error_code":400,"description":"Bad Request: chat not found","parameters":{…}}</c> (Bot API 10.1,
/// "Making requests", ResponseParameters). The descriptions are not documented; they are those that tdlib/telegram-bot-api and its
/// clients know.
/// </summary>
internal static class TelegramFaults
{
    /// <param name="answer">Whatever its status is: what says <c>ok: false</c> has done nothing.</param>
    public static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var said = body?.Text("description") ?? "";
        var moved = body?.At("parameters", "migrate_to_chat_id") is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;
        var status = body?.Member("error_code") is { ValueKind: JsonValueKind.Number } code && code.TryGetInt32(out var value) ? value : answer.Status;
        var fault = settings.FaultOf(answer with { Status = status }, moved is null ? said : $"{said}; the chat's number is {moved} now");
        return fault with { Kind = moved is not null ? FaultKind.Configuration : KindOf(status, said) ?? fault.Kind, RetryAfter = WaitIn(body) ?? fault.RetryAfter };
    }

    /// <summary>Whether the message says that already, or is not there any more.</summary>
    public static bool Says(Reply reply, string words) => reply is Reply.Answer answer && Has(AnswerJson.TryParse(answer.Body)?.Text("description") ?? "", words);

    private static FaultKind? KindOf(int status, string said) => status switch
    {
        // A token of the wrong form is an address that is not there.
        401 or 403 or 404 => FaultKind.Authorization,
        413 => FaultKind.MediaProcessing,
        400 when Has(said, "chat not found") || Has(said, "message thread not found") || Has(said, "TOPIC_CLOSED") || Has(said, "upgraded to a supergroup") => FaultKind.Configuration,
        400 when Has(said, "not enough rights") || Has(said, "need administrator rights") || Has(said, "CHAT_ADMIN_REQUIRED") || Has(said, "CHAT_WRITE_FORBIDDEN") => FaultKind.Authorization,
        400 when Has(said, "PHOTO_") || Has(said, "IMAGE_PROCESS_FAILED") || Has(said, "VIDEO_") || Has(said, "wrong file") || Has(said, "file is too big") || Has(said, "file must be non-empty")
            || Has(said, "wrong type of the web page content") => FaultKind.MediaProcessing,
        _ => null,
    };

    private static bool Has(string said, string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);

    private static Duration? WaitIn(JsonElement? body) =>
        body?.At("parameters", "retry_after") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is >= 0 and < 1 << 24 ? Duration.FromSeconds(seconds) : null;
}
