using System.Text.Json;

namespace Planner.Publishing.Connectors.TikTok;

/// <summary>
/// Videos and photos on TikTok (networks.md 10). A video's post has an id before it is posted, which tells afterwards what became of it; photos
/// have none until the very request that posts them, so an answer that is lost there is a person's to look after.
/// </summary>
internal sealed class TikTokConnector : IConnector
{
    /// <summary>"Moderation usually finishes within one minute" ("Get Post Status", 2026-08); then the post has its address.</summary>
    private const int Looks = 6;

    private readonly ConnectorSettings settings;
    private readonly TikTokServer server;

    private TikTokConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        server = new TikTokServer(settings);
    }

    public static ConnectorKind Kind { get; } = new("tiktok", ["client_key", "client_secret", "refresh_token"], NeedsServer: false, static settings => new TikTokConnector(settings))
    {
        OtherSecrets = [["access_token"]],
        Can = Abilities.None,
        FetchesMedia = true,
        FetchesVideos = false,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>Nothing leaves yet: TikTok takes a file only for a post, and fetches photos itself.</summary>
    public async Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        media.Facts.MediaType?.StartsWith("video/", StringComparison.Ordinal) is true ? new UploadOutcome.Uploaded(TikTokPost.Video)
        : await settings.LackOfAsync(media, cancellationToken) is { } lack ? new UploadOutcome.Rejected(lack)
        : new UploadOutcome.Uploaded(media.PublicAddress!.AbsoluteUri);

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (TikTokPost.Refusal(message) is { } refusal)
        {
            return refusal;
        }

        if (TikTokPost.IsVideo(message))
        {
            return await new TikTokVideo(server, message).StageAsync(cancellationToken);
        }

        var (creator, fault) = await server.CreatorAsync(cancellationToken);
        return creator is null ? fault : TikTokPost.PrivacyOf(message.Delivery, creator).Fault;
    }

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (TikTokPost.Refusal(message) is { } refusal)
        {
            return new Outcome.Rejected(refusal);
        }

        return TikTokPost.IsVideo(message) ? await VideoAsync(message, cancellationToken) : await PhotosAsync(message, cancellationToken);
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        if (message.Staging.Find(TikTokVideo.Id) is not { } id)
        {
            // A video's id is noted before the first byte of it is sent.
            return message.Content.Media is [{ File.Value: var file }] && MediaTypes.IsVideo(file)
                ? new Sighting.Missing()
                : new Sighting.Unclear(new SendFault(FaultKind.Unknown, "TikTok does not let programs look for photos"));
        }

        var (state, fault) = await LookAsync(id, cancellationToken);
        return state switch
        {
            { IsOut: true } => new Sighting.Found(await SentAsync(message, id, cancellationToken)),
            { IsFailed: true } => new Sighting.Missing(),
            { Status: "PROCESSING_UPLOAD" } when long.TryParse(message.Staging.Find("size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) && state.Arrived < size => new Sighting.Missing(),
            not null => new Sighting.Unclear(new SendFault(FaultKind.Server, "TikTok is still working on it")),
            _ => new Sighting.Unclear(fault!),
        };
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken)
    {
        var (state, fault) = await LookAsync(message.Id, cancellationToken);
        return state is { IsOut: true } ? new Sighting.Found(message)
            : new Sighting.Unclear(fault ?? new SendFault(FaultKind.Unknown, "TikTok does not say whether it still stands; look in the app"));
    }

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendFault?>(new SendFault(FaultKind.Configuration, $"TikTok deletes nothing for programs: delete {message.Url ?? "it"} in the app"));

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var (creator, fault) = await server.CreatorAsync(cancellationToken);
        return creator is null ? TokenReport.Failed(fault!) : new TokenReport("@" + settings.Told(creator.Name))
        {
            Scopes = token.Scopes,
            Lacking = token.Scopes is { } scopes && !scopes.Contains("video.publish") ? ["video.publish"] : [],
            Until = settings.Vault?.Entry.Find("refresh_token")?.Until ?? (settings.Secrets.Find("refresh_token") is null ? token.Until : null),
            Remark = settings.Told($"may show posts to {string.Join(", ", creator.Privacy)}; whether the app was audited is told by the first post only: until then it is SELF_ONLY"),
        };
    }

    private async Task<Outcome> VideoAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var video = new TikTokVideo(server, message);
        if (message.Staging.Find(TikTokVideo.Id) is not { } id)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Server, "the upload was not begun"));
        }

        var reply = await video.SendLastAsync(cancellationToken);
        return reply switch
        {
            Reply.Answer { IsSuccess: true } => await EndAsync(message, id, cancellationToken),
            Reply.Answer { Status: 403 or 404 } => new Outcome.Rejected(await video.ForgottenAsync()),
            Reply.Answer { Status: 416 } => new Outcome.Unknown(server.FaultOf(reply)),
            _ => reply.Unsent(server.FaultOf(reply)),
        };
    }

    private async Task<Outcome> PhotosAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var (creator, fault) = await server.CreatorAsync(cancellationToken);
        if (creator is null)
        {
            return new Outcome.Rejected(fault!);
        }

        var (privacy, refusal) = TikTokPost.PrivacyOf(message.Delivery, creator);
        if (privacy is null)
        {
            return new Outcome.Rejected(refusal!);
        }

        await message.Staging.KeepAsync("creator", creator.Name);
        await message.Staging.KeepAsync("privacy", privacy);
        var reply = await server.PostAsync("content/init/", json => TikTokPost.WritePhotos(json, message, creator, privacy), cancellationToken);
        if (TikTokServer.DataOf(reply)?.Text("publish_id") is { Length: > 0 } id)
        {
            await message.Staging.KeepAsync(TikTokVideo.Id, id);
            return await EndAsync(message, id, cancellationToken);
        }

        return reply switch
        {
            Reply.Nothing { MayHaveArrived: false } unreached => new Outcome.Rejected(unreached.Fault),
            Reply.Answer { Status: < 500 and not 408 } refused when AnswerJson.TryParse(refused.Body)?.At("error")?.Text("code") is not (null or "ok" or "internal_error") => new Outcome.Rejected(server.FaultOf(refused)),
            _ => new Outcome.Unknown(server.FaultOf(reply)),
        };
    }

    /// <summary>TikTok has all of it: whether it became a post is known when it was looked at.</summary>
    private async Task<Outcome> EndAsync(OutgoingMessage message, string id, CancellationToken cancellationToken)
    {
        var ended = await settings.UntilAsync(async token => (await LookAsync(id, token)).State is { } state && (state.IsOut || state.IsFailed) ? state : null, cancellationToken);
        return ended is { IsOut: true } ? new Outcome.Published(await SentAsync(message, id, cancellationToken))
            : ended is { IsFailed: true } ? new Outcome.Rejected(TikTokFaults.OfReason(settings, ended.Reason))
            : new Outcome.Unknown(new SendFault(FaultKind.Server, "TikTok is still working on it"));
    }

    /// <summary>With its address, when there will be one: what only its author sees has none, and what all see has one after moderation.</summary>
    private async Task<SentMessage> SentAsync(OutgoingMessage message, string id, CancellationToken cancellationToken)
    {
        var profile = message.Staging.Find("creator") is { } name ? "https://www.tiktok.com/@" + Uri.EscapeDataString(name) : null;
        for (var look = 0; profile is not null && look < Looks && message.Staging.Find("privacy") is "PUBLIC_TO_EVERYONE"; look++)
        {
            if ((await LookAsync(id, cancellationToken)).State is { Post: { } post })
            {
                return new SentMessage(id, $"{profile}/{(message.Staging.Find("size") is null ? "photo" : "video")}/{post}");
            }

            await settings.Wait(Duration.FromSeconds(10), cancellationToken);
        }

        return new SentMessage(id, profile);
    }

    private async Task<(TikTokState? State, SendFault? Fault)> LookAsync(string id, CancellationToken cancellationToken)
    {
        var reply = await server.StatusAsync(id, cancellationToken);
        return TikTokServer.DataOf(reply) is { } data && data.Text("status") is { } status
            ? (new TikTokState(status, TikTokVideo.ArrivedOf(data), data.Text("fail_reason") ?? "", data.List("publicaly_available_post_id").Select(PostOf).FirstOrDefault(post => post is not null)), null)
            : (null, server.FaultOf(reply));
    }

    private static string? PostOf(JsonElement post) =>
        post.ValueKind is JsonValueKind.Number ? post.GetRawText() : post.ValueKind is JsonValueKind.String && post.GetString() is { Length: > 0 } text && text.All(char.IsAsciiDigit) ? text : null;
}

/// <param name="Status">PROCESSING_UPLOAD, PROCESSING_DOWNLOAD, PUBLISH_COMPLETE, FAILED; SEND_TO_USER_INBOX only for drafts.</param>
/// <param name="Arrived">Bytes; null when TikTok does not say.</param>
/// <param name="Post">Its number, once moderation is over.</param>
internal sealed record TikTokState(string Status, long? Arrived, string Reason, string? Post)
{
    public bool IsOut => Status is "PUBLISH_COMPLETE";

    public bool IsFailed => Status is "FAILED";
}
