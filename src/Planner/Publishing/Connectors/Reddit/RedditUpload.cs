namespace Planner.Publishing.Connectors.Reddit;

/// <summary>A picture: Reddit lends a place in its store, and says the form that the store wants (praw, <c>_upload_media</c>).</summary>
internal sealed class RedditUpload(RedditServer server)
{
    private const string Note = "asset";

    private readonly ConnectorSettings settings = server.Settings;

    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (media.Staging.Find(Note) is { } known)
        {
            return new UploadOutcome.Uploaded(known);
        }

        if (!MediaTypes.IsPicture(media.File.File.Value))
        {
            return new UploadOutcome.Rejected(new SendFault(FaultKind.Validation, "Planner sends no videos to Reddit; post it there by hand"));
        }

        var name = "media" + Path.GetExtension(media.File.File.Value).ToLowerInvariant();
        var lease = await server.FormAsync("/api/media/asset.json", cancellationToken, ("filepath", name), ("mimetype", media.Facts.MediaType ?? "image/jpeg"));
        var body = lease is Reply.Answer { IsSuccess: true } answer ? AnswerJson.TryParse(answer.Body) : null;
        var fields = body?.Member("args")?.List("fields").Select(field => (Name: field.Text("name"), Value: field.Text("value"))).ToArray() ?? [];
        if (body?.At("args")?.Text("action") is not { } action || body?.At("asset")?.Text("asset_id") is not { } asset || fields.FirstOrDefault(field => field.Name == "key").Value is not { } key
            || settings.Given(action.StartsWith("//", StringComparison.Ordinal) ? "https:" + action : action) is not { } target)
        {
            return new UploadOutcome.Rejected(server.FaultOf(lease));
        }

        var stored = await StoreAsync(target, fields, media, cancellationToken);
        if (stored is not Reply.Answer { IsSuccess: true })
        {
            return new UploadOutcome.Rejected(stored is Reply.Answer refused ? settings.FaultOf(refused, BlogText.Said(refused.Body)) with { Kind = refused.Status >= 500 ? FaultKind.Server : FaultKind.MediaProcessing } : server.FaultOf(stored));
        }

        var uploaded = $"{asset} https:{(action.StartsWith("//", StringComparison.Ordinal) ? action : new Uri(action).GetComponents(UriComponents.Host, UriFormat.Unescaped).Insert(0, "//")).TrimEnd('/')}/{key}";
        await media.Staging.KeepAsync(Note, uploaded);
        return new UploadOutcome.Uploaded(uploaded);
    }

    /// <summary>The store is not Reddit: the token stays here.</summary>
    private async Task<Reply> StoreAsync(Uri target, (string? Name, string? Value)[] fields, OutgoingMedia media, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in fields)
        {
            form.AddText(field ?? "", value);
        }

        // The store reads nothing behind the file.
        if (form.AddFile(settings, "file", media) is { } unreadable)
        {
            return new Reply.Nothing(unreadable, MayHaveArrived: false);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = form };
        return await settings.AskAsync(request, cancellationToken, FileForm.Patience(media));
    }
}
