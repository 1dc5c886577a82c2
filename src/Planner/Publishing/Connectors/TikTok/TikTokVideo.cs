using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.TikTok;

/// <summary>
/// A video on its way. TikTok posts it when its last byte has arrived, so all parts but the last are sent ahead of the moment, and the last
/// one is the request that publishes; what was begun and never ended is seen by nobody. The id of the post is there before it is posted, and
/// tells at any time how many bytes have arrived and what became of them: that is what makes a second one impossible.
/// </summary>
internal sealed class TikTokVideo(TikTokServer server, OutgoingMessage message)
{
    public const string Id = "publish_id";

    private const string Session = "upload";

    /// <summary>An address for uploads lives an hour; less, so that it lives at the moment, too.</summary>
    private static readonly Duration Life = Duration.FromMinutes(50);

    private readonly ConnectorSettings settings = server.Settings;
    private readonly OutgoingMedia media = message.Media[0].Media;
    private readonly TikTokChunks chunks = new(message.Media[0].Media.Facts.Length);

    /// <summary>Begins the post, or goes on with the one that was begun, and sends all parts but the last. Null when that is done.</summary>
    public async Task<SendFault?> StageAsync(CancellationToken cancellationToken)
    {
        var (session, offset) = await BegunAsync(cancellationToken);
        if (session is null)
        {
            (session, var fault) = await BeginAsync(cancellationToken);
            if (session is null)
            {
                return fault;
            }
        }

        while (offset < chunks.LastStart)
        {
            var reply = await PutAsync(session, offset, cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true })
            {
                return reply is Reply.Answer { Status: 403 or 404 } ? await ForgottenAsync() : server.FaultOf(reply);
            }

            offset += chunks.Size;
        }

        return null;
    }

    /// <summary>The last part: after it TikTok has the whole of it, and posts it.</summary>
    public async Task<Reply> SendLastAsync(CancellationToken cancellationToken) =>
        SessionOf(message.Staging.Find(Session)) is { } session
            ? await PutAsync(session, chunks.LastStart, cancellationToken)
            : new Reply.Nothing(new SendFault(FaultKind.Server, "the upload was not begun, or is too old"), MayHaveArrived: false);

    /// <summary>How many bytes TikTok has, as an answer about its state says; null when it does not.</summary>
    public static long? ArrivedOf(JsonElement data) => data.Member("uploaded_bytes") is { ValueKind: JsonValueKind.Number } bytes && bytes.TryGetInt64(out var count) ? count : null;

    /// <summary>The address is good for nothing any more: the next try begins anew.</summary>
    public async Task<SendFault> ForgottenAsync()
    {
        await message.Staging.KeepAsync(Session, "", isSecret: true);
        return new SendFault(FaultKind.Server, "TikTok does not know the upload any more; it is begun anew") { RetryAfter = Duration.FromSeconds(5) };
    }

    private async Task<(TikTokSession? Session, long Offset)> BegunAsync(CancellationToken cancellationToken)
    {
        if (message.Staging.Find(Id) is not { } id || SessionOf(message.Staging.Find(Session)) is not { } session || session.Until < settings.Clock())
        {
            return (null, 0);
        }

        // What arrived is only believed where it ends with a part.
        var data = TikTokServer.DataOf(await server.StatusAsync(id, cancellationToken));
        var arrived = data is { } known ? ArrivedOf(known) ?? 0 : 0;
        return data?.Text("status") is "PROCESSING_UPLOAD" && arrived % chunks.Size == 0 && arrived <= chunks.LastStart ? (session, arrived) : (null, 0);
    }

    private async Task<(TikTokSession? Session, SendFault? Fault)> BeginAsync(CancellationToken cancellationToken)
    {
        var (creator, fault) = await server.CreatorAsync(cancellationToken);
        if (creator is null)
        {
            return (null, fault);
        }

        var (privacy, refusal) = TikTokPost.PrivacyOf(message.Delivery, creator);
        if (privacy is null)
        {
            return (null, refusal);
        }

        var reply = await server.PostAsync("video/init/", json => TikTokPost.WriteVideo(json, message, creator, privacy, chunks), cancellationToken);
        if (TikTokServer.DataOf(reply) is not { } data || data.Text("publish_id") is not { Length: > 0 } id || data.Text("upload_url") is not { } address || settings.Given(address) is null)
        {
            return (null, server.FaultOf(reply));
        }

        var session = new TikTokSession(address, settings.Clock() + Life);
        await message.Staging.KeepAsync("creator", creator.Name);
        await message.Staging.KeepAsync("privacy", privacy);
        await message.Staging.KeepAsync("size", chunks.Length.ToString(CultureInfo.InvariantCulture));
        await message.Staging.KeepAsync(Id, id);

        // Whoever has the address can end the post.
        await message.Staging.KeepAsync(Session, $"{session.Until.ToUnixTimeSeconds()} {address}", isSecret: true);
        return (session, null);
    }

    private async Task<Reply> PutAsync(TikTokSession session, long offset, CancellationToken cancellationToken)
    {
        if (settings.Given(session.Address) is not { } target)
        {
            return new Reply.Nothing(new SendFault(FaultKind.Server, "TikTok names no address for the video"), MayHaveArrived: false);
        }

        var bytes = new byte[chunks.LengthAt(offset)];
        try
        {
            await using var stream = media.Open();
            stream.Seek(offset, SeekOrigin.Begin);
            await stream.ReadExactlyAsync(bytes, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new Reply.Nothing(new SendFault(FaultKind.MediaProcessing, settings.Told($"{media.File.File.Value} cannot be read: {exception.Message}")), MayHaveArrived: false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, target)
        {
            Content = new ByteArrayContent(bytes)
            {
                Headers =
                {
                    ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "video/mp4"),
                    ContentRange = new ContentRangeHeaderValue(offset, offset + bytes.Length - 1, chunks.Length),
                },
            },
        };
        return await settings.AskAsync(request, cancellationToken, Duration.FromMinutes(2));
    }

    private static TikTokSession? SessionOf(string? noted) =>
        noted?.Split(' ', 2) is [var until, var address] && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var second) && second < 253_402_300_800
            ? new TikTokSession(address, Instant.FromUnixTimeSeconds(second))
            : null;

    private sealed record TikTokSession(string Address, Instant Until);
}
