using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.Meta;

/// <summary>
/// What refusals of the Graph API mean. Codes: graph-api/guides/error-handling; Instagram's subcodes 2207…: instagram-platform/
/// instagram-graph-api/reference/error-codes, updated 2026-06-02; those of Pages (1366…, 1390…, 1404…): networks.md 4, from clients.
/// </summary>
internal static class GraphFaults
{
    /// <summary>Every call of who is throttled prolongs it (graph-api/overview/rate-limiting); most windows are an hour long.</summary>
    private static readonly Duration Throttled = Duration.FromMinutes(15);

    /// <summary>A day's posts are counted over 24 rolling hours.</summary>
    private static readonly Duration DayIsFull = Duration.FromHours(1);

    /// <summary>"Try again 1–2 times in the next 30 seconds to 2 minutes" (error-codes, 2207008).</summary>
    private static readonly Duration Moment = Duration.FromSeconds(30);

    /// <param name="error">Null when the body holds none that can be read.</param>
    public static SendFault Of(ConnectorSettings settings, Reply.Answer answer, GraphError? error)
    {
        var fault = settings.FaultOf(answer, error?.Message ?? "");
        if (error is null || answer.Status is >= 300 and < 400)
        {
            return fault;
        }

        var (kind, pause) = Meaning(error);
        fault = fault with { Kind = kind ?? fault.Kind };
        return fault.Kind is FaultKind.RateLimited ? fault with { RetryAfter = fault.RetryAfter ?? UntilRegained(answer.Headers) ?? pause ?? Throttled }
            : fault with { RetryAfter = fault.RetryAfter ?? pause };
    }

    /// <summary>Whether something may have been done in spite of it: Meta failed, or does not say what happened.</summary>
    public static bool LeavesOpen(Reply.Answer answer, GraphError? error) =>
        answer.Status is >= 500 or 408 || (error is { Code: 1 or 2 or -1 } or { IsTransient: true } && Meaning(error).Kind is FaultKind.Server or FaultKind.Unknown);

    /// <summary>Null where the number says nothing that the code does not say.</summary>
    public static (FaultKind? Kind, Duration? RetryAfter)? OfSubcode(int subcode) => subcode switch
    {
        // The download took too long; the container could not be made, or is over; it is not ready.
        2207003 or 2207020 or 2207032 or 2207053 or 2207006 or 2207008 or 2207027 => (FaultKind.MediaProcessing, Moment),
        2207001 => (FaultKind.Server, null),
        2207042 => (FaultKind.RateLimited, DayIsFull),

        // "The media could not be fetched from this URI": the file is where Meta's crawler may not come.
        2207052 => (FaultKind.Configuration, null),

        // Size, format, proportions, kind of a file; a thumbnail beyond the film's end.
        2207004 or 2207005 or 2207009 or 2207023 or 2207026 or 2207057 => (FaultKind.MediaProcessing, null),
        2207010 or 2207028 or 2207035 or 2207036 or 2207037 or 2207040 => (FaultKind.Validation, null),

        // "We restrict certain activity": it goes by code 4, and is no rate limit.
        2207051 => (FaultKind.Unknown, null),
        2207050 => (FaultKind.Authorization, null),

        // Pages: a photo that is too large; the same photos again; too fast; the person has to prove who they are; a link to Facebook itself.
        1366046 => (FaultKind.MediaProcessing, null),
        1366051 => (FaultKind.Duplicate, null),
        1390008 => (FaultKind.RateLimited, null),
        1404078 or 4854002 => (FaultKind.Authorization, null),
        1609008 => (FaultKind.Validation, null),

        // Threads: the topic is refused, and with it the post.
        4279071 => (FaultKind.Validation, null),

        // Threads: the container is not there yet.
        4279009 => (FaultKind.MediaProcessing, Moment),
        _ => null,
    };

    private static (FaultKind? Kind, Duration? RetryAfter) Meaning(GraphError error) => OfSubcode(error.Subcode) ?? OfCode(error);

    private static (FaultKind? Kind, Duration? RetryAfter) OfCode(GraphError error) => error.Code switch
    {
        4 or 17 or 32 or 341 or 613 or (>= 80000 and <= 80014) => (FaultKind.RateLimited, null),
        9 => (FaultKind.RateLimited, DayIsFull),
        102 or 190 or 463 or 467 => (FaultKind.Authorization, null),
        3 or 10 or (>= 200 and <= 299) => (FaultKind.Authorization, null),
        506 => (FaultKind.Duplicate, null),

        // Blocked for a while for what was posted: a person has to look.
        368 => (FaultKind.Unknown, null),
        9004 => (FaultKind.Configuration, null),
        9007 => (FaultKind.MediaProcessing, Moment),
        324 or 352 or 389 or 390 or (>= 36000 and <= 36003) => (FaultKind.MediaProcessing, null),
        36004 => (FaultKind.Validation, null),
        1 or 2 or -1 or -2 => (FaultKind.Server, null),
        _ => error.IsTransient ? (FaultKind.Server, null) : (null, null),
    };

    /// <summary><c>X-Business-Use-Case-Usage</c>: by account, a list of uses, each with the minutes until it may call again.</summary>
    private static Duration? UntilRegained(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("X-Business-Use-Case-Usage", out var values) || AnswerJson.TryParse(values.First()) is not { ValueKind: JsonValueKind.Object } usage)
        {
            return null;
        }

        var minutes = 0;
        foreach (var account in usage.EnumerateObject())
        {
            foreach (var use in usage.List(account.Name))
            {
                if (use.Member("estimated_time_to_regain_access") is { ValueKind: JsonValueKind.Number } time && time.TryGetInt32(out var more) && more is > 0 and <= 10_000)
                {
                    minutes = Math.Max(minutes, more);
                }
            }
        }

        return minutes == 0 ? null : Duration.FromMinutes(minutes);
    }
}
