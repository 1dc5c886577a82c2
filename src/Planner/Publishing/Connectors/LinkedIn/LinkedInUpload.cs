using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>
/// Pictures, documents and videos: initialised, put where LinkedIn says, a video finished with what came back for each of its parts
/// ("Images API", "Documents API", "Videos API", 2026-08). Nobody sees them until a post names them.
/// </summary>
internal sealed class LinkedInUpload(LinkedInServer server)
{
    private const string Done = "urn";
    private const string Session = "session";
    private const string Parts = "parts";

    /// <summary>Parts between two notes of them: each note is a push.</summary>
    private const int Noted = 16;

    private readonly ConnectorSettings settings = server.Settings;

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        try
        {
            var kind = media.Facts.MediaType switch
            {
                "application/pdf" => "document",
                { } type when type.StartsWith("video/", StringComparison.Ordinal) => "video",
                _ => "image",
            };
            if (media.Staging.Find(Done) is { } uploaded && await WaitAsync(kind, uploaded, cancellationToken) is UploadOutcome.Uploaded still)
            {
                return still;
            }

            return kind == "video" ? await VideoAsync(media, cancellationToken) : await FileAsync(kind, media, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Rejected(new SendFault(FaultKind.MediaProcessing, settings.Told($"{media.File.File.Value} cannot be read: {exception.Message}")));
        }
    }

    private async Task<UploadOutcome> FileAsync(string kind, OutgoingMedia media, CancellationToken cancellationToken)
    {
        var (value, fault) = await InitializeAsync(kind, media, cancellationToken);
        if (value is null || value.Value.Text(kind) is not { Length: > 0 } urn)
        {
            return Rejected(fault ?? Odd());
        }

        var put = await server.PutAsync(value.Value.Text("uploadUrl"), () => new StreamContent(media.Open()) { Headers = { ContentType = TypeOf(media), ContentLength = media.Facts.Length } }, media.Facts.Length, cancellationToken);
        return put is Reply.Answer { IsSuccess: true } ? await DoneAsync(kind, urn, media, cancellationToken) : Rejected(server.FaultOf(put));
    }

    private async Task<UploadOutcome> VideoAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var (session, fault) = await SessionAsync(media, cancellationToken);
        if (session is not { } value || value.Text("video") is not { Length: > 0 } urn || value.List("uploadInstructions").ToArray() is not { Length: > 0 } instructions)
        {
            return Rejected(fault ?? Odd());
        }

        var tags = (media.Staging.Find(Parts)?.Split('\n') ?? []).Take(instructions.Length).ToList();
        while (tags.Count < instructions.Length)
        {
            var (tag, refusal) = await PartAsync(media, instructions[tags.Count], cancellationToken);
            if (tag is null)
            {
                // What has been sent may have been thrown away meanwhile: the next try begins anew.
                await media.Staging.KeepAsync(Session, "", isSecret: true);
                await media.Staging.KeepAsync(Parts, "");
                return Rejected(refusal!);
            }

            tags.Add(tag);
            if (tags.Count % Noted == 0)
            {
                await media.Staging.KeepAsync(Parts, string.Join('\n', tags));
            }
        }

