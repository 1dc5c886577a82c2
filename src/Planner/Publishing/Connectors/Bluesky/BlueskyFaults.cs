using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>
/// What refusals mean: their body is <c>{"error":"InvalidSwap","message":"…"}</c>, and the word says more than the status, which is
/// 400 for nearly all of them, an expired token too (seen at @atproto/pds 0.5.35, 2026-11).
/// </summary>
internal static class BlueskyFaults
{
    public const string ExpiredToken = "ExpiredToken";
    public const string InvalidSwap = "InvalidSwap";
    public const string RecordNotFound = "RecordNotFound";

    /// <param name="session">Whose tokens must not be told; null before there is one.</param>
    public static BlueskyReply.Failed Of(ConnectorSettings settings, Reply.Answer answer, BlueskySession? session)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var (error, message) = (body?.Text("error"), body?.Text("message"));
        var said = string.Join(": ", new[] { error, message }.OfType<string>());
        var fault = settings.FaultOf(answer, session?.Redact(said) ?? said);
        fault = fault with { Kind = KindOf(error) ?? fault.Kind };
        if (fault.Kind is FaultKind.RateLimited)
        {
            fault = fault with { RetryAfter = fault.RetryAfter ?? UntilReset(answer.Headers, settings.Clock()) };
        }

        // Who refuses has written nothing; who fails may have.
        return new BlueskyReply.Failed(fault, error, MayHaveArrived: answer.Status is >= 500 or 408);
    }

    private static FaultKind? KindOf(string? error) => error switch
    {
        ExpiredToken or "InvalidToken" or "AuthMissing" or "AuthenticationRequired" or "AuthFactorTokenRequired" or "BadTokenScope" or "InsufficientScope" => FaultKind.Authorization,
        "AccountTakedown" or "AccountDeactivated" or "AccountNotFound" or "RepoNotFound" or "RepoTakendown" or "RepoSuspended" or "RepoDeactivated" => FaultKind.Authorization,
        "RateLimitExceeded" => FaultKind.RateLimited,
        "BlobTooLarge" or "PayloadTooLarge" or "InvalidMimeType" => FaultKind.MediaProcessing,
        InvalidSwap => FaultKind.Duplicate,
        // Servers throw away what no record names for some time; uploaded again it is there.
        "BlobNotFound" => FaultKind.Server,
        _ => null,
    };

    /// <summary><c>RateLimit-Reset</c>: the second since 1970 in which the count begins anew (bsky-docs rate-limits.md, 2026-04-21).</summary>
    private static Duration? UntilReset(HttpResponseHeaders headers, Instant now) =>
        headers.TryGetValues("RateLimit-Reset", out var values) && long.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second is > 0 and < 253_402_300_800
            ? Duration.Max(Duration.Zero, Instant.FromUnixTimeSeconds(second) - now)
            : null;
}
