using System.Text.Json;
using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Facebook;

/// <summary>Whether what was sent stands on the Page, or is held by Facebook (PagePost, Video and Comment, Graph API v25.0).</summary>
internal sealed class FacebookStanding(FacebookPage page)
{
    public async Task<Sighting> LookAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var fields = message.Version switch
        {
            FacebookConnector.Comment => "id,permalink_url",
            FacebookConnector.Video => "id,permalink_url,published,scheduled_publish_time",
            _ => "id,permalink_url,is_published,scheduled_publish_time",
        };
        return await page.Api.GetAsync(Uri.EscapeDataString(message.Id), cancellationToken, ("fields", fields)) switch
        {
            GraphReply.Said { Json: var json } when json.Id("id") is not null => Read(message, json),
            GraphReply.Failed { Error.IsGone: true } => new Sighting.Missing(),
            GraphReply.Failed failed => new Sighting.Unclear(failed.Why),
            _ => new Sighting.Unclear(new SendFault(FaultKind.Server, "Facebook's answer cannot be read")),
        };
    }

    /// <summary>Of videos it is a path.</summary>
    public static string? UrlOf(JsonElement json) => json.Text("permalink_url") switch
    {
        null or "" => null,
        ['/', ..] path => "https://www.facebook.com" + path,
        var url => url,
    };

    private static Sighting Read(SentMessage message, JsonElement json)
    {
        if (message.Version is FacebookConnector.Video && json.Member("published") is not { ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            // It is there from the beginning of its upload.
            return new Sighting.Unclear(new SendFault(FaultKind.Unknown, "Facebook does not say whether the video is published"));
        }

        var isOut = (json.Member("is_published") ?? json.Member("published")) is not { ValueKind: JsonValueKind.False };
        var seen = message with { Url = UrlOf(json) ?? message.Url, HeldUntil = null };
        return isOut ? new Sighting.Found(seen)
            : TimeOf(json) is { } time ? new Sighting.Found(seen with { HeldUntil = time })
            : message.HeldUntil is { } held ? new Sighting.Found(seen with { HeldUntil = held })

            // Uploaded, and nobody sees it.
            : new Sighting.Missing();
    }

    /// <summary>Seconds since 1970, or a time.</summary>
    private static Instant? TimeOf(JsonElement json) =>
        json.Member("scheduled_publish_time") is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var seconds) && seconds is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(seconds)
        : GraphTime.Of(json.Text("scheduled_publish_time"));
}
