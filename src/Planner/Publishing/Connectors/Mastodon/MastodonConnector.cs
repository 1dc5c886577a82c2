namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>
/// Mastodon's client API, which its relatives speak too (networks.md 1; docs.joinmastodon.org, 2026). The look-up in the account's
/// own posts is the guard for all of them: the idempotency key, which goes along, lasts an hour on Mastodon and Pleroma, and
/// GoToSocial and snac do not look at it.
/// </summary>
internal sealed class MastodonConnector(ConnectorSettings settings, Duration pollEvery) : IConnector
{
    /// <summary>Media are asked for this often while the server works on them.</summary>
    private static readonly Duration PollEvery = Duration.FromSeconds(2);

    private static readonly ImmutableArray<string> NeededScopes = ["write:statuses", "write:media", "read:statuses"];

    private readonly MastodonServer server = new(settings);

    public static ConnectorKind Kind { get; } = new("mastodon", ["access_token"], NeedsServer: true, settings => new MastodonConnector(settings, PollEvery))
    {
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    /// <summary>The same transport by the names of networks that speak Mastodon's API; see <see cref="Networks.Instances.InstanceFamily"/>.</summary>
    public static ImmutableArray<ConnectorKind> Relatives { get; } =
    [
        Kind with { Name = "gotosocial" },
        Kind with { Name = "pleroma" },

        // It deletes and changes nothing for programs, and what it holds it does not list (2.75).
        Kind with { Name = "snac", Can = Abilities.None },
    ];

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        new MastodonUpload(server, pollEvery).UploadAsync(media, cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsHandedOff && MastodonSchedule.Refusal(message, settings.Clock()) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        using var request = server.Request(HttpMethod.Post, "/api/v1/statuses");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", message.Key);
        request.Content = MastodonBody.Of(message);
        return await server.AskAsync(request, cancellationToken) switch
        {
            Reply.Nothing { MayHaveArrived: false } unreached => new Outcome.Rejected(unreached.Fault),
            Reply.Nothing lost => new Outcome.Unknown(lost.Fault),
            Reply.Answer { IsSuccess: true } answer => Sent(answer),
            Reply.Answer answer when LeavesOpen(answer, message) => new Outcome.Unknown(server.FaultOf(answer)),
            Reply.Answer answer => new Outcome.Rejected(server.FaultOf(answer)),
            _ => throw new InvalidOperationException(),
        };
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        new MastodonSearch(server, message, since).FindAsync(cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync(MastodonSchedule.PathOf(message), cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer => MastodonJson.Message(answer.Body, settings.Clock()) is { } stands ? new Sighting.Found(stands) : new Sighting.Unclear(server.Unreadable(answer)),
            Reply.Answer { Status: 404 or 410 } => MastodonSchedule.HasLetGo(message, settings.Clock()) ? new Sighting.Unclear(MastodonSchedule.LetGo) : new Sighting.Missing(),
            _ => new Sighting.Unclear(server.FaultOf(reply)),
        };
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        using var request = server.Request(HttpMethod.Delete, MastodonSchedule.PathOf(message));
        var reply = await server.AskAsync(request, cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } => null,

            // snac knows no DELETE and says so with the same 404 (2.75): only a look tells what is gone from what stands.
            Reply.Answer { Status: 404 or 405 or 410 } => await VerifyAsync(message, cancellationToken) switch
            {
                Sighting.Missing => null,
                Sighting.Unclear unclear => unclear.Fault,
                _ => new SendFault(FaultKind.Unknown, "the server deletes nothing for programs; delete it there by hand"),
            },
            _ => server.FaultOf(reply),
        };
    }

    /// <summary>Media that are not named again would be taken away (docs.joinmastodon.org methods/statuses, edit; 2026).</summary>
    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var standing = await server.GetAsync(MastodonSchedule.PathOf(sent), cancellationToken);
        if (standing is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } status)
        {
            return server.FaultOf(standing);
        }

        using var request = server.Request(HttpMethod.Put, MastodonSchedule.PathOf(sent));
        request.Content = MastodonBody.Of(message, [.. status.List("media_attachments").Select(media => media.Id("id")).OfType<string>()]);
        return await server.AskAsync(request, cancellationToken) is var reply && reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await server.GetAsync("/api/v1/accounts/verify_credentials", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } account)
        {
            return TokenReport.Failed(server.FaultOf(reply));
        }

        // Since 4.3; older servers and relatives say nothing of it.
        var scopes = await server.GetAsync("/api/v1/apps/verify_credentials", cancellationToken) is Reply.Answer { IsSuccess: true } app && AnswerJson.TryParse(app.Body) is { } known
            ? known.List("scopes").Select(scope => scope.GetString()).OfType<string>().ToImmutableArray() : [];
        return new TokenReport(server.Told("@" + (account.Text("acct") ?? account.Text("username")))) { Scopes = scopes.IsEmpty ? null : scopes, Lacking = Lacking(scopes) };
    }

    /// <summary><c>write</c> means all that begins with it.</summary>
    private static ImmutableArray<string> Lacking(ImmutableArray<string> scopes) =>
        scopes.IsEmpty ? [] : [.. NeededScopes.Where(wanted => !scopes.Contains(wanted) && !scopes.Contains(wanted.Split(':')[0]))];

    private Outcome Sent(Reply.Answer answer)
    {
        // What is held although it was to go out at once, or out although it was to be held, is told as it is.
        var sent = MastodonJson.Message(answer.Body, settings.Clock());
        return sent is null ? new Outcome.Unknown(server.Unreadable(answer))
            : sent.HeldUntil is not null ? new Outcome.HandedOff(sent)
            : new Outcome.Published(sent);
    }

    /// <summary>
    /// Answers after which the post may exist: a server's fault, a proxy's lost patience, Pleroma's 409 while the first request with the
    /// same key is still running, and Mastodon's 404 to the repeat of a scheduled request (networks.md 1.5).
    /// </summary>
    private static bool LeavesOpen(Reply.Answer answer, OutgoingMessage message) =>
        answer.Status is >= 500 or 408 or 409 || (answer.Status is 404 && message.IsHandedOff);
}
