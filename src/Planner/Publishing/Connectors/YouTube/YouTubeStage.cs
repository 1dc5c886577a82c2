using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>All that belongs to a video before anybody sees it: upload, YouTube's work on it, thumbnail, playlist.</summary>
internal sealed class YouTubeStage(YouTubeServer server, OutgoingMessage message)
{
    private const string Playlist = "playlist";

    /// <summary>Looks that find nothing of a video, half a minute in all: YouTube lists a new one at once.</summary>
    private const int Looks = 5;

    /// <summary>How late a video may become because YouTube still works on it; what is there of it can be watched all the same.</summary>
    private static readonly Duration Late = Duration.FromMinutes(2);

    private readonly ConnectorSettings settings = server.Settings;

    public async Task<SendFault?> RunAsync(CancellationToken cancellationToken)
    {
        var (id, fault) = await new YouTubeUpload(server, message).RunAsync(cancellationToken);
        return id is null ? fault
            : await WaitAsync(id, cancellationToken)
                ?? await ThumbnailAsync(id, cancellationToken)
                ?? await PlaylistAsync(id, cancellationToken);
    }

    /// <summary>Until it can be watched. What is over ten minutes of work goes out as it is: YouTube adds better pictures later.</summary>
    private async Task<SendFault?> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var missed = 0;
        var ended = await settings.UntilAsync<Look>(async token =>
        {
            var (state, fault) = await server.LookAsync(id, token);
            return fault is not null ? fault.IsTransient && fault.Kind is not FaultKind.RateLimited ? null : new Look(null, fault)
                : state is null ? ++missed < Looks ? null : new Look(null, null)
                : state.IsWorking && settings.Clock() < message.Due + Late ? null
                : new Look(state, null);
        }, cancellationToken);
        return ended switch
        {
            null or { State.IsRefused: false } => null,
            { State: { } state } => await RefusedAsync(state),
            { Fault: { } fault } => fault,
            _ => await YouTubeUpload.ForgottenAsync(message.Staging),
        };
    }

    private async Task<SendFault> RefusedAsync(YouTubeState state)
    {
        // With another file it is another video; with the same one, too.
        await YouTubeUpload.ForgottenAsync(message.Staging);
        return new SendFault(FaultKind.MediaProcessing, settings.Told($"YouTube could not use the video: {state.Upload}{(state.Reason is { } reason ? ", " + reason : "")}"));
    }

    private async Task<SendFault?> ThumbnailAsync(string id, CancellationToken cancellationToken)
    {
        if (message.Media.FirstOrDefault(media => media.Id == YouTubeVideo.Thumbnail)?.Media is not { } picture || message.Staging.Find(YouTubeVideo.Thumbnail) == id)
        {
            return null;
        }

        byte[] bytes;
        try
        {
            await using var stream = picture.Open();
            bytes = new byte[picture.Facts.Length];
            await stream.ReadExactlyAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SendFault(FaultKind.MediaProcessing, settings.Told($"{picture.File.File.Value} cannot be read: {exception.Message}"));
        }

        var reply = await server.UploadAsync(
            "thumbnails/set",
            address => new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(picture.Facts.MediaType ?? "application/octet-stream") } },
            },
            cancellationToken,
            ("videoId", id),
            ("uploadType", "media"));
        if (reply is not Reply.Answer { IsSuccess: true })
        {
            var fault = server.FaultOf(reply);
            return YouTubeFaults.ReasonOf(reply) is "forbidden" ? fault with { Message = fault.Message + "; thumbnails need a channel whose phone number is verified (youtube.com/verify)" } : fault;
        }

        await message.Staging.KeepAsync(YouTubeVideo.Thumbnail, id);
        return null;
    }

    /// <summary>Whether it stands there is asked first: a list may have the same video twice.</summary>
    private async Task<SendFault?> PlaylistAsync(string id, CancellationToken cancellationToken)
    {
        if (message.Delivery.Extra(Playlist)?.Value.Trim() is not { Length: > 0 } list || message.Staging.Find(Playlist) == list)
        {
            return null;
        }

        var reply = await server.AskAsync(HttpMethod.Get, "playlistItems", cancellationToken, ("part", "id"), ("playlistId", list), ("videoId", id));
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: JsonValueKind.Object } body || body.Member("items") is not { ValueKind: JsonValueKind.Array } items)
        {
            return server.FaultOf(reply);
        }

        if (items.GetArrayLength() == 0)
        {
            reply = await server.SendAsync(HttpMethod.Post, "playlistItems", "snippet", json => WriteItem(json, list, id), cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true })
            {
                return server.FaultOf(reply);
            }
        }

        await message.Staging.KeepAsync(Playlist, list);
        return null;
    }

    private static void WriteItem(Utf8JsonWriter json, string list, string id)
    {
        json.WriteStartObject();
        json.WriteStartObject("snippet");
        json.WriteString("playlistId", list);
        json.WriteStartObject("resourceId");
        json.WriteString("kind", "youtube#video");
        json.WriteString("videoId", id);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Neither: YouTube has no such video.</summary>
    private sealed record Look(YouTubeState? State, SendFault? Fault);
}
