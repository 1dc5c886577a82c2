namespace Planner.Publishing.Connectors.Dailymotion;

/// <summary>
/// What refusals mean: <c>{"error":{"code":404,"message":"…","type":"not_found","error_data":{…}}}</c> (developers.dailymotion.com/v0/reference/api-errors, 2026).
/// </summary>
internal static class DailymotionFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer when TypeOf(answer) is null => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The error's type; null when the answer is none.</summary>
    public static string? TypeOf(Reply.Answer answer) => AnswerJson.TryParse(answer.Body)?.At("error")?.Text("type");

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var error = AnswerJson.TryParse(answer.Body)?.Member("error");
        var said = string.Join(": ", new[] { error?.Text("type"), error?.Text("message") }.OfType<string>().Where(text => text.Length > 0));
        var fault = settings.FaultOf(answer, said);
        return fault with
        {
            Kind = error?.Text("type") switch
            {
                "access_forbidden" or "insufficient_scope" or "invalid_token" or "expired_token" or "unauthorized" => FaultKind.Authorization,
                "invalid_parameter" or "missing_parameter" => FaultKind.Validation,
                _ => fault.Kind,
            },
        };
    }
}
