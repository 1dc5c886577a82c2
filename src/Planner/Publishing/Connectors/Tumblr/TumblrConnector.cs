using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>A blog on Tumblr, in its Neue Post Format (networks.md 23). Its own posts, and its queue, can be listed: that is the guard against a second one.</summary>
internal sealed class TumblrConnector : IConnector
{
    private readonly TumblrServer server;

    private TumblrConnector(ConnectorSettings settings) => server = new TumblrServer(settings);

    public static ConnectorKind Kind { get; } = new("tumblr", UserRequests.SecretsOfOAuth1, NeedsServer: false, static settings => new TumblrConnector(settings))
    {
        OtherSecrets = [["client_id", "client_secret", "refresh_token"]],
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        (await server.TokenAsync(cancellationToken))?.Fault is { IsTransient: false } fault ? fault : null;

    /// <summary>Files go along with the post.</summary>
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = media.Open();
            return new UploadOutcome.Uploaded(media.File.File.Value);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new UploadOutcome.Rejected(FileForm.Unreadable(server.Settings, media, exception));
        }
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        Reply reply;
        try
        {
            reply = await server.AskAsync(
                HttpMethod.Post, "posts", () => TumblrPost.New(message, server.Settings), cancellationToken, FileForm.Patience([.. message.Media.Select(media => media.Media)]));
        }
        catch (IOException exception)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.MediaProcessing, server.Settings.Told(exception.Message)));
        }

        return reply switch
        {
            _ when TumblrServer.ResponseOf(reply)?.Id("id") is { } id && id.All(char.IsAsciiDigit) => message.IsHandedOff
                ? new Outcome.HandedOff(new SentMessage(id) { HeldUntil = message.Due })
                : new Outcome.Published(new SentMessage(id, server.UrlOf(id))),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => new TumblrSearch(server).FindAsync(message, since, cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var (search, reply) = (new TumblrSearch(server), await PostAsync(message, cancellationToken));
        return TumblrServer.ResponseOf(reply) is { } post
            ? search.Read(post) is { } found && found.Id == message.Id
                ? new Sighting.Found(found.HeldUntil is null && post.Text("state") is "queued" or "queue" ? found with { HeldUntil = message.HeldUntil } : found)
                : new Sighting.Unclear(server.FaultOf(reply))
            : !TumblrFaults.IsMissing(reply) ? new Sighting.Unclear(server.FaultOf(reply))
            : message.HeldUntil is { } until && server.Settings.Clock() >= until ? await search.OfGenesisAsync(message.Id, until, cancellationToken)
            : new Sighting.Missing();
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.AskAsync(HttpMethod.Post, "post/delete", () => new FormUrlEncodedContent([new("id", message.Id)]), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null
            : !TumblrFaults.IsMissing(reply) ? server.FaultOf(reply)
            : await VerifyAsync(message, cancellationToken) switch
            {
                Sighting.Missing => null,
                Sighting.Found found when found.Message.Id != message.Id => await WithdrawAsync(found.Message, cancellationToken),
                Sighting.Unclear unclear => unclear.Fault,
                _ => server.FaultOf(reply),
            };
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var reply = await PostAsync(sent, cancellationToken);
        if (TumblrServer.ResponseOf(reply)?.Member("content") is not { ValueKind: JsonValueKind.Array } content)
        {
            return server.FaultOf(reply);
        }

        ImmutableArray<JsonElement> media = [.. content.EnumerateArray().Where(TumblrPost.IsMedia)];
        if (media.Length != message.Content.Media.Length)
        {
            return new SendFault(FaultKind.Validation, string.Create(CultureInfo.InvariantCulture, $"the post has {media.Length} media there, and {message.Content.Media.Length} here; media are not changed"));
        }

        var changed = message with { IsHandedOff = sent.HeldUntil is not null };
        var answered = await server.AskAsync(HttpMethod.Put, $"posts/{Uri.EscapeDataString(sent.Id)}", () => TumblrPost.Changed(changed, media), cancellationToken);
        return answered is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(answered);
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => new TumblrToken(server).AskAsync(cancellationToken);

    private Task<Reply> PostAsync(SentMessage message, CancellationToken cancellationToken) => server.GetAsync($"posts/{Uri.EscapeDataString(message.Id)}", cancellationToken, ("post_format", "npf"));
}
