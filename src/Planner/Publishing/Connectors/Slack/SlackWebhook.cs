using Planner.Publishing.Connectors.Webhook;

namespace Planner.Publishing.Connectors.Slack;

/// <summary>
/// Writes into the one channel of an incoming webhook (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, 2026-11). It
/// answers "ok" and names nothing, so that nothing can be looked for, changed or taken back, and it takes no files.
/// </summary>
internal sealed class SlackWebhook(ConnectorSettings settings) : IConnector
{
    public DuplicateGuard Guard => DuplicateGuard.None;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Rejected(new SendFault(FaultKind.Validation, "an incoming webhook of Slack takes no files; use a bot's token")));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (WebhookAddress.Of(settings.Secrets["webhook_url"]) is not { } address)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Configuration, "the secret 'webhook_url' is not the address of an incoming webhook, https://hooks.slack.com/services/…"));
        }

        if (message.IsHandedOff)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, "an incoming webhook of Slack holds nothing until its time; use a bot's token"));
        }

        using var request = Requests.Json(HttpMethod.Post, settings.At(address.AbsoluteUri), json =>
        {
            json.WriteStartObject();
            json.WriteString("text", message.Content.Text.Text);
            json.WriteBoolean("unfurl_links", SlackBody.Unfurls(message));
            json.WriteBoolean("unfurl_media", SlackBody.Unfurls(message));
            json.WriteEndObject();
        });
        return await settings.AskAsync(request, cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } answer when answer.Body.Trim() is "ok" => new Outcome.Published(new SentMessage(message.Key)),
            Reply.Answer { Status: < 500 and not 408 and not (>= 200 and < 300) } refused => new Outcome.Rejected(SlackFaults.Of(settings, refused)),
            Reply.Answer unsure => new Outcome.Unknown(SlackFaults.Of(settings, unsure)),
            Reply.Nothing { MayHaveArrived: false } nothing => new Outcome.Rejected(nothing.Fault),
            Reply.Nothing nothing => new Outcome.Unknown(nothing.Fault),
            _ => throw new InvalidOperationException(),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => Task.FromResult<Sighting>(new Sighting.Unclear(Nobody(FaultKind.Unknown)));

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => Task.FromResult<Sighting>(new Sighting.Unclear(Nobody(FaultKind.Configuration)));

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendFault?>(new SendFault(FaultKind.Configuration, "an incoming webhook of Slack takes nothing back; delete it there by hand"));

    private static SendFault Nobody(FaultKind kind) => new(kind, "an incoming webhook of Slack cannot be asked what it wrote; look into the channel");
}
