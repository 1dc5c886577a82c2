using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Facebook;

/// <summary>
/// Pages on Facebook (networks.md 4; Graph API v25.0). Facebook has no means against sending twice but its list of what the Page posted, and a refusal of the
/// same text (code 506).
/// </summary>
internal sealed class FacebookConnector : IConnector
{
    /// <summary>What is kept of a comment and of a video beside their ids: they are asked about in other words.</summary>
    public const string Comment = "comment";
    public const string Video = "video";

    private readonly FacebookPage page;

    private FacebookConnector(ConnectorSettings settings) => page = new FacebookPage(settings);

    public static ConnectorKind Kind { get; } = new("facebook", [FacebookPage.Token], NeedsServer: false, static settings => new FacebookConnector(settings))
    {
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>A picture goes up unpublished; a video when its message is staged, as a reel goes elsewhere.</summary>
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        if (MediaTypes.IsVideo(media.File.File.Value))
        {
            return new UploadOutcome.Uploaded("");
        }

        using var form = new MultipartFormDataContent();
        form.AddText("published", "false");
        form.AddText("alt_text_custom", media.File.Alt?.Value);
        if (form.AddFile(page.Settings, "source", media) is { } unreadable)
        {
            return new UploadOutcome.Rejected(unreadable);
        }

        var reply = await page.Api.PostAsync($"{page.Id}/photos", form.WithPlainBoundary(), FileForm.Patience(media), cancellationToken);
        return reply is GraphReply.Said { Json: var json } && json.Id("id") is { } id
            ? new UploadOutcome.Uploaded(id)
            : new UploadOutcome.Rejected(reply.Fault ?? new SendFault(FaultKind.Server, "Facebook took a picture and does not say its id"));
    }

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var post = new FacebookPost(message);
        return post.Refusal() ?? (post.Format is FacebookFormat.Video or FacebookFormat.Reel ? await new FacebookVideo(page, message).StageAsync(cancellationToken) : null);
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var post = new FacebookPost(message);
        if (post.Format is FacebookFormat.Video or FacebookFormat.Reel)
        {
            return await new FacebookVideo(page, message).SendAsync(cancellationToken);
        }

        var reply = post.Format is FacebookFormat.Comment
            ? await page.Api.PostAsync($"{Uri.EscapeDataString(message.Parent!.Id)}/comments", cancellationToken, ("message", post.Text))
            : await page.Api.PostAsync($"{page.Id}/feed", cancellationToken, post.Feed());
        return reply switch
        {
            GraphReply.Failed { Error.Code: FacebookSearch.SameText } refused => await FirstAsync(message, refused, cancellationToken),
            GraphReply.Failed failed => failed.Outcome,
            GraphReply.Said { Json: var json } when json.Id("id") is { } id => await SentAsync(message, id, post.Format, cancellationToken),
            _ => new Outcome.Unknown(new SendFault(FaultKind.Server, "Facebook took a post and does not say its id")),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        new FacebookPost(message).Format is FacebookFormat.Video or FacebookFormat.Reel
            ? new FacebookVideo(page, message).FindAsync(cancellationToken)
            : new FacebookSearch(page, message, since).FindAsync(cancellationToken);

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => new FacebookStanding(page).LookAsync(message, cancellationToken);

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        await page.Api.DeleteAsync(Uri.EscapeDataString(message.Id), cancellationToken) switch
        {
            GraphReply.Said or GraphReply.Failed { Error.IsGone: true } => null,
            var reply => reply.Fault,
        };

    /// <summary>Pictures stay; so does the link, whose preview Facebook made when it was posted.</summary>
    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken) =>
        (await page.Api.PostAsync(Uri.EscapeDataString(sent.Id), cancellationToken, (sent.Version is Video ? "description" : "message", message.Content.Text.Text))).Fault;

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => page.AboutTokenAsync(cancellationToken);

    private async Task<Outcome> SentAsync(OutgoingMessage message, string id, FacebookFormat format, CancellationToken cancellationToken)
    {
        var sent = new SentMessage(id, null, format is FacebookFormat.Comment ? Comment : null) { HeldUntil = message.IsHandedOff ? message.Due : null };
        if (message.IsHandedOff)
        {
            return new Outcome.HandedOff(sent);
        }

        return new Outcome.Published(await VerifyAsync(sent, cancellationToken) is Sighting.Found { Message.Url: { } url } ? sent with { Url = url } : sent with { Url = $"https://www.facebook.com/{id}" });
    }

    /// <summary>The refusal proves that the same text stands there: it is this message if it was posted since this one was due; nothing is sent before.</summary>
    private async Task<Outcome> FirstAsync(OutgoingMessage message, GraphReply.Failed refused, CancellationToken cancellationToken) =>
        await FindAsync(message, Instant.Min(message.Due, page.Settings.Clock()), cancellationToken) switch
        {
            Sighting.Found { Message.HeldUntil: not null } held => new Outcome.HandedOff(held.Message),
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Unclear { Fault.IsTransient: true } unclear => new Outcome.Unknown(unclear.Fault),
            _ => new Outcome.Rejected(refused.Why),
        };
}