        var finished = await server.PostAsync("videos?action=finalizeUpload", json => WriteFinal(json, urn, value.Text("uploadToken") ?? "", tags), cancellationToken);
        return finished is Reply.Answer { IsSuccess: true } ? await DoneAsync("video", urn, media, cancellationToken) : Rejected(server.FaultOf(finished));
    }

    /// <summary>One that an earlier run began and that has not run out, else a new one.</summary>
    private async Task<(JsonElement? Value, SendFault? Fault)> SessionAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.Staging.Find(Session) is { } noted && AnswerJson.TryParse(noted) is { } begun
            && begun.Member("uploadUrlsExpireAt") is { ValueKind: JsonValueKind.Number } end && end.TryGetInt64(out var milliseconds) && milliseconds > settings.Clock().ToUnixTimeMilliseconds())
        {
            return (begun, null);
        }

        var (value, fault) = await InitializeAsync("video", media, cancellationToken);
        if (value is { } session)
        {
            await media.Staging.KeepAsync(Parts, "");
            await media.Staging.KeepAsync(Session, session.GetRawText(), isSecret: true);
        }

        return (value, fault);
    }

    private async Task<(JsonElement? Value, SendFault? Fault)> InitializeAsync(string kind, OutgoingMedia media, CancellationToken cancellationToken)
    {
        var (author, fault) = await server.AuthorAsync(cancellationToken);
        if (author is null)
        {
            return (null, fault);
        }

        var reply = await server.PostAsync($"{kind}s?action=initializeUpload", json => WriteInitial(json, author, kind == "video" ? media.Facts.Length : null), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Member("value") is { ValueKind: JsonValueKind.Object } value ? (value, null) : (null, server.FaultOf(reply));
    }

    /// <returns>What names the part: its ETag.</returns>
    private async Task<(string? Tag, SendFault? Fault)> PartAsync(OutgoingMedia media, JsonElement instruction, CancellationToken cancellationToken)
    {
        if (instruction.Member("firstByte")?.TryGetInt64(out var first) is not true || instruction.Member("lastByte")?.TryGetInt64(out var last) is not true
            || first < 0 || last < first || last >= media.Facts.Length || last - first >= 1 << 28)
        {
            return (null, Odd());
        }

        var bytes = new byte[last - first + 1];
        await using (var stream = media.Open())
        {
            stream.Seek(first, SeekOrigin.Begin);
            await stream.ReadExactlyAsync(bytes, cancellationToken);
        }

        var put = await server.PutAsync(instruction.Text("uploadUrl"), () => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, bytes.Length, cancellationToken);
        return put is Reply.Answer { IsSuccess: true } answer && answer.Headers.TryGetValues("ETag", out var tags) && tags.First().Trim('"') is { Length: > 0 } tag
            ? (tag, null)
            : (null, server.FaultOf(put));
    }

    /// <summary>A picture can be used at once, as clients do (postiz linkedin.provider.ts, 2026-08); a post must not name anything else that LinkedIn still works on.</summary>
    private async Task<UploadOutcome> DoneAsync(string kind, string urn, OutgoingMedia media, CancellationToken cancellationToken)
    {
        await media.Staging.KeepAsync(Done, urn);
        return kind == "image" ? new UploadOutcome.Uploaded(urn) : await WaitAsync(kind, urn, cancellationToken);
    }

    /// <summary>Until it can be used; what is not there any more is refused.</summary>
    private async Task<UploadOutcome> WaitAsync(string kind, string urn, CancellationToken cancellationToken) =>
        await settings.UntilAsync(token => LookAsync(kind, urn, token), cancellationToken) ?? Rejected(Polling.NotYet($"the {kind}"));

    private async Task<UploadOutcome?> LookAsync(string kind, string urn, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync($"{kind}s/{Uri.EscapeDataString(urn)}", cancellationToken);
        var body = reply is Reply.Answer { IsSuccess: true } answer ? AnswerJson.TryParse(answer.Body) : null;
        return (reply, body?.Text("status")) switch
        {
            (_, "AVAILABLE") => new UploadOutcome.Uploaded(urn),
            (_, "PROCESSING_FAILED") => Rejected(new SendFault(FaultKind.MediaProcessing, settings.Told($"LinkedIn could not use the {kind}: {body?.Text("processingFailureReason") ?? "it does not say why"}"))),
            (_, "PROCESSING" or "WAITING_UPLOAD") => null,

            // Some tokens may write and not look; sending tells whether it can be used.
            (Reply.Answer { Status: 403 or 405 or (>= 200 and < 300) }, _) => new UploadOutcome.Uploaded(urn),
            (Reply.Answer { Status: 429 or >= 500 } or Reply.Nothing, _) => null,
            _ => Rejected(server.FaultOf(reply)),
        };
    }

    private static void WriteInitial(Utf8JsonWriter json, string owner, long? bytes)
    {
        json.WriteStartObject();
        json.WriteStartObject("initializeUploadRequest");
        json.WriteString("owner", owner);
        if (bytes is { } length)
        {
            json.WriteNumber("fileSizeBytes", length);
            json.WriteBoolean("uploadCaptions", false);
            json.WriteBoolean("uploadThumbnail", false);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFinal(Utf8JsonWriter json, string urn, string token, IEnumerable<string> tags)
    {
        json.WriteStartObject();
        json.WriteStartObject("finalizeUploadRequest");
        json.WriteString("video", urn);
        json.WriteString("uploadToken", token);
        json.WriteStartArray("uploadedPartIds");
        foreach (var tag in tags)
        {
            json.WriteStringValue(tag);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static MediaTypeHeaderValue TypeOf(OutgoingMedia media) => new(media.Facts.MediaType ?? "application/octet-stream");

    private static SendFault Odd() => new(FaultKind.Server, "LinkedIn does not say where the file goes");

    private static UploadOutcome.Rejected Rejected(SendFault fault) => new(fault);
}
