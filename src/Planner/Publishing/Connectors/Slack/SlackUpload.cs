using System.Net.Http.Headers;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>
/// A file to Slack, which nobody sees before a message shares it: files.getUploadURLExternal, then its bytes to the address that came back
/// (docs.slack.dev/messaging/working-with-files, 2026-11).
/// </summary>
internal sealed class SlackUpload(ConnectorSettings settings, SlackApi api)
{
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var place = await api.FormAsync(
            "files.getUploadURLExternal",
            cancellationToken,
            ("filename", FileForm.NameOf(media)),
            ("length", media.Facts.Length.ToString(CultureInfo.InvariantCulture)),
            ("alt_txt", media.File.Alt?.Value));
        if (SlackApi.Yes(place) is not { } body || body.Text("file_id") is not { Length: > 0 } id || settings.Given(body.Text("upload_url")) is not { } address)
        {
            return new UploadOutcome.Rejected(api.FaultOf(place));
        }

        try
        {
            // The address is proof enough; the token does not go there.
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StreamContent(media.Open()) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream");
            request.Content.Headers.ContentLength = media.Facts.Length;
            return await settings.AskAsync(request, cancellationToken, FileForm.Patience(media)) switch
            {
                Reply.Answer { IsSuccess: true } => new UploadOutcome.Uploaded(id),
                var reply => new UploadOutcome.Rejected(api.FaultOf(reply)),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(FileForm.Unreadable(settings, media, exception));
        }
    }
}
