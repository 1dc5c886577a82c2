using System.Text.Json;
using NodaTime.Text;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>
/// Looks in the channel's list of its own uploads (channels.list, playlistItems.list) for a video whose upload ended without a word. Only a private one
/// with the same title and description is taken; where the list is behind, a second private one is made that nobody sees.
/// </summary>
internal sealed class YouTubeSearch(YouTubeServer server)
{
    /// <summary>The most that one page has.</summary>
    private const string Page = "50";

    /// <summary>Clocks differ.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(5);

    /// <param name="since">When the first upload began, in seconds since 1970.</param>
    public async Task<(string? Id, SendFault? Fault)> FindAsync(OutgoingMessage message, long since, CancellationToken cancellationToken)
    {
        var (channel, fault) = await server.ChannelAsync(cancellationToken);
        if (channel?.Uploads is not { } uploads)
        {
            return (null, fault);
        }

        var reply = await server.AskAsync(HttpMethod.Get, "playlistItems", cancellationToken, ("part", "snippet"), ("playlistId", uploads), ("maxResults", Page));
        if (YouTubeFaults.ReasonOf(reply) is "playlistNotFound")
        {
            // A channel without any.
            return (null, null);
        }

        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Member("items") is not { ValueKind: JsonValueKind.Array })
        {
            return (null, server.FaultOf(reply));
        }

        foreach (var id in body.List("items").Select(item => IdOf(item, message, since)).OfType<string>())
        {
            (var state, fault) = await server.LookAsync(id, cancellationToken);
            if (fault is not null || state is { Privacy: "private", IsRefused: false, PublishAt: null })
            {
                return fault is null ? (id, null) : (null, fault);
            }
        }

        return (null, null);
    }

    private static string? IdOf(JsonElement item, OutgoingMessage message, long since) =>
        item.Member("snippet") is { } snippet
        && snippet.Text("title") is { } title && TextLikeness.IsSame(title, YouTubeVideo.TitleOf(message))
        && TextLikeness.IsSame(snippet.Text("description") ?? "", message.Content.Text.Text)
        && snippet.Text("publishedAt") is { } time && InstantPattern.ExtendedIso.Parse(time).TryGetValue(default, out var at)
        && at >= (since is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(since) : Instant.MaxValue) - Tolerance
            ? snippet.At("resourceId")?.Text("videoId")
            : null;
}
