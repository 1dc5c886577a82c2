using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>
/// The video on its way, as a private one (developers.google.com/youtube/v3/guides/using_resumable_upload_protocol, 2026). The session's address is
/// noted before the first byte is sent, and tells at any time how much has arrived, or which video it became. Where it is lost, the channel's
/// own list tells.
/// </summary>
internal sealed class YouTubeUpload(YouTubeServer server, OutgoingMessage message)
{
    /// <summary>The note of the video's id.</summary>
    public const string Id = "video";

    /// <summary>Whoever has it can end the upload.</summary>
    private const string Session = "session";

    /// <summary>When a first session was opened: from there on a video may exist.</summary>
    private const string Begun = "begun";

    /// <summary>A multiple of 256 KiB, as all parts but the last have to be.</summary>
    private const int Part = 8 << 20;

    private readonly ConnectorSettings settings = server.Settings;
    private readonly OutgoingMedia media = message.Media.First(each => each.Id == YouTubeVideo.Video).Media;

    private long Length => media.Facts.Length;

    /// <summary>Uploads it, or goes on where it stopped.</summary>
    public async Task<(string? Id, SendFault? Fault)> RunAsync(CancellationToken cancellationToken)
    {
        if (message.Staging.Find(Id) is { } known)
        {
            return (known, null);
        }

        if (settings.Given(message.Staging.Find(Session)) is { } session)
        {
            var state = await server.PutAsync(session, () => Content([], $"bytes */{Length}"), cancellationToken);
            if (IdOf(state) is { } done)
            {
                return await KeptAsync(done);
            }

            if (state is not Reply.Answer { Status: 404 or 410 })
            {
                return ArrivedOf(state) is { } arrived ? await SendAsync(session, arrived, cancellationToken) : (null, server.FaultOf(state));
            }

            await message.Staging.KeepAsync(Session, "");
        }

        if (long.TryParse(message.Staging.Find(Begun), NumberStyles.None, CultureInfo.InvariantCulture, out var second))
        {
            var (found, fault) = await new YouTubeSearch(server).FindAsync(message, second, cancellationToken);
            if (found is not null || fault is not null)
            {
                return found is null ? (null, fault) : await KeptAsync(found);
            }
        }

        return await BeginAsync(cancellationToken);
    }

    /// <summary>The video is gone: it is made anew, with all that belongs to it.</summary>
    public static async Task<SendFault> ForgottenAsync(Staging staging)
    {
        foreach (var note in new[] { Id, Session, Begun, YouTubeVideo.Thumbnail, "playlist" })
        {
            await staging.KeepAsync(note, "");
        }

        return new SendFault(FaultKind.Server, "YouTube does not know the video any more; it is uploaded anew") { RetryAfter = Duration.FromSeconds(5) };
    }

    private async Task<(string? Id, SendFault? Fault)> BeginAsync(CancellationToken cancellationToken)
    {
        var notify = message.Delivery.Extra("notify_subscribers")?.Value.Trim() is { } value && value.Equals("false", StringComparison.OrdinalIgnoreCase) ? "false" : null;
        var reply = await server.UploadAsync(
            "videos",
            address =>
            {
                var request = Requests.Json(HttpMethod.Post, address, json => YouTubeVideo.WriteNew(json, message));
                request.Headers.TryAddWithoutValidation("X-Upload-Content-Length", Length.ToString(CultureInfo.InvariantCulture));
                request.Headers.TryAddWithoutValidation("X-Upload-Content-Type", media.Facts.MediaType ?? "application/octet-stream");
                return request;
            },
            cancellationToken,
            ("uploadType", "resumable"),
            ("part", "snippet,status"),
            ("notifySubscribers", notify));
        if (reply is not Reply.Answer { IsSuccess: true } answer)
        {
            return (null, server.FaultOf(reply));
        }

        if (settings.Given(answer.Headers.Location?.OriginalString) is not { } session)
        {
            return (null, new SendFault(FaultKind.Server, "YouTube names no address for the video"));
        }

        await message.Staging.KeepAsync(Begun, settings.Clock().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        await message.Staging.KeepAsync(Session, answer.Headers.Location!.OriginalString, isSecret: true);
        return await SendAsync(session, 0, cancellationToken);
    }

    private async Task<(string? Id, SendFault? Fault)> SendAsync(Uri session, long offset, CancellationToken cancellationToken)
    {
        while (true)
        {
            byte[] bytes;
            try
            {
                bytes = await ReadAsync(offset, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return (null, new SendFault(FaultKind.MediaProcessing, settings.Told($"{media.File.File.Value} cannot be read: {exception.Message}")));
            }

            var reply = await server.PutAsync(session, () => Content(bytes, $"bytes {offset}-{offset + bytes.Length - 1}/{Length}"), cancellationToken);
            if (IdOf(reply) is { } id)
            {
                return await KeptAsync(id);
            }

            if (reply is Reply.Answer { Status: 404 or 410 })
            {
                await message.Staging.KeepAsync(Session, "");
                return (null, new SendFault(FaultKind.Server, "YouTube does not know the upload any more; it is begun anew") { RetryAfter = Duration.FromSeconds(5) });
            }

            if (ArrivedOf(reply) is not { } arrived)
            {
                return (null, server.FaultOf(reply));
            }

            if (arrived <= offset || arrived == Length)
            {
                return (null, new SendFault(FaultKind.Server, "the upload does not go on; the next try asks how much has arrived"));
            }

            offset = arrived;
        }
    }

    private async Task<byte[]> ReadAsync(long offset, CancellationToken cancellationToken)
    {
        var bytes = new byte[(int)Math.Min(Part, Length - offset)];
        await using var stream = media.Open();
        stream.Seek(offset, SeekOrigin.Begin);
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private ByteArrayContent Content(byte[] bytes, string range)
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Range", range);
        if (bytes.Length > 0)
        {
            content.Headers.ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream");
        }

        return content;
    }

    private async Task<(string? Id, SendFault? Fault)> KeptAsync(string id)
    {
        await message.Staging.KeepAsync(Id, id);
        return (id, null);
    }

    /// <summary>How many bytes YouTube has, as <c>308</c> with <c>Range: bytes=0-524287</c> says; none without that. Null when it is no such answer.</summary>
    private long? ArrivedOf(Reply reply) =>
        reply is not Reply.Answer { Status: 308 } answer ? null
        : !answer.Headers.TryGetValues("Range", out var ranges) ? 0
        : ranges.First() is var range && range.LastIndexOf('-') is >= 0 and var dash && long.TryParse(range.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last < Length ? last + 1
        : null;

    private static string? IdOf(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { ValueKind: JsonValueKind.Object } body && body.Text("id") is { Length: > 0 } id ? id : null;
}
