using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>
/// What refusals mean: <c>{"meta":{"status":400,"msg":"Bad Request"},"errors":[{"title":"…","code":8001,"detail":"…"}]}</c> (api.md "Errors and Error
/// Subcodes", 2024-10).
/// </summary>
internal static class TumblrFaults
{
    public static SendFault Of(ConnectorSettings settings, Reply reply, string blog) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => Of(settings, answer, blog),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Whether Tumblr itself, and no proxy, says that there is no such post.</summary>
    public static bool IsMissing(Reply reply) =>
        reply is Reply.Answer { Status: 404 } answer && AnswerJson.TryParse(answer.Body)?.At("meta")?.Id("status") == "404";

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer, string blog)
    {
        var body = AnswerJson.TryParse(answer.Body) ?? default(JsonElement);
        var error = body.List("errors").FirstOrDefault();
        var said = string.Join(": ", new[] { error.Text("title"), error.Text("detail") }.OfType<string>().Where(text => text.Length > 0).DefaultIfEmpty(body.At("meta")?.Text("msg") ?? ""));
        var fault = settings.FaultOf(answer, said);
        return (answer.Status, error.Id("code")) switch
        {
            (_, "8001" or "8002" or "8016" or "8008") => fault with { Kind = FaultKind.Validation },
            (_, "8005") => fault with { Kind = FaultKind.MediaProcessing },

            // Another video is still being worked on, and until then no other one is taken.
            (_, "8010") => fault with { Kind = FaultKind.MediaProcessing, RetryAfter = Duration.FromMinutes(5) },

            // What a user may upload and post in a day.
            (_, "8004" or "8011" or "8023") => fault with { Kind = FaultKind.RateLimited, RetryAfter = fault.RetryAfter ?? UntilReset(answer.Headers) },
            (_, "8022") => fault with { Kind = FaultKind.Validation, Message = fault.Message + "; a queue holds 1,000 posts" },
            (404, _) => fault with { Kind = FaultKind.Configuration, Message = settings.Told($"404: Tumblr knows no blog '{blog}', or no such post in it") },
            (429, _) => fault with { RetryAfter = fault.RetryAfter ?? UntilReset(answer.Headers) },
            _ => fault,
        };
    }

    /// <summary>Seconds, for the hour's and the day's limit, of which the one counts that is used up.</summary>
    private static Duration? UntilReset(HttpResponseHeaders headers)
    {
        var resets = from limit in (string[])["X-Ratelimit-Perhour", "X-Ratelimit-Perday"]
                     let seconds = headers.Number(limit + "-Reset")
                     where seconds is >= 0 and < 604_800 && headers.Number(limit + "-Remaining") is null or 0
                     select seconds;
        return resets.Max() is { } longest ? Duration.FromSeconds(longest) : null;
    }
}
