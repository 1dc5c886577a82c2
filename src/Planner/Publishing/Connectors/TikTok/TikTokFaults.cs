namespace Planner.Publishing.Connectors.TikTok;

/// <summary>
/// What refusals mean: <c>{"error":{"code":"spam_risk_too_many_posts","message":"…","log_id":"…"}}</c> (developers.tiktok.com "Direct Post",
/// "Get Post Status", 2026-08); the same words stand in a failed post's <c>fail_reason</c>.
/// </summary>
internal static class TikTokFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Of a post that TikTok took and did not publish.</summary>
    public static SendFault OfReason(ConnectorSettings settings, string reason) =>
        Explained(new SendFault(KindOf(reason) ?? FaultKind.MediaProcessing, settings.Told("TikTok did not publish it: " + (reason.Length > 0 ? reason : "it does not say why"))), reason);

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var error = AnswerJson.TryParse(answer.Body)?.Member("error");
        var code = error?.Text("code") ?? "";
        if (answer.IsSuccess && code is "" or "ok")
        {
            return new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}"));
        }

        var said = string.Join(": ", new[] { code, error?.Text("message"), error?.Text("log_id") is { Length: > 0 } log ? $"log {log}" : null }.OfType<string>().Where(text => text.Length > 0));
        var fault = settings.FaultOf(answer, said);
        return Explained(fault with { Kind = KindOf(code) ?? fault.Kind, RetryAfter = code is "rate_limit_exceeded" ? fault.RetryAfter ?? Duration.FromMinutes(1) : fault.RetryAfter }, code);
    }

    private static FaultKind? KindOf(string code) => code switch
    {
        "access_token_invalid" or "scope_not_authorized" or "scope_permission_missed" or "token_not_authorized_for_specified_publish_id" or "auth_removed" or "spam_risk_user_banned_from_posting" => FaultKind.Authorization,
        "unaudited_client_can_only_post_to_private_accounts" or "url_ownership_unverified" or "privacy_level_option_mismatch" or "app_version_check_failed" => FaultKind.Configuration,

        // Of a day and of all programs together: a retry of the run would not help.
        "spam_risk_too_many_posts" or "spam_risk_too_many_pending_share" or "reached_active_user_cap" or "spam_risk" or "spam_risk_text" or "publish_cancelled" => FaultKind.Validation,
        "rate_limit_exceeded" => FaultKind.RateLimited,
        "invalid_param" or "invalid_params" or "invalid_publish_id" => FaultKind.Validation,
        "internal_error" or "internal" => FaultKind.Server,
        "file_format_check_failed" or "duration_check_failed" or "frame_rate_check_failed" or "picture_size_check_failed" or "video_pull_failed" or "photo_pull_failed" or "invalid_file_upload" => FaultKind.MediaProcessing,
        _ => null,
    };

    private static SendFault Explained(SendFault fault, string code) => code switch
    {
        "unaudited_client_can_only_post_to_private_accounts" => With(fault, "TikTok has not audited the app: until then the account must be private, and only 'extra: {privacy: SELF_ONLY}' is taken"),
        "url_ownership_unverified" => With(fault, "the address of the site must be verified in the app's settings on developers.tiktok.com"),
        "reached_active_user_cap" or "spam_risk_too_many_posts" => With(fault, "the limit of a day is reached; planner resolve … --retry after it"),
        _ => fault,
    };

    private static SendFault With(SendFault fault, string advice) => fault with { Message = $"{fault.Message}; {advice}" };
}
