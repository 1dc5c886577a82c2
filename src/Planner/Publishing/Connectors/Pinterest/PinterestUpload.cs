using System.Text.Json;

namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>
/// Pictures travel in the pin itself; a video is registered, posted as a form to where Pinterest says, and waited for (openapi.json
/// <c>media/create</c>, <c>media/get</c>).
/// </summary>
internal sealed class PinterestUpload(PinterestServer server)
{
    private const string Done = "media_id";

    private readonly ConnectorSettings settings = server.Settings;

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var type = media.Facts.MediaType ?? "";
        if (!type.StartsWith("video/", StringComparison.Ordinal))
        {
            // The other way, by an address that Pinterest fetches, takes more types, and fails wherever a host does not like its crawler.
            return type is "image/jpeg" or "image/png" ? new UploadOutcome.Uploaded(PinterestPin.Picture) : Rejected(new SendFault(FaultKind.MediaProcessing, "Pinterest takes pictures as JPEG and PNG"));
        }

        return media.Staging.Find(Done) is { } id && await WaitAsync(id, cancellationToken) is UploadOutcome.Uploaded uploaded ? uploaded : await VideoAsync(media, cancellationToken);
    }

    private async Task<UploadOutcome> VideoAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        var registered = await server.SendAsync(HttpMethod.Post, "media", static json =>
        {
            json.WriteStartObject();
            json.WriteString("media_type", "video");
            json.WriteEndObject();
        }, cancellationToken);
        if (registered is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Id("media_id") is not { } id || settings.Given(body.Text("upload_url")) is not { } target)
        {
            return Rejected(server.FaultOf(registered));
        }

        var posted = await PostAsync(target, body.Member("upload_parameters"), media, cancellationToken);
        if (posted is not Reply.Answer { IsSuccess: true })
        {
            // The store answers in XML, with the form's secrets in it.
            return Rejected(posted is Reply.Answer refused ? settings.FaultOf(refused, "the store for videos does not take the file") : server.FaultOf(posted));
        }

        await media.Staging.KeepAsync(Done, id);
        return await WaitAsync(id, cancellationToken);
    }

    private async Task<Reply> PostAsync(Uri target, JsonElement? parameters, OutgoingMedia media, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        if (parameters is { ValueKind: JsonValueKind.Object } all)
        {
            foreach (var parameter in all.EnumerateObject())
            {
                form.AddText(parameter.Name, all.Text(parameter.Name) ?? "");
            }
        }

        // The file comes last: the store looks at nothing behind it.
        if (form.AddFile(settings, "file", media) is { } fault)
        {
            return new Reply.Nothing(fault, MayHaveArrived: false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = form };
        return await settings.AskAsync(request, cancellationToken, FileForm.Patience(media));
    }

    private async Task<UploadOutcome> WaitAsync(string id, CancellationToken cancellationToken) =>
        await settings.UntilAsync(token => LookAsync(id, token), cancellationToken) ?? Rejected(Polling.NotYet("the video"));

    private async Task<UploadOutcome?> LookAsync(string id, CancellationToken cancellationToken)
    {
        var reply = await server.AskAsync(HttpMethod.Get, "media/" + Uri.EscapeDataString(id), cancellationToken);
        return (reply, reply is Reply.Answer { IsSuccess: true } answer ? AnswerJson.TryParse(answer.Body)?.Text("status") : null) switch
        {
            (_, "succeeded") => new UploadOutcome.Uploaded(PinterestPin.Video + id),
            (_, "failed") => Rejected(new SendFault(FaultKind.MediaProcessing, "Pinterest could not use the video; it does not say why")),
            (Reply.Answer { IsSuccess: true } or Reply.Answer { Status: 429 or >= 500 } or Reply.Nothing { MayHaveArrived: true }, _) => null,
            _ => Rejected(server.FaultOf(reply)),
        };
    }

    private static UploadOutcome.Rejected Rejected(SendFault fault) => new(fault);
}
