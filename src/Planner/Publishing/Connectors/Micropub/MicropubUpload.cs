namespace Planner.Publishing.Connectors.Micropub;

/// <summary>A file to the site's media endpoint (Micropub 3.6), which its configuration names.</summary>
internal sealed class MicropubUpload(MicropubServer server)
{
    private const string Note = "media";

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.Staging.Find(Note) is { } known)
        {
            return new UploadOutcome.Uploaded(known);
        }

        var config = await server.QueryAsync(cancellationToken, ("q", "config"));
        if (config is not Reply.Answer { IsSuccess: true } answer)
        {
            return new UploadOutcome.Rejected(server.FaultOf(config));
        }

        if (AnswerJson.TryParse(answer.Body)?.Text("media-endpoint") is not { } named || server.Resolved(named) is not { } target)
        {
            return new UploadOutcome.Rejected(new SendFault(FaultKind.Configuration, "the site names no media endpoint over https, so that it takes no files"));
        }

        Reply reply;
        try
        {
            reply = await PostAsync(target, media, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, server.Settings.Told($"the file cannot be read: {exception.Message}")));
        }

        if (reply is not Reply.Answer { Status: 200 or 201 or 202 } taken || server.LocationOf(taken) is not { } address)
        {
            var fault = server.FaultOf(reply);
            return new UploadOutcome.Rejected(fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.MediaProcessing } : fault);
        }

        await media.Staging.KeepAsync(Note, address);
        return new UploadOutcome.Uploaded(address);
    }

    private async Task<Reply> PostAsync(Uri target, OutgoingMedia media, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        form.AddFile("file", media, FileForm.PlainNameOf(media));
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = form.WithPlainBoundary() };
        return await server.AskAsync(request, cancellationToken, Requests.PatienceFor(media.Facts.Length));
    }
}
