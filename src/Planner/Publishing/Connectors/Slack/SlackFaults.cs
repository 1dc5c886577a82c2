namespace Planner.Publishing.Connectors.Slack;

/// <summary>
/// What refusals mean: they come as HTTP 200 with <c>{"ok":false,"error":"not_in_channel"}</c>, or in plain words from an incoming
/// webhook (docs.slack.dev/reference/methods/chat.postMessage, chat.scheduleMessage, chat.update, files.completeUploadExternal, "Errors";
/// docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling errors"; read 2026-11).
/// </summary>
internal static class SlackFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var word = body?.Text("error") ?? (answer.Body.Length <= 60 ? answer.Body.Trim() : "");
        var needed = body?.Text("needed") is { Length: > 0 } scope ? $"; the token needs the scope {scope}" : "";
        var fault = answer.IsSuccess
            ? new SendFault(FaultKind.Unknown, settings.Told(word.Length > 0 ? $"Slack says {word}{needed}" : "Slack's answer cannot be read"))
            : settings.FaultOf(answer, word + needed);
        return fault with { Kind = KindOf(word) ?? (answer.IsSuccess && word.Length == 0 ? FaultKind.Server : fault.Kind) };
    }

    /// <summary>After these "some aspect of the operation" may have "succeeded before the error was raised" (fatal_error, internal_error).</summary>
    public static bool LeavesOpen(string? word) => word is "fatal_error" or "internal_error" or "request_timeout" or "service_unavailable" or "rollup_error";

    private static FaultKind? KindOf(string word) => word switch
    {
        "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "token_expired" or "no_permission" or "missing_scope" or "not_allowed_token_type" or "org_login_required"
            or "ekm_access_denied" or "access_denied" or "two_factor_setup_required" or "team_access_not_granted" or "enterprise_is_restricted" or "not_in_channel" or "restricted_action"
            or "restricted_action_read_only_channel" or "restricted_action_thread_only_channel" or "restricted_action_non_threadable_channel" or "restricted_action_thread_locked" or "as_user_not_supported"
            or "invalid_token" or "no_service" or "no_service_id" or "no_team" or "team_disabled" or "no_active_hooks" or "action_prohibited" or "posting_to_general_channel_denied" => FaultKind.Authorization,
        "channel_not_found" or "invalid_channel" or "is_archived" or "channel_is_archived" or "invalid_channel_id" or "channel_type_not_supported" or "user_not_found" or "messages_tab_disabled"
            or "cannot_reply_to_message" or "slack_connect_file_upload_sharing_blocked" or "cant_update_message" or "cant_delete_message" => FaultKind.Configuration,
        "msg_too_long" or "no_text" or "invalid_blocks" or "invalid_blocks_format" or "msg_blocks_too_long" or "too_many_attachments" or "invalid_arguments" or "invalid_arg_name" or "invalid_metadata_format"
            or "metadata_too_large" or "time_in_past" or "time_too_far" or "invalid_time" or "edit_window_closed" or "message_not_found" or "thread_not_found" or "invalid_payload" or "too_many_contact_cards" => FaultKind.Validation,
        "ratelimited" or "rate_limited" or "message_limit_exceeded" or "restricted_too_many" => FaultKind.RateLimited,
        "file_not_found" or "file_update_failed" or "file_upload_size_restricted" or "file_uploads_disabled" or "file_uploads_except_images_disabled" or "malware_detected" or "storage_limit_reached" => FaultKind.MediaProcessing,
        "fatal_error" or "internal_error" or "request_timeout" or "service_unavailable" or "rollup_error" => FaultKind.Server,
        _ => null,
    };
}
