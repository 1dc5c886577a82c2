using System.Text.Json;

namespace Planner.Publishing.Connectors.Discord;

/// <summary>
/// What refusals mean: their body is <c>{"code":50035,"message":"Invalid Form Body","errors":{…}}</c>, and the code says more than the
/// status (docs.discord.com topics/opcodes-and-status-codes, "JSON error codes"; reference, "Error messages"; read 2026-08).
/// </summary>
internal static class DiscordFaults
{
    public const int UnknownMessage = 10008;

    /// <summary>Zero where there is none.</summary>
    public static int CodeOf(Reply.Answer answer) =>
        AnswerJson.TryParse(answer.Body)?.Member("code") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var code) ? code : 0;

    public static SendFault Of(ConnectorSettings settings, Reply.Answer answer)
    {
        var body = AnswerJson.TryParse(answer.Body);
        var said = string.Join(": ", new[] { body?.Text("message"), body?.Member("errors") is { } errors ? FirstOf(errors, "", 0) : null }.OfType<string>());
        var fault = settings.FaultOf(answer, said);
        fault = fault with { Kind = KindOf(CodeOf(answer)) ?? fault.Kind };
        return fault.Kind is FaultKind.RateLimited ? fault with { RetryAfter = WaitIn(body) ?? fault.RetryAfter ?? ResetIn(answer) } : fault;
    }

    private static FaultKind? KindOf(int code) => code switch
    {
        // Unknown webhook and its token, 401's own codes, missing access and permissions, and who is not verified.
        10015 or 50027 or 40001 or 40002 or 40004 or 50014 or 50001 or 50013 or 50025 or 20001 or 20002 or 20012 => FaultKind.Authorization,

        // Unknown channel or guild; a channel of another kind; a forum that wants a title, or has none; a thread that is closed.
        10003 or 10004 or 50024 or 50008 or 50083 or 160005 or (>= 220001 and <= 220004) => FaultKind.Configuration,

        // Announcements, slow mode, the channel's and the server's write limits; too many uploads at once.
        20016 or 20022 or 20028 or 20029 or 40062 => FaultKind.RateLimited,
        40005 or 50045 or 50046 => FaultKind.MediaProcessing,

        // An empty message, an invalid body, blocked by the server's own moderation or as a harmful link.
        50006 or 50035 or 200000 or 200001 or 240000 => FaultKind.Validation,
        130000 => FaultKind.Server,
        _ => null,
    };

    /// <summary>The first thing that is wrong, with the path to it: <c>embeds.0.title: …</c>.</summary>
    private static string? FirstOf(JsonElement errors, string path, int depth)
    {
        if (errors.ValueKind is not JsonValueKind.Object || depth > 10)
        {
            return null;
        }

        if (errors.List("_errors").FirstOrDefault() is { ValueKind: JsonValueKind.Object } first)
        {
            return $"{path}: {first.Text("message")}";
        }

        foreach (var member in errors.EnumerateObject())
        {
            if (FirstOf(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>In seconds with a fraction (topics/rate-limits, "Exceeding a rate limit").</summary>
    private static Duration? WaitIn(JsonElement? body) =>
        body?.Member("retry_after") is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var seconds) && seconds is >= 0 and < 1e7 ? Duration.FromSeconds(seconds) : null;

    private static Duration? ResetIn(Reply.Answer answer) =>
        answer.Headers.TryGetValues("X-RateLimit-Reset-After", out var values)
        && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e7 ? Duration.FromSeconds(seconds) : null;
}
