using System.Buffers;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Planner.Publishing.Connectors.Webhook;

/// <summary>
/// Hands each message to a program of the team's own, as signed JSON over HTTPS. Secrets: <c>url</c> and <c>key</c>. An account
/// may say under <c>extra:</c> <c>media: inline</c>, so that the bytes go along, and <c>idempotent: true</c>, when the receiver
/// takes each <c>Idempotency-Key</c> once only.
/// </summary>
internal sealed class WebhookConnector : IConnector
{
    /// <summary>Of all of a message's media together: they travel as base64, in memory at both ends.</summary>
    private const long MostMediaBytes = 10_000_000;

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConnectorSettings settings;
    private readonly bool isIdempotent;
    private readonly bool isInline;

    private WebhookConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        isIdempotent = settings.Account.Extra.TryGetValue("idempotent", out var idempotent) && idempotent.Value == "true";
        isInline = settings.Account.Extra.TryGetValue("media", out var media) && media.Value == "inline";
    }

    public static ConnectorKind Kind { get; } = new("webhook", ["url", "key"], NeedsServer: false, static settings => new WebhookConnector(settings));

    public bool PassesComment => true;

    public DuplicateGuard Guard => isIdempotent ? DuplicateGuard.RecordId : DuplicateGuard.None;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (WebhookAddress.Of(settings.Secrets["url"]) is not { } address)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Configuration, "the secret 'url' is not an address that starts with https://, or http:// on this machine"));
        }

        var (media, fault) = await MediaAsync(message, cancellationToken);
        if (fault is not null)
        {
            return new Outcome.Rejected(fault);
        }

        using var request = Request(address, message, Body(message, media));
        return await settings.AskAsync(request, cancellationToken) switch
        {
            // Whoever says that it is there already has it from us: the key is this message's own.
            Reply.Answer taken when taken.IsSuccess || taken.Status == 409 => new Outcome.Published(WebhookAnswer.MessageOf(taken.Body, message.Key)),

            // A gateway says so too while the program behind it goes on with what it got.
            Reply.Answer { Status: 408 or >= 500 } unsure => new Outcome.Unknown(settings.FaultOf(unsure, WebhookAnswer.ReasonOf(unsure.Body))),
            Reply.Answer refused => new Outcome.Rejected(settings.FaultOf(refused, WebhookAnswer.ReasonOf(refused.Body))),
            Reply.Nothing { MayHaveArrived: false } nothing => new Outcome.Rejected(nothing.Fault),
            Reply.Nothing nothing => new Outcome.Unknown(nothing.Fault),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>A receiver that takes each key once may be sent the message again; of any other nothing can be told.</summary>
    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        Task.FromResult<Sighting>(isIdempotent ? new Sighting.Missing() : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "a webhook cannot be asked what it has; look where it sends to")));

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Sighting>(new Sighting.Unclear(new SendFault(FaultKind.Configuration, "a webhook cannot be asked what it has; look where it sends to")));

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendFault?>(new SendFault(FaultKind.Configuration, "a webhook takes nothing back; take it down where it was sent to"));

    private static byte[] Body(OutgoingMessage message, ImmutableArray<byte[]> media)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, Compact))
        {
            MessageDocument.Write(json, message, (entry, index) =>
            {
                if (index < media.Length)
                {
                    entry.WriteBase64String("data", media[index]);
                }
            });
        }

        return bytes.WrittenSpan.ToArray();
    }

    private HttpRequestMessage Request(Uri address, OutgoingMessage message, byte[] body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("Idempotency-Key", message.Key);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(settings.Secrets["key"], settings.Clock(), body));
        return request;
    }

    /// <summary>The bytes of each medium; none where they do not go along.</summary>
    private async Task<(ImmutableArray<byte[]> Media, SendFault? Fault)> MediaAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (!isInline)
        {
            return ([], null);
        }

        var read = ImmutableArray.CreateBuilder<byte[]>();
        try
        {
            var left = MostMediaBytes;
            foreach (var (media, _) in message.Media)
            {
                left -= media.Facts.Length;
                if (left < 0)
                {
                    return ([], new SendFault(FaultKind.Validation, $"its media have more than {MostMediaBytes / 1_000_000} MB together, which is the most that 'media: inline' sends"));
                }

                await using var stream = media.Open();
                var bytes = new byte[media.Facts.Length];
                await stream.ReadExactlyAsync(bytes, cancellationToken);
                read.Add(bytes);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ([], new SendFault(FaultKind.MediaProcessing, settings.Told(exception.Message)));
        }

        return (read.ToImmutable(), null);
    }
}
