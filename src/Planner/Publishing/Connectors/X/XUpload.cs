using NodaTime.Text;

namespace Planner.Publishing.Connectors.X;

/// <summary>
/// Media in pieces: initialize, append, finalize, and where X has to work on them, looks until it is done (docs.x.com "Media upload", openapi.json
/// 2.167, 2026-08). What is uploaded can be used for a day.
/// </summary>
internal sealed class XUpload(XServer server)
{
    /// <summary>X takes up to 5 MB in one; a thousand of these are more than it takes in all.</summary>
    private const int PieceSize = 4 << 20;

    private const string Note = "media";

    /// <summary>Not noted any more when there is so little left of its life.</summary>
    private static readonly Duration Margin = Duration.FromHours(1);

    private static readonly Duration UsualLife = Duration.FromDays(1);

    private const string Upload = "/2/media/upload";

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        try
        {
            // A video that an earlier run uploaded, and X was still working on.
            var (id, fault) = Noted(media) is { } noted ? (noted, await WaitAsync(noted, cancellationToken)) : await TransferAsync(media, cancellationToken);
            if (id is not null && fault is { IsTransient: false })
            {
                // It is gone there, or was of no use: the next try begins anew.
                await media.Staging.KeepAsync(Note, "");
            }

            return id is not null && (fault ??= await DescribeAsync(id, media, cancellationToken)) is null
                ? new UploadOutcome.Uploaded(id)
                : new UploadOutcome.Rejected(fault!);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(FileForm.Unreadable(server.Settings, media, exception));
        }
    }

    private async Task<(string? Id, SendFault? Fault)> TransferAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var begun = await server.PostAsync(
            Upload + "/initialize",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("media_type", media.Facts.MediaType);
                json.WriteNumber("total_bytes", media.Facts.Length);
                json.WriteString("media_category", CategoryOf(media));
                json.WriteEndObject();
            },
            cancellationToken);
        if (begun is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.At("data")?.Id("id") is not { } id || !XPost.IsId(id))
        {
            return (null, FaultOf(begun));
        }

        await foreach (var piece in Chunks.ReadAsync(media, PieceSize, 0, cancellationToken))
        {
            var appended = await server.PostAsync($"{Upload}/{id}/append", () => Piece(piece), cancellationToken, Duration.FromMinutes(2));
            if (appended is not Reply.Answer { IsSuccess: true })
            {
                return (null, FaultOf(appended));
            }
        }

        var done = await server.PostAsync($"{Upload}/{id}/finalize", static () => null, cancellationToken);
        if (done is not Reply.Answer { IsSuccess: true } finalized || AnswerJson.TryParse(finalized.Body)?.At("data") is not { } data)
        {
            return (null, FaultOf(done));
        }

        if (data.Member("processing_info") is null)
        {
            return (id, null);
        }

        var life = data.Member("expires_after_secs") is { ValueKind: System.Text.Json.JsonValueKind.Number } lives && lives.TryGetInt32(out var seconds) ? Duration.FromSeconds(seconds) : UsualLife;
        await media.Staging.KeepAsync(Note, $"{id} {InstantPattern.General.Format(server.Settings.Clock() + life - Margin)}");
        return (id, await WaitAsync(id, cancellationToken));
    }

    /// <summary>Null when it can be used.</summary>
    private async Task<SendFault?> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var last = (SendFault?)null;
        var result = await server.Settings.UntilAsync(
            async asking =>
            {
                var reply = await server.GetAsync(Upload, asking, ("media_id", id), ("command", "STATUS"));
                if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.At("data") is not { } data)
                {
                    // A fault on the way says nothing about the file.
                    last = FaultOf(reply);
                    return last.IsTransient ? null : new Processed(last);
                }

                last = null;
                var info = data.Member("processing_info");
                return info?.Text("state") switch
                {
                    null or "succeeded" => new Processed(null),
                    "failed" => new Processed(new SendFault(FaultKind.MediaProcessing, server.Settings.Told($"X cannot use the file: {info?.At("error")?.Text("message") ?? "it does not say why"}"))),
                    _ => null,
                };
            },
            cancellationToken);
        return result is null ? last ?? Polling.NotYet("the file") : result.Fault;
    }

    /// <summary>What stands for a picture to those who do not see it; X takes none for videos. Null when it is said.</summary>
    private async Task<SendFault?> DescribeAsync(string id, OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.File.Alt?.Value is not { Length: > 0 } alt || CategoryOf(media) is "tweet_video")
        {
            return null;
        }

        var reply = await server.PostAsync(
            "/2/media/metadata",
            json =>
            {
                json.WriteStartObject();
                json.WriteString("id", id);
                json.WriteStartObject("metadata");
                json.WriteStartObject("alt_text");
                json.WriteString("text", alt);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndObject();
            },
            cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : FaultOf(reply);
    }

    private string? Noted(OutgoingMedia media) =>
        media.Staging.Find(Note)?.Split(' ') is [var id, var until] && InstantPattern.General.Parse(until).TryGetValue(default, out var end) && server.Settings.Clock() < end ? id : null;

    private SendFault FaultOf(Reply reply)
    {
        var fault = server.FaultOf(reply);
        return fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.MediaProcessing } : fault;
    }

    private static MultipartFormDataContent Piece(Chunk piece)
    {
        var form = new MultipartFormDataContent();
        form.AddText("segment_index", piece.Number.ToString(CultureInfo.InvariantCulture));
        form.AddBytes("media", piece.Bytes);
        return form.WithPlainBoundary();
    }

    private static string CategoryOf(OutgoingMedia media) =>
        media.Facts.MediaType?.StartsWith("video/", StringComparison.Ordinal) == true ? "tweet_video"
        : media.Facts is { MediaType: "image/gif", IsAnimated: true } ? "tweet_gif"
        : "tweet_image";

    private sealed record Processed(SendFault? Fault);
}
