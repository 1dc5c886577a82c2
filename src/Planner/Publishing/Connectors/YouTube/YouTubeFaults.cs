using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>
/// What refusals mean: <c>{"error":{"code":403,"message":"…","errors":[{"reason":"quotaExceeded","domain":"youtube.quota","message":"…"}]}}</c>
/// (developers.google.com/youtube/v3/docs/errors and the methods' own pages, 2026-09).
/// </summary>
internal static class YouTubeFaults
{
    /// <summary>An account that has uploaded too much may go on after a day (support.google.com/youtube/answer/4915711).</summary>
    private static readonly Duration Day = Duration.FromHours(24);

    private static readonly DateTimeZone Pacific = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    public static SendFault Of(ConnectorSettings settings, Reply reply) => GoogleError.FaultOf(settings, reply, Of);

    /// <summary>The first error's reason; null when the answer has none, and so may be somebody else's.</summary>
    public static string? ReasonOf(Reply reply) => GoogleError.Of(reply)?.Reason;

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var error = GoogleError.Of(answer);
        var reason = error?.Reason;
        var fault = settings.FaultOf(answer, string.Join(": ", new[] { reason, error?.Message }.OfType<string>().Where(text => text.Length > 0)));
        fault = fault with { Kind = KindOf(reason) ?? fault.Kind };
        return reason switch
        {
            "quotaExceeded" or "dailyLimitExceeded" => fault with { RetryAfter = UntilMidnight(settings.Clock()), Message = fault.Message + "; the project's quota begins anew at midnight in California" },
            "uploadLimitExceeded" => fault with { RetryAfter = Day, Message = fault.Message + "; the channel may upload again after a day" },
            "youtubeSignupRequired" => fault with { Message = fault.Message + "; the Google account has no YouTube channel" },
            "insufficientPermissions" => fault with { Message = fault.Message + "; the token needs the scope youtube.force-ssl, as youtube.upload alone publishes nothing" },
            "forbiddenPrivacySetting" => fault with { Message = fault.Message + "; " + YouTubeConnector.Locked },
            _ => fault,
        };
    }

    private static FaultKind? KindOf(string? reason) => reason switch
    {
        "quotaExceeded" or "dailyLimitExceeded" or "uploadLimitExceeded" or "uploadRateLimitExceeded" or "rateLimitExceeded" or "userRateLimitExceeded" => FaultKind.RateLimited,
        "youtubeSignupRequired" or "accessNotConfigured" => FaultKind.Configuration,
        "authError" or "unauthorized" or "insufficientPermissions" or "ineligibleAccount" or "accountClosed" or "accountSuspended" => FaultKind.Authorization,
        "backendError" or "internalError" or "serviceUnavailable" => FaultKind.Server,
        "invalidImage" or "mediaBodyRequired" or "mediaBodyTooLarge" or "uploadTooLarge" => FaultKind.MediaProcessing,
        "commentsDisabled" or "forbiddenPrivacySetting" or "forbiddenLicenseSetting" or "playlistNotFound" or "videoNotFound" or "commentNotFound" => FaultKind.Validation,
        _ => reason is not null && reason.StartsWith("invalid", StringComparison.Ordinal) && reason is not "invalidCredentials" ? FaultKind.Validation : null,
    };

    /// <summary>"Daily quotas reset at midnight Pacific Time" (developers.google.com/youtube/v3/determine_quota_cost).</summary>
    private static Duration UntilMidnight(Instant now) => now.InZone(Pacific).Date.PlusDays(1).AtStartOfDayInZone(Pacific).ToInstant() - now;
}
