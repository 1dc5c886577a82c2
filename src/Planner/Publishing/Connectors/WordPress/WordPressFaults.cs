namespace Planner.Publishing.Connectors.WordPress;

/// <summary>
/// What refusals mean: <c>{"code":"rest_cannot_create","message":"…","data":{"status":401}}</c>. Codes as wp-includes/rest-api of WordPress 6.1
/// has them; a proxy or a plug-in before it may answer anything.
/// </summary>
internal static class WordPressFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {BlogText.Said(answer.Body)}")),
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Null where the answer names none.</summary>
    public static string? CodeOf(Reply reply) => reply is Reply.Answer answer ? AnswerJson.TryParse(answer.Body)?.Text("code") : null;

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var code = body?.Text("code");

        // Whom WordPress does not know, it tells that the parameter 'status' is wrong (6.1.9), and why further in.
        code = body?.At("data", "details", "status")?.Text("code") ?? code;
        var parameters = body?.At("data", "params") is { ValueKind: System.Text.Json.JsonValueKind.Object } named ? string.Join(", ", named.EnumerateObject().Select(member => member.Name)) : "";
        var said = code is null ? BlogText.Said(answer.Body) : $"{code}: {body?.Text("message")}{(parameters.Length > 0 && body?.Text("message")?.Contains(parameters, StringComparison.Ordinal) is not true ? $" ({parameters})" : "")}";
        var fault = settings.FaultOf(answer, said);
        return KindOf(code) is { } kind ? fault with { Kind = kind, Message = fault.Message + AdviceOf(code) } : fault;
    }

    private static FaultKind? KindOf(string? code) => code switch
    {
        "rest_not_logged_in" or "rest_cannot_create" or "rest_cannot_edit" or "rest_cannot_delete" or "rest_cannot_publish" or "rest_cannot_assign_term" or "rest_forbidden" or "rest_forbidden_context"
            or "rest_forbidden_status" or "incorrect_password" or "invalid_username" or "invalid_email" or "application_passwords_disabled" or "application_passwords_disabled_for_user" => FaultKind.Authorization,
        "rest_no_route" or "rest_disabled" => FaultKind.Configuration,
        "rest_upload_file_too_big" or "rest_upload_limited_space" or "rest_upload_unknown_error" or "rest_upload_sideload_error" or "rest_upload_no_data" or "rest_upload_user_quota_exceeded" => FaultKind.MediaProcessing,
        "rest_invalid_param" or "rest_missing_callback_param" or "rest_post_invalid_id" or "rest_term_invalid" or "rest_invalid_date" or "empty_content" => FaultKind.Validation,
        "db_insert_error" or "db_update_error" or "internal_server_error" => FaultKind.Server,
        _ => null,
    };

    private static string AdviceOf(string? code) => code switch
    {
        "rest_not_logged_in" or "rest_cannot_create" or "rest_forbidden_status" => "; the user is unknown, or may not: some hosts keep the Authorization header from WordPress, which then knows nobody",
        "rest_no_route" => "; 'server:' has to be the blog's own address, below which /wp-json/ answers",
        _ => "",
    };
}
