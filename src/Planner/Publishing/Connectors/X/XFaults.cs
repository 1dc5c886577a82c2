using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.X;

/// <summary>
/// What refusals mean: <c>{"type":"https://api.x.com/2/problems/…","title":"…","detail":"…","status":403}</c> (docs.x.com "Response codes and errors" and
/// openapi.json 2.167, 2026-08); where the type is <c>about:blank</c> only the words tell (as clients' issues quote them: akrherz/iembot#163,
/// plhery/node-twitter-api-v2#469; gitroomhq/postiz-app x.provider.ts).
/// </summary>
internal static class XFaults
{
    /// <summary>What X says of the post, and not of the token, with 403.</summary>
    private static readonly string[] OfThePost = ["video", "reply", "mentioned", "quote", "poll", "characters", "longer than"];

    public static SendFault Of(ConnectorSettings settings, Reply reply) => reply switch
    {
        Reply.Nothing nothing => nothing.Fault,
        Reply.Answer { IsSuccess: true } answer when ProblemOf(answer) is { Detail.Length: > 0 } problem => new SendFault(FaultKind.Unknown, settings.Told(problem.Detail)),
        Reply.Answer { IsSuccess: true } answer => new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {answer.Body}")),
        Reply.Answer answer => Of(settings, answer),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Whether it says that the account has posted the same already; not what, nor when.</summary>
    public static bool IsDuplicate(Reply reply) =>
        reply is Reply.Answer { Status: 403 } answer && ProblemOf(answer).Detail.Contains("duplicate", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it says that there is no such post: with 404, or with 200 and a problem in place of the post.</summary>
    public static bool IsMissing(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } or Reply.Answer { Status: 404 } && ProblemOf((Reply.Answer)reply).Type is "resource-not-found";

    private static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var problem = ProblemOf(answer);
        var fault = settings.FaultOf(answer, problem.Detail);
        var kind = (answer.Status, problem.Type) switch
        {
            (402, _) or (_, "credits") => FaultKind.Billing,
            (429, "usage-capped") when problem.Period is "Monthly" => FaultKind.Billing,
            (429, _) => FaultKind.RateLimited,
            (403, "client-forbidden" or "unsupported-authentication") => FaultKind.Configuration,
            (403, _) when IsDuplicate(answer) => FaultKind.Duplicate,
            (403, "about:blank" or "") when OfThePost.Any(word => problem.Detail.Contains(word, StringComparison.OrdinalIgnoreCase)) => FaultKind.Validation,
            (403, "disallowed-resource" or "resource-unavailable") => FaultKind.Validation,
            (400, _) when problem.Detail.Contains("media", StringComparison.OrdinalIgnoreCase) => FaultKind.MediaProcessing,
            _ => fault.Kind,
        };
        return fault with { Kind = kind, RetryAfter = kind is FaultKind.RateLimited ? fault.RetryAfter ?? UntilReset(answer.Headers, settings.Clock()) : fault.RetryAfter };
    }

    /// <summary>
    /// Seconds since 1970 in <c>x-rate-limit-reset</c>, and for the day's limits in <c>x-user-limit-24hour-reset</c> and <c>x-app-limit-24hour-reset</c>,
    /// which count where nothing remains of them (docs.x.com "Rate limits").
    /// </summary>
    private static Duration? UntilReset(HttpResponseHeaders headers, Instant now)
    {
        var resets = from limit in (string[])["x-rate-limit", "x-user-limit-24hour", "x-app-limit-24hour"]
                     let reset = headers.Number(limit + "-reset")
                     where reset is > 0 and < 253_402_300_800 && headers.Number(limit + "-remaining") is null or 0
                     select reset;
        return resets.Max() is { } last ? Duration.Max(Duration.Zero, Instant.FromUnixTimeSeconds(last) - now) : null;
    }

    /// <summary>The problem itself, or the first in the list of an answer that has both.</summary>
    private static XProblem ProblemOf(Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body) ?? default(JsonElement);
        var inner = body.List("errors").FirstOrDefault();
        var detail = inner.Text("message") ?? inner.Text("detail") ?? body.Text("detail") ?? body.Text("title") ?? inner.Text("title") ?? "";
        var type = body.Text("type") ?? inner.Text("type") ?? "";
        return new XProblem(type.Split('/')[^1] is "about:blank" ? "about:blank" : type.Split('/')[^1], detail, body.Text("period"));
    }

    /// <param name="Type">The end of its address.</param>
    private sealed record XProblem(string Type, string Detail, string? Period);
}
