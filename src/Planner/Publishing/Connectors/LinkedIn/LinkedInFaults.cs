namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>
/// What refusals mean: <c>{"status":401,"serviceErrorCode":65602,"code":"EXPIRED_ACCESS_TOKEN","message":"…"}</c>, and where a field is wrong
/// <c>errorDetails.inputErrors[].code</c> (learn.microsoft.com/linkedin "Error handling" and "Posts API", 2026-08; bodies as clients' issues quote them).
/// </summary>
internal static class LinkedInFaults
{
    private static readonly string[] Day = ["DAY limit", "daily"];

    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>The post that is out already, when the answer says that this one is the same; null otherwise.</summary>
    public static string? DuplicateOf(Reply.Answer answer) =>
        answer.Status == 422 && answer.Body.Contains("duplicate", StringComparison.OrdinalIgnoreCase) && AnswerJson.TryParse(answer.Body) is { } body ? LinkedInUrn.OfPostIn(body.Text("message") ?? "") : null;

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var (code, message) = (body?.Text("code"), body?.Text("message"));
        var inputs = body?.At("errorDetails")?.List("inputErrors").Select(input => (Code: input.Text("code"), Said: input.Text("description"))).ToArray() ?? [];
        var said = string.Join(": ", new[] { code, message }.Concat(inputs.SelectMany(input => new[] { input.Code, input.Said })).OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));
        var fault = settings.FaultOf(answer, said);
        fault = fault with { Kind = inputs.Select(input => KindOf(input.Code)).Prepend(KindOf(code)).OfType<FaultKind>().Cast<FaultKind?>().FirstOrDefault() ?? KindOf(answer.Status, fault.Kind) };
        return fault.Kind switch
        {
            // Its limits are of a day, which ends at midnight in UTC ("Rate limiting", 2026).
            FaultKind.RateLimited => fault with { RetryAfter = fault.RetryAfter ?? (Day.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)) ? UntilMidnight(settings.Clock()) : null) },
            FaultKind.Configuration when code is "NONEXISTENT_VERSION" => fault with { Message = fault.Message + "; name one that lives, 'extra: {version: \"YYYYMM\"}' in the account's file" },
            _ => fault,
        };
    }

    private static FaultKind? KindOf(string? code) => code switch
    {
        "INVALID_ACCESS_TOKEN" or "EXPIRED_ACCESS_TOKEN" or "REVOKED_ACCESS_TOKEN" or "EMPTY_ACCESS_TOKEN" or "ACCESS_DENIED" or "UNAUTHORIZED" => FaultKind.Authorization,
        "NONEXISTENT_VERSION" or "VERSION_MISSING" => FaultKind.Configuration,
        "TOO_MANY_REQUESTS" => FaultKind.RateLimited,
        "DUPLICATE_POST" => FaultKind.Duplicate,
        "MEDIA_ASSET_PROCESSING_FAILED" or "MEDIA_ASSET_WAITING_UPLOAD" => FaultKind.MediaProcessing,
        _ => null,
    };

    private static FaultKind KindOf(int status, FaultKind usual) => status switch
    {
        // "Retry the request", says the documentation of 409: two wrote at once, and this one did not.
        409 => FaultKind.Server,
        426 => FaultKind.Configuration,
        _ => usual,
    };

    private static Duration UntilMidnight(Instant now) => now.InUtc().Date.PlusDays(1).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() - now;
}
