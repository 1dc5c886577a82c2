namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>A file to the server, and the wait until it can be used (networks.md 1.2).</summary>
internal sealed class MastodonUpload(MastodonServer server, Duration pollEvery)
{
    /// <summary>A video of 99 MiB is worked on for minutes.</summary>
    private const int MostPolls = 300;

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
        using var form = new MultipartFormDataContent();
        form.AddFile("file", media, FileForm.PlainNameOf(media));
        form.AddText("description", media.File.Alt?.Value);
        form.AddText("focus", media.File.Focus);
        using var request = server.Request(HttpMethod.Post, path);
        request.Content = form.WithPlainBoundary();
        return await server.AskAsync(request, cancellationToken, Requests.PatienceFor(media.Facts.Length));
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
}
