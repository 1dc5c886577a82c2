using System.Text.Json;

namespace Planner.Publishing.Connectors.Discourse;

/// <summary>
/// What refusals mean: <c>{"errors":["…"],"error_type":"rate_limit","extras":{"wait_seconds":18}}</c> (discourse application_controller.rb,
/// render_json_error and rescue_from; 2026). The sentences are in the forum's language, so that little is taken from them.
/// </summary>
internal static class DiscourseFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var said = string.Join("; ", body?.List("errors").Where(each => each.ValueKind is JsonValueKind.String).Select(each => each.GetString()) ?? []);
        var fault = settings.FaultOf(answer, said.Length > 0 ? said : body?.Text("message") ?? "");
        return fault with { Kind = KindOf(answer, body?.Text("error_type"), said) ?? fault.Kind, RetryAfter = WaitIn(body) ?? fault.RetryAfter };
    }

    private static FaultKind? KindOf(Reply.Answer answer, string? type, string said) => type switch
    {
        "rate_limit" => FaultKind.RateLimited,
        "not_logged_in" or "invalid_access" => FaultKind.Authorization,
        "not_found" when answer.Status is 404 => FaultKind.Configuration,
        "read_only" => FaultKind.Server,
        _ => answer.Status is 422 && (said.Contains("too similar", StringComparison.OrdinalIgnoreCase) || said.Contains("already been taken", StringComparison.OrdinalIgnoreCase) || said.Contains("already been used", StringComparison.OrdinalIgnoreCase)) ? FaultKind.Duplicate
            : answer.Status is 400 or 422 ? FaultKind.Validation
            : null,
    };

    private static Duration? WaitIn(JsonElement? body) =>
        body?.At("extras", "wait_seconds") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is >= 0 and < 1 << 24 ? Duration.FromSeconds(seconds) : null;
}
