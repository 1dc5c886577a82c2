using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.X;

/// <summary>
/// X (networks.md 3). What the account posted can be listed, and the same text again is refused within hours: both keep a message from going out twice.
/// </summary>
internal sealed class XConnector : IConnector
{
    private readonly XServer server;

    private XConnector(ConnectorSettings settings) => server = new XServer(settings);

    public static ConnectorKind Kind { get; } = new("x", UserRequests.SecretsOfOAuth1, NeedsServer: false, static settings => new XConnector(settings))
    {
        OtherSecrets = [["client_id", "refresh_token"]],
        Can = Abilities.Withdraw,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        (await server.TokenAsync(cancellationToken))?.Fault is { IsTransient: false } fault ? fault : null;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => new XUpload(server).UploadAsync(media, cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (XPost.Refusal(message) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        return await server.PostAsync("/2/tweets", json => XPost.Write(json, message), cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } answer when DataOf(answer)?.Id("id") is { } id && XPost.IsId(id) => new Outcome.Published(new SentMessage(id, server.UrlOf(id))),
            Reply.Answer { Status: 403 } answer when XFaults.IsDuplicate(answer) => await FirstAsync(message, answer, cancellationToken),
            var reply => reply.Unsent(server.FaultOf(reply)),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => new XSearch(server, message, since).FindAsync(cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync(PathOf(message), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && DataOf(answer)?.Id("id") == message.Id ? new Sighting.Found(message)
            : XFaults.IsMissing(reply) ? new Sighting.Missing()
            : new Sighting.Unclear(server.FaultOf(reply));
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.DeleteAsync(PathOf(message), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && DataOf(answer)?.Member("deleted") is { ValueKind: JsonValueKind.True } || XFaults.IsMissing(reply)
            ? null
            : server.FaultOf(reply);
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => new XToken(server).AskAsync(cancellationToken);

    /// <summary>
    /// The refusal proves that the same stands there: it is this message, if it was posted since this one was due; nothing is sent before.
    /// </summary>
    private async Task<Outcome> FirstAsync(OutgoingMessage message, Reply.Answer refused, CancellationToken cancellationToken)
    {
        var since = Instant.Min(message.Due, server.Settings.Clock());
        return await new XSearch(server, message, since).FindAsync(cancellationToken) switch
        {
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Unclear { Fault.IsTransient: true } unclear => new Outcome.Unknown(unclear.Fault),
            _ => new Outcome.Rejected(server.FaultOf(refused)),
        };
    }

    private static JsonElement? DataOf(Reply.Answer answer) => AnswerJson.TryParse(answer.Body)?.Member("data");

    private static string PathOf(SentMessage message) => "/2/tweets/" + Uri.EscapeDataString(message.Id);
}
