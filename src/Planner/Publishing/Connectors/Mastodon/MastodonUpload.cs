using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>A file to the server, and the wait until it can be used (networks.md 1.2).</summary>
internal sealed class MastodonUpload(MastodonServer server, Duration pollEvery)
{
    /// <summary>A video of 99 MiB is worked on for minutes.</summary>
    private const int MostPolls = 300;

    /// <summary>Bytes a second below which a line is dead: a runner's is a hundred times faster.</summary>
    private const int Slowest = 100_000;

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        Reply reply;
        try
        {
            reply = await PostAsync("/api/v2/media", media, cancellationToken);
            if (IsUnknownThere(reply))
            {
                // Mastodon has it since 3.1.3 (docs.joinmastodon.org methods/media, 2026), small relatives some day.
                reply = await PostAsync("/api/v1/media", media, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, server.Told($"{media.File.File.Value} cannot be read: {exception.Message}")));
        }

        return reply is Reply.Answer { IsSuccess: true } answer && MastodonJson.Id(answer.Body) is { } id
            ? answer.Status == 202 ? await WaitAsync(id, cancellationToken) : new UploadOutcome.Uploaded(id)
            : Rejected(reply);
    }

    private async Task<Reply> PostAsync(string path, OutgoingMedia media, CancellationToken cancellationToken)
    {
        await using var stream = media.Open();
        using var file = FilePart(media, stream);
        using var alt = TextPart("description", media.File.Alt?.Value);
        using var focus = TextPart("focus", media.File.Focus);
        using var form = new MultipartFormDataContent();
        foreach (var part in new HttpContent?[] { file, alt, focus }.OfType<HttpContent>())
        {
            form.Add(part);
        }

        // .NET sets the boundary in quotes, which small servers do not read.
        var boundary = form.Headers.ContentType!.Parameters.Single();
        boundary.Value = boundary.Value!.Trim('"');
        using var request = server.Request(HttpMethod.Post, path);
        request.Content = form;
        return await server.AskAsync(request, cancellationToken, Duration.FromMinutes(2) + Duration.FromSeconds(media.Facts.Length / Slowest));
    }

    private async Task<UploadOutcome> WaitAsync(string id, CancellationToken cancellationToken)
    {
        for (var poll = 0; poll < MostPolls; poll++)
        {
            await Task.Delay(pollEvery.ToTimeSpan(), cancellationToken);
            switch (await server.GetAsync("/api/v1/media/" + Uri.EscapeDataString(id), cancellationToken))
            {
                // Relatives that cannot be asked: sending tells whether it can be used.
                case var reply when reply is Reply.Answer { Status: 200 } || IsUnknownThere(reply):
                    return new UploadOutcome.Uploaded(id);
                case Reply.Answer { Status: >= 400 and < 500 and not 429 } refused:
                    return Rejected(refused);

                // 206: not yet; a fault on the way says nothing about the file.
                default:
                    break;
            }
        }

        return new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, "the server is not done with the file") { RetryAfter = Duration.FromMinutes(1) });
    }

    private static bool IsUnknownThere(Reply reply) => reply is Reply.Answer { Status: 404 or 405 or 501 };

    private UploadOutcome.Rejected Rejected(Reply reply)
    {
        var fault = server.FaultOf(reply);
        return new UploadOutcome.Rejected(fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.MediaProcessing } : fault);
    }

    private static StreamContent FilePart(OutgoingMedia media, Stream stream)
    {
        // snac takes the type from the name; of the name itself nobody sees anything.
        var name = Path.GetExtension(media.File.File.Value).ToLowerInvariant() is var extension && MediaTypes.IsKnown(extension) ? "media" + extension : "media";
        return new StreamContent(stream)
        {
            Headers =
            {
                ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream"),
                ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = "\"file\"", FileName = $"\"{name}\"" },
            },
        };
    }

    private static StringContent? TextPart(string name, string? value) => value is null ? null : new StringContent(value)
    {
        Headers = { ContentType = null, ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"" } },
    };
}
