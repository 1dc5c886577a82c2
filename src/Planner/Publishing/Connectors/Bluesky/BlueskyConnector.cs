using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Planner.Printing;

namespace Planner.Publishing.Connectors.Bluesky;

/// <summary>
/// Writes posts into the account's repository on its server (AT Protocol). The record's key is chosen here, so a post cannot be
/// made twice, and can be looked up at its place.
/// </summary>
internal sealed class BlueskyConnector : IConnector
{
    private readonly ConnectorSettings settings;
    private readonly BlueskyServer server;
    private readonly BlueskyMentions mentions;

    private BlueskyConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new BlueskyServer(settings);
        mentions = new BlueskyMentions(server);
    }

    public static ConnectorKind Kind { get; } = new("bluesky", ["app_password"], NeedsServer: false, settings => new BlueskyConnector(settings));

    public DuplicateGuard Guard => DuplicateGuard.RecordId;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => (await server.SignInAsync(cancellationToken)).Fault;

    /// <summary>An app password does all that posting needs and does not end; the network tells nothing more of it.</summary>
    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => await server.SignInAsync(cancellationToken) switch
    {
        { Session: { } session } => new TokenReport(settings.Told($"@{session.Handle} ({session.Did})")),
        var refused => TokenReport.Failed(refused.Fault!),
    };

    /// <remarks>
    /// A video goes the same way: Bluesky makes it ready once the post is out, so for some seconds it is missing there
    /// (bsky-docs docs/tutorials/video.mdx, "Simple method", 2026-04-21).
    /// </remarks>
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        try
        {
            return await server.AskAsync(_ => Upload(media), cancellationToken, Patience(media)) switch
            {
                BlueskyReply.Said said when said.Body.Member("blob") is { ValueKind: JsonValueKind.Object } blob => new UploadOutcome.Uploaded(blob.GetRawText()),
                BlueskyReply.Failed failed => new UploadOutcome.Rejected(failed.Fault),
                _ => new UploadOutcome.Rejected(new SendFault(FaultKind.Server, "the server's answer names no file")),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, settings.Told(exception.Message)));
        }
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if ((message.IsHandedOff ? "Bluesky holds no posts until their time" : BlueskyEmbed.RefusalOf(message.Media)) is { } refusal)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, refusal));
        }

        var (facets, unresolved) = await mentions.ResolveAsync(message.Content.Facets, cancellationToken);
        var (root, noRoot) = await VersionedAsync(message.Root, cancellationToken);
        var (parent, noParent) = message.Parent == message.Root ? (root, noRoot) : await VersionedAsync(message.Parent, cancellationToken);
        if ((unresolved ?? noRoot ?? noParent) is { } fault)
        {
            return new Outcome.Rejected(fault);
        }

        var reply = await server.AskAsync(session => Post("putRecord", BlueskyRecord.Put(session.Did, message, settings.Clock(), facets, root, parent)), cancellationToken);
        return reply switch
        {
            BlueskyReply.Said said when SentIn(said) is { } sent => new Outcome.Published(sent),
            BlueskyReply.Failed { Error: BlueskyFaults.InvalidSwap } failed => await LookAsync(message, failed.Fault, cancellationToken),
            BlueskyReply.Failed { MayHaveArrived: true } failed => new Outcome.Unknown(failed.Fault),
            BlueskyReply.Failed failed => new Outcome.Rejected(failed.Fault),
            _ => new Outcome.Unknown(new SendFault(FaultKind.Server, "the server's answer names no record")),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        SeeAsync(RecordKey.Of(message), said => said.Body.Member("value")?.Text("text") == message.Content.Text.Text, cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (RecordAddress.TryParse(message.Id) is not { } address)
        {
            return new Sighting.Unclear(NoAddress(message));
        }

        // A server finds nothing in repositories of others, whatever stands there.
        var signedIn = await server.SignInAsync(cancellationToken);
        return signedIn.Session is not { } session ? new Sighting.Unclear(signedIn.Fault!)
            : session.Did != address.Did ? new Sighting.Unclear(new SendFault(FaultKind.Authorization, settings.Told($"{message.Id} is another account's; the app password is of {session.Did}")))
            : await SeeAsync(address.RecordKey, _ => true, cancellationToken);
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (RecordAddress.TryParse(message.Id) is not { } address)
        {
            return NoAddress(message);
        }

        // Deleting is done for what is not there, too.
        var reply = await server.AskAsync(_ => Post("deleteRecord", Body(address)), cancellationToken);
        return reply is BlueskyReply.Failed failed ? failed.Fault : null;
    }

    /// <summary>The record stands at its key already: it was sent before, and the answer was lost.</summary>
    private async Task<Outcome> LookAsync(OutgoingMessage message, SendFault refusal, CancellationToken cancellationToken) =>
        await FindAsync(message, message.Due, cancellationToken) switch
        {
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Unclear unclear => new Outcome.Unknown(unclear.Fault),
            _ => new Outcome.Unknown(refusal),
        };

    /// <param name="isOurs">Whether what stands there is what is looked for.</param>
    private async Task<Sighting> SeeAsync(string recordKey, Func<BlueskyReply.Said, bool> isOurs, CancellationToken cancellationToken) =>
        await server.AskAsync(session => Get(session.Did, recordKey), cancellationToken) switch
        {
            BlueskyReply.Said said when SentIn(said) is { } sent => isOurs(said)
                ? new Sighting.Found(sent)
                : new Sighting.Unclear(new SendFault(FaultKind.Duplicate, settings.Told($"another post stands at {sent.Id}"))),
            BlueskyReply.Failed { Error: BlueskyFaults.RecordNotFound } => new Sighting.Missing(),
            BlueskyReply.Failed failed => new Sighting.Unclear(failed.Fault),
            _ => new Sighting.Unclear(new SendFault(FaultKind.Server, "the server's answer names no record")),
        };

    /// <summary>An answer must name the version of what it answers; where only the address is known, the version is looked up.</summary>
    private async Task<(SentMessage? Message, SendFault? Fault)> VersionedAsync(SentMessage? message, CancellationToken cancellationToken)
    {
        if (message is null or { Version: not null })
        {
            return (message, null);
        }

        return await VerifyAsync(message, cancellationToken) switch
        {
            Sighting.Found found => (found.Message, null),
            Sighting.Unclear unclear => (null, unclear.Fault),
            _ => (null, new SendFault(FaultKind.Validation, settings.Told($"the post that it goes on from is not there any more: {message.Id}"))),
        };
    }

    private static SentMessage? SentIn(BlueskyReply.Said said) =>
        said.Body.Text("uri") is { } uri && said.Body.Text("cid") is { } version && RecordAddress.TryParse(uri) is { } address
            ? new SentMessage(uri, said.Session.UrlOf(address.RecordKey), version)
            : null;

    private SendFault NoAddress(SentMessage message) => new(FaultKind.Validation, settings.Told($"not the address of a post on Bluesky, at://…: {message.Id}"));

    private static string Body(RecordAddress address) => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("repo", address.Did);
        json.WriteString("collection", BlueskyRecord.Collection);
        json.WriteString("rkey", address.RecordKey);
        json.WriteEndObject();
    });

    private static HttpRequestMessage Upload(OutgoingMedia media)
    {
        var content = new StreamContent(media.Open());
        content.Headers.ContentType = new MediaTypeHeaderValue(media.Facts.MediaType ?? "application/octet-stream");
        content.Headers.ContentLength = media.Facts.Length;
        return new HttpRequestMessage(HttpMethod.Post, Method("uploadBlob")) { Content = content };
    }

    private static HttpRequestMessage Post(string method, string body) =>
        new(HttpMethod.Post, Method(method)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static HttpRequestMessage Get(string did, string recordKey) =>
        new(HttpMethod.Get, Method($"getRecord?repo={Uri.EscapeDataString(did)}&collection={BlueskyRecord.Collection}&rkey={recordKey}"));

    private static Uri Method(string name) => new("com.atproto.repo." + name, UriKind.Relative);

    /// <summary>A minute, and what the file takes at two megabits a second.</summary>
    private static Duration Patience(OutgoingMedia media) => Duration.FromMinutes(1) + Duration.FromSeconds(media.Facts.Length / 250_000);
}
