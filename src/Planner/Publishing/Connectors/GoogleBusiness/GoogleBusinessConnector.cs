using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>Posts on a business's profile in Google's search and maps (networks.md 22; My Business API v4, localPosts).</summary>
internal sealed class GoogleBusinessConnector : IConnector
{
    /// <summary>Twenty seconds in all.</summary>
    private const int Looks = 4;

    private readonly ConnectorSettings settings;
    private readonly GoogleBusinessServer server;
    private readonly GoogleBusinessPlace place;

    private GoogleBusinessConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new GoogleBusinessServer(settings);
        place = new GoogleBusinessPlace(server);
    }

    public static ConnectorKind Kind { get; } = new("google-business", GoogleAccess.Secrets, NeedsServer: false, static settings => new GoogleBusinessConnector(settings))
    {
        OtherSecrets = GoogleAccess.OtherSecrets,
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
        FetchesMedia = true,
        FetchesVideos = false,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>Gets the token and, where nobody says it, the location, minutes before the moment.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        await server.TokenAsync(cancellationToken) is { Fault: { IsTransient: false } unsigned } ? unsigned
        : await place.AskAsync(cancellationToken) is { Fault: { IsTransient: false } unknown } ? unknown
        : null;

    /// <summary>Nothing is sent: Google fetches it when it gets the post. It answers 500 to videos (clients' reports, 2026-07).</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => Task.FromResult<UploadOutcome>(
        media.Facts.MediaType is "image/jpeg" or "image/png"
            ? new UploadOutcome.Uploaded(media.PublicAddress?.AbsoluteUri ?? "")
            : new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, $"Google takes JPEG and PNG pictures in posts, no {media.Facts.MediaType ?? "file of a kind that nobody knows"}")));

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        new GoogleBusinessPost(message).Refusal() is { } refusal ? refusal
        : message.Media is [{ Media: var media }] && await settings.LackOfAsync(media, cancellationToken) is { } lack ? lack
        : (await place.AskAsync(cancellationToken)).Fault;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var post = new GoogleBusinessPost(message);
        var (name, fault) = await place.AskAsync(cancellationToken);
        if (name is null || post.Refusal() is not null)
        {
            return new Outcome.Rejected(post.Refusal() ?? fault!);
        }

        if (message.Media.Any(media => media.Media.PublicAddress is null))
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Configuration, "the picture has no public address"));
        }

        var reply = await server.SendAsync(HttpMethod.Post, name + "/localPosts", post.Write, cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } when GoogleBusinessState.Of(reply) is { } state => OutcomeOf(message, await JudgedAsync(state, cancellationToken)),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        var (name, fault) = await place.AskAsync(cancellationToken);
        return name is null ? new Sighting.Unclear(fault!) : await new GoogleBusinessSearch(server).FindAsync(name, message, since, cancellationToken);
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (Lost(message) is { } lost)
        {
            return new Sighting.Unclear(lost);
        }

        var reply = await server.AskAsync(HttpMethod.Get, message.Id, cancellationToken);
        return GoogleBusinessState.Of(reply) is { } state && state.Name == message.Id
            ? state.IsRejected ? new Sighting.Unclear(new SendFault(FaultKind.Validation, GoogleBusinessState.Refused)) : new Sighting.Found(Kept(state.Sent(settings.Clock()), message))
            : GoogleBusinessFaults.IsGone(reply) ? new Sighting.Missing()
            : new Sighting.Unclear(server.FaultOf(reply));
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (Lost(message) is { } lost)
        {
            return lost;
        }

        var reply = await server.AskAsync(HttpMethod.Delete, message.Id, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } || GoogleBusinessFaults.IsGone(reply) ? null : server.FaultOf(reply);
    }

    /// <summary>All but its picture and its kind.</summary>
    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        var post = new GoogleBusinessPost(message);
        if ((Lost(sent) ?? post.Refusal()) is { } refusal)
        {
            return refusal;
        }

        var reply = await server.SendAsync(HttpMethod.Patch, sent.Id, post.WriteChange, cancellationToken, ("updateMask", post.Mask));
        return GoogleBusinessState.Of(reply) is not { } state ? server.FaultOf(reply)
            : state.IsRejected ? new SendFault(FaultKind.Validation, GoogleBusinessState.Refused)
            : null;
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => new GoogleBusinessToken(server, place).AskAsync(cancellationToken);

    /// <summary>Most posts are judged within seconds. It stands there whatever becomes of these looks.</summary>
    private async Task<GoogleBusinessState> JudgedAsync(GoogleBusinessState state, CancellationToken cancellationToken)
    {
        try
        {
            for (var look = 1; look <= Looks && !state.IsJudged; look++)
            {
                await settings.Wait(Duration.FromSeconds(2 * look), cancellationToken);
                var seen = GoogleBusinessState.Of(await server.AskAsync(HttpMethod.Get, state.Name, cancellationToken));
                state = seen?.Name == state.Name ? seen : state;
            }
        }
        catch (OperationCanceledException)
        {
            // The run is stopped; planner verify looks again.
        }

        return state;
    }

    private static Outcome OutcomeOf(OutgoingMessage message, GoogleBusinessState state)
    {
        if (state.IsRejected)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, GoogleBusinessState.Refused));
        }

        return message.IsHandedOff && state.State is not "LIVE"
            ? new Outcome.HandedOff(new SentMessage(state.Name, state.Url) { HeldUntil = state.Held ?? message.Due })
            : new Outcome.Published(new SentMessage(state.Name, state.Url)) { Remark = state.IsJudged ? null : "Google is still looking at it; planner verify tells whether it has taken it" };
    }

    /// <summary>A post has no address before it is live.</summary>
    private static SentMessage Kept(SentMessage seen, SentMessage known) => seen with { Url = seen.Url ?? known.Url };

    /// <summary>Why what the ledger has is no name of a post.</summary>
    private static SendFault? Lost(SentMessage message) =>
        GoogleBusinessPlace.IsName(message.Id, "accounts", "locations", "localPosts") ? null : new SendFault(FaultKind.Configuration, "what the ledger has is no name of a Google post");
}
