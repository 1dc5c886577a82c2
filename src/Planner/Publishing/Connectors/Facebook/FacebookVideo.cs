using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Facebook;

/// <summary>
/// Videos and reels: all bytes go up before the moment, and nobody sees them until the end of the upload is said, which publishes (docs/video-api/guides,
/// Page POST videos and video_reels, 2026). What was uploaded whole is noted, and not uploaded again.
/// </summary>
internal sealed class FacebookVideo(FacebookPage page, OutgoingMessage message)
{
    /// <summary><c>video id</c>, or <c>video id/upload session</c>.</summary>
    private const string Note = "video";

    /// <summary>Nobody takes a video of a million pieces.</summary>
    private const int MostPieces = 20_000;

    /// <summary>Facebook says how many bytes it wants at once; no more of them than memory should hold.</summary>
    private const int LargestPiece = 16 << 20;

    private static readonly Duration Patience = Duration.FromMinutes(5);

    private readonly FacebookPost post = new(message);

    public (string Video, string? Session)? Staged => message.Staging.Find(Note)?.Split('/') switch
    {
        [var video] => (video, null),
        [var video, var session] => (video, session),
        _ => null,
    };

    public async Task<SendFault?> StageAsync(CancellationToken cancellationToken)
    {
        if (Staged is not null)
        {
            return null;
        }

        try
        {
            return post.Format is FacebookFormat.Reel ? await ReelAsync(cancellationToken) : await VideoAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return FileForm.Unreadable(page.Settings, message.Media[0].Media, exception);
        }
    }

    /// <summary>Says the end of the upload.</summary>
    public async Task<Outcome> SendAsync(CancellationToken cancellationToken)
    {
        if (Staged is not ({ } video, var session))
        {
            return new Outcome.Rejected(new SendFault(FaultKind.MediaProcessing, "the video is not uploaded") { RetryAfter = Duration.FromSeconds(30) });
        }

        var reply = session is null
            ? await page.Api.PostAsync($"{page.Id}/video_reels", cancellationToken, post.ReelEnd(video))
            : await page.Videos.PostAsync($"{page.Id}/videos", cancellationToken, post.VideoEnd(session));
        if (reply is GraphReply.Failed failed)
        {
            if (!failed.MayHaveArrived && !failed.Why.IsTransient)
            {
                await message.Staging.KeepAsync(Note, "");
            }

            return failed.Outcome;
        }

        var sent = new SentMessage(video, await UrlAsync(video, cancellationToken), FacebookConnector.Video);
        return message.IsHandedOff ? new Outcome.HandedOff(sent with { HeldUntil = message.Due }) : new Outcome.Published(sent);
    }

    /// <summary>Whether the video that was uploaded is out; nothing can be without it.</summary>
    public async Task<Sighting> FindAsync(CancellationToken cancellationToken) => Staged is not ({ } video, _)
        ? new Sighting.Missing()
        : await new FacebookStanding(page).LookAsync(new SentMessage(video, null, FacebookConnector.Video) { HeldUntil = message.IsHandedOff ? message.Due : null }, cancellationToken);

    private async Task<SendFault?> VideoAsync(CancellationToken cancellationToken)
    {
        var media = message.Media[0].Media;
        var start = await page.Videos.PostAsync($"{page.Id}/videos", cancellationToken, ("upload_phase", "start"), ("file_size", media.Facts.Length.ToString(CultureInfo.InvariantCulture)));
        if (start is not GraphReply.Said { Json: var begun } || begun.Id("upload_session_id") is not { } session || begun.Id("video_id") is not { } video)
        {
            return start.Fault ?? Unreadable;
        }

        await using var stream = media.Open();
        for (var (piece, at) = (0, begun); ; piece++)
        {
            if (!long.TryParse(at.Id("start_offset"), CultureInfo.InvariantCulture, out var from) || !long.TryParse(at.Id("end_offset"), CultureInfo.InvariantCulture, out var to) || from < 0 || to > media.Facts.Length || piece > MostPieces)
            {
                return Unreadable;
            }

            if (from >= to)
            {
                await message.Staging.KeepAsync(Note, $"{video}/{session}");
                return null;
            }

            var reply = await TransferAsync(stream, session, from, (int)Math.Min(to - from, LargestPiece), cancellationToken);
            if (reply is not GraphReply.Said { Json: var next })
            {
                return reply.Fault;
            }

            at = next;
        }
    }

    private async Task<GraphReply> TransferAsync(Stream stream, string session, long from, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        stream.Position = from;
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        using var form = new MultipartFormDataContent();
        form.AddText("upload_phase", "transfer");
        form.AddText("upload_session_id", session);
        form.AddText("start_offset", from.ToString(CultureInfo.InvariantCulture));
        form.AddBytes("video_file_chunk", bytes);
        return await page.Videos.PostAsync($"{page.Id}/videos", form.WithPlainBoundary(), Patience, cancellationToken);
    }

    private async Task<SendFault?> ReelAsync(CancellationToken cancellationToken)
    {
        var media = message.Media[0].Media;
        var start = await page.Api.PostAsync($"{page.Id}/video_reels", cancellationToken, ("upload_phase", "start"));
        if (start is not GraphReply.Said { Json: var begun } || begun.Id("video_id") is not { } video)
        {
            return start.Fault ?? Unreadable;
        }

        await using var stream = media.Open();
        using var content = new StreamContent(stream);
        using var request = page.ReelUpload(video, 0, media.Facts.Length, content);
        switch (await page.Settings.AskAsync(request, cancellationToken, FileForm.Patience(media)))
        {
            case Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body)?.Member("success") is { ValueKind: System.Text.Json.JsonValueKind.True }:
                await message.Staging.KeepAsync(Note, video);
                return null;
            case Reply.Answer answer:
                var fault = GraphFaults.Of(page.Settings, answer, GraphError.Of(AnswerJson.TryParse(answer.Body)));
                return fault with { Message = page.Redact(fault.Message) };
            case Reply.Nothing lost:
                return lost.Fault;
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<string?> UrlAsync(string video, CancellationToken cancellationToken) =>
        await page.Api.GetAsync(Uri.EscapeDataString(video), cancellationToken, ("fields", "permalink_url")) is GraphReply.Said { Json: var json } ? FacebookStanding.UrlOf(json) : null;

    private static SendFault Unreadable => new(FaultKind.Server, "Facebook's answer to an upload cannot be read");
}
