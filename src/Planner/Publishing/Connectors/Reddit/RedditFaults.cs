using System.Text.Json;

namespace Planner.Publishing.Connectors.Reddit;

/// <summary>
/// What refusals mean: mostly 200 with <c>{"json":{"errors":[["RATELIMIT","you are doing that too much. try again in 5 minutes.","ratelimit"]]}}</c> (codes: reddit
/// r2/lib/errors.py, 2017; praw), else <c>{"message":"Forbidden","error":403}</c>.
/// </summary>
internal static class RedditFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => Refusal(settings, answer) ?? new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => OfStatus(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>What an answer of success refuses all the same; null when it refuses nothing.</summary>
    public static SendFault? Refusal(ConnectorSettings settings, Reply.Answer answer)
    {
        var all = AnswerJson.TryParse(answer.Body)?.Member("json")?.List("errors").Where(error => error.ValueKind is JsonValueKind.Array).ToArray() ?? [];
        if (all.Length == 0)
        {
            return null;
        }

        string?[] first = [.. all[0].EnumerateArray().Select(part => part.ValueKind is JsonValueKind.String ? part.GetString() : null)];
        var (code, message, field) = (first.ElementAtOrDefault(0) ?? "", first.ElementAtOrDefault(1) ?? "", first.ElementAtOrDefault(2));
        return new SendFault(KindOf(code), settings.Told($"{code}: {message}{(string.IsNullOrEmpty(field) || field == "ratelimit" ? "" : $" ({field})")}"))
        {
            RetryAfter = code == "RATELIMIT" ? PauseIn(message) : null,
        };
    }

    private static SendFault OfStatus(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var fault = settings.FaultOf(answer, string.Join(": ", new[] { body?.Text("reason"), body?.Text("explanation") ?? body?.Text("message") }.OfType<string>()));
        return fault.Kind is FaultKind.RateLimited && fault.RetryAfter is null && answer.Headers.TryGetValues("X-Ratelimit-Reset", out var values) && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400
            ? fault with { RetryAfter = Duration.FromSeconds(seconds) }
            : fault;
    }

    private static FaultKind KindOf(string code) => code switch
    {
        "RATELIMIT" or "QUOTA_FILLED" => FaultKind.RateLimited,
        "ALREADY_SUB" => FaultKind.Duplicate,
        "USER_REQUIRED" or "SUBREDDIT_NOTALLOWED" or "SUBREDDIT_DISABLED_ADS" or "BAD_CAPTCHA" or "USER_BLOCKED" or "NOT_AUTHOR" or "NOT_WHITELISTED_BY_USER_MESSAGE" => FaultKind.Authorization,
        "IMAGE_ERROR" or "BAD_IMAGE" or "INVALID_MEDIA" or "MISSING_VIDEO_URLS" => FaultKind.MediaProcessing,
        _ => FaultKind.Validation,
    };

    /// <summary>"try again in 5 minutes"; praw reads the same words.</summary>
    private static Duration? PauseIn(string message)
    {
        var words = message.Split([' ', '.', ','], StringSplitOptions.RemoveEmptyEntries);
        for (var at = 0; at + 1 < words.Length; at++)
        {
            if (int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < 1000)
            {
                var unit = words[at + 1].TrimEnd('s');
                if (unit is "millisecond" or "second" or "minute" or "hour")
                {
                    return unit switch { "millisecond" => Duration.FromSeconds(1), "second" => Duration.FromSeconds(count + 1), "minute" => Duration.FromMinutes(count + 1), _ => Duration.FromHours(count) };
                }
            }
        }

        return null;
    }
}
