using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>
/// Videos on a channel of YouTube (networks.md 7). A video is uploaded as a private one ahead of its moment, and its id noted; at the moment it is
/// made public, which done twice is done once.
/// </summary>
internal sealed class YouTubeConnector : IConnector
{
    /// <summary>developers.google.com/youtube/v3/docs/videos/insert, 2026-09: projects made after 2020-07-28.</summary>
    public const string Locked = "videos of a project that Google has not audited stay private, and so does what YouTube has locked: ask for the audit (support.google.com/youtube/contact/yt_api_form), then upload it anew";

    /// <summary>What YouTube just changed may be listed as it was for some seconds.</summary>
    private const int Looks = 5;

    private readonly ConnectorSettings settings;
    private readonly YouTubeServer server;

    private YouTubeConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new YouTubeServer(settings);
    }

    public static ConnectorKind Kind { get; } = new("youtube", GoogleAccess.Secrets, NeedsServer: false, static settings => new YouTubeConnector(settings))
    {
        OtherSecrets = GoogleAccess.OtherSecrets,
        Can = Abilities.Withdraw | Abilities.Edit | Abilities.Schedule,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) =>
        await server.ChannelAsync(cancellationToken) is { Fault: { IsTransient: false } fault } ? fault : null;

    /// <summary>Nothing leaves yet: YouTube takes a video with its title, and a thumbnail for a video.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => Task.FromResult<UploadOutcome>(media.Facts.MediaType switch
    {
        { } type when type.StartsWith("video/", StringComparison.Ordinal) => new UploadOutcome.Uploaded(YouTubeVideo.Video),
        { } type when type.StartsWith("image/", StringComparison.Ordinal) => new UploadOutcome.Uploaded(YouTubeVideo.Thumbnail),
        var type => new UploadOutcome.Rejected(new SendFault(FaultKind.MediaProcessing, $"YouTube takes a video, and a picture as its thumbnail, no {type ?? "file of a kind that nobody knows"}")),
    });

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        message.IsComment ? null : YouTubeVideo.Refusal(message) ?? await new YouTubeStage(server, message).RunAsync(cancellationToken);

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsComment)
        {
            return await new YouTubeComment(server).SendAsync(message, cancellationToken);
        }

        if (YouTubeVideo.Refusal(message) is { } refusal || message.Staging.Find(YouTubeUpload.Id) is not { } id)
        {
            return new Outcome.Rejected(YouTubeVideo.Refusal(message) ?? new SendFault(FaultKind.Server, "the video was not uploaded"));
        }

        var reply = await server.SendAsync(HttpMethod.Put, "videos", "status", json => YouTubeVideo.WriteShown(json, message.Delivery, id, message.IsHandedOff ? message.Due : null), cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } answer when AnswerJson.TryParse(answer.Body) is { } video && YouTubeState.Of(video) is { } state => await ShownAsync(message, id, state, cancellationToken),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    /// <summary>Only what was staged can be out, and its id is noted before that.</summary>
    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        if (message.IsComment)
        {
            return await new YouTubeComment(server).FindAsync(message, since, cancellationToken);
        }

        if (message.Staging.Find(YouTubeUpload.Id) is not { } id)
        {
            return new Sighting.Missing();
        }

        var (state, fault) = await server.LookAsync(id, cancellationToken);
        return fault is not null ? new Sighting.Unclear(fault)
            : state?.SeenAs(id, YouTubeVideo.PrivacyOf(message.Delivery)) is { } sent ? new Sighting.Found(sent)
            : new Sighting.Missing();
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (YouTubeComment.Is(message))
        {
            return await new YouTubeComment(server).VerifyAsync(message, cancellationToken);
        }

        var (state, fault) = await server.LookAsync(message.Id, cancellationToken);
        return fault is not null ? new Sighting.Unclear(fault)
            : state is null ? new Sighting.Missing()
            : state.SeenAs(message.Id, "public") is { } seen ? new Sighting.Found(seen)
            : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "it is private there: as the post wanted it, or because " + Locked));
    }

    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var reply = await server.AskAsync(HttpMethod.Delete, YouTubeComment.Is(message) ? "comments" : "videos", cancellationToken, ("id", message.Id));
        return reply is Reply.Answer { IsSuccess: true } || YouTubeFaults.ReasonOf(reply) is "videoNotFound" or "commentNotFound" ? null : server.FaultOf(reply);
    }

    public async Task<SendFault?> EditAsync(OutgoingMessage message, SentMessage sent, CancellationToken cancellationToken)
    {
        if (YouTubeComment.Is(sent))
        {
            return await new YouTubeComment(server).EditAsync(message, sent, cancellationToken);
        }

        var reply = await server.SendAsync(HttpMethod.Put, "videos", "snippet", json => YouTubeVideo.WriteWords(json, message, sent.Id), cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } ? null : server.FaultOf(reply);
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => new YouTubeToken(server).AskAsync(cancellationToken);

    /// <summary>YouTube says yes and locks the video all the same, when it has not audited the project: so it is looked after.</summary>
    private async Task<Outcome> ShownAsync(OutgoingMessage message, string id, YouTubeState said, CancellationToken cancellationToken)
    {
        var wanted = YouTubeVideo.PrivacyOf(message.Delivery);
        for (var look = 1; look <= Looks; look++)
        {
            var (state, fault) = await server.LookAsync(id, cancellationToken);
            if ((state ?? said).SeenAs(id, wanted) is { } sent)
            {
                return sent.HeldUntil is null ? new Outcome.Published(sent) : new Outcome.HandedOff(sent);
            }

            if (state is null)
            {
                return new Outcome.Unknown(fault ?? new SendFault(FaultKind.Server, "YouTube does not know the video any more"));
            }

            await settings.Wait(Duration.FromSeconds(look), cancellationToken);
        }

        return new Outcome.Rejected(new SendFault(FaultKind.Validation, Locked));
    }
}
