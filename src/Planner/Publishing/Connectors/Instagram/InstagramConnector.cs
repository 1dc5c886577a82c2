using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Instagram;

/// <summary>
/// Instagram's content publishing (networks.md 5; instagram-platform/content-publishing, 2026-08): containers, which nobody sees, are made
/// and waited for before the moment, and published by one request. The container is the proof: it says for 24 hours whether it was.
/// </summary>
internal sealed class InstagramConnector : IConnector
{
    /// <summary>What is kept of a first comment, so that it is looked for as one.</summary>
    public const string Comment = "comment";

    private readonly InstagramAccount account;
    private readonly GraphContainers containers;
    private readonly ContainerMaking making;

    private InstagramConnector(ConnectorSettings settings)
    {
        account = new InstagramAccount(settings);
        containers = new GraphContainers(settings, account.Api, "status_code", "status");
        making = new ContainerMaking(settings, account.Api, containers);
    }

    public static ConnectorKind Kind { get; } = new("instagram", [LongLivedToken.Name], NeedsServer: false, settings => new InstagramConnector(settings))
    {
        OtherSecrets = [[InstagramAccount.PageToken]],
        Can = Abilities.Withdraw,
        FetchesMedia = true,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>Exchanges the token if its end is near, minutes before the moment.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => (await account.IdAsync(cancellationToken)).Fault;

    /// <summary>Nothing is sent: Instagram fetches it when its container is made.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.PublicAddress?.AbsoluteUri ?? ""));

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        message.IsComment ? null : (await ReadyAsync(message, cancellationToken)).Fault;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (message.IsComment)
        {
            return await CommentAsync(message, cancellationToken);
        }

        var (owner, unknown) = await account.IdAsync(cancellationToken);
        if (owner is null)
        {
            return new Outcome.Rejected(unknown!);
        }

        var container = ContainerMaking.NotedOf(message);
        if (container is null)
        {
            (container, var fault) = await ReadyAsync(message, cancellationToken);
            if (container is null)
            {
                return new Outcome.Rejected(fault!);
            }
        }

        return await making.PublishAsync(message, container, $"{Uri.EscapeDataString(owner)}/media_publish", cancellationToken);
    }

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        new InstagramSearch(account, containers, message, since).FindAsync(ContainerMaking.NotedOf(message), cancellationToken);

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        await account.Api.GetAsync(Uri.EscapeDataString(message.Id), cancellationToken, ("fields", message.Version is Comment ? "id" : "id,permalink")) switch
        {
            GraphReply.Said { Json: var json } when json.Id("id") is { } id => new Sighting.Found(message with { Id = id, Url = json.Text("permalink") ?? message.Url }),
            GraphReply.Failed { Error.IsGone: true } => new Sighting.Missing(),
            GraphReply.Failed failed => new Sighting.Unclear(failed.Why),
            _ => new Sighting.Unclear(new SendFault(FaultKind.Server, "Instagram's answer cannot be read")),
        };

    /// <summary>
    /// Comments can be deleted through both doors, posts through the Page's alone, by Meta's specification of v25.0 (IGMedia DELETE; the object of
    /// Instagram's own login has none).
    /// </summary>
    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken)
    {
        if (message.Version is not Comment && !account.IsOfPage)
        {
            return await VerifyAsync(message, cancellationToken) is Sighting.Missing ? null
                : new SendFault(FaultKind.Configuration, "Instagram deletes no posts for programs with its own login, only through the Page's; delete it in the app");
        }

        var reply = await account.Api.DeleteAsync(Uri.EscapeDataString(message.Id), cancellationToken);
        return reply switch
        {
            GraphReply.Said => null,
            GraphReply.Failed { Error.IsGone: true } => null,
            _ => reply.Fault,
        };
    }

    public Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken) => account.AboutTokenAsync(cancellationToken);

    /// <summary>The container that is published, ready; what it is made of is made before.</summary>
    private async Task<(string? Id, SendFault? Fault)> ReadyAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var post = new InstagramPost(message);
        if (post.Refusal() is { } refusal)
        {
            return (null, refusal);
        }

        var (owner, unknown) = await account.IdAsync(cancellationToken);
        return owner is null ? (null, unknown)
            : await making.ReadyAsync(message, $"{Uri.EscapeDataString(owner)}/media", post.Fields, post.Format is InstagramFormat.Carousel ? InstagramPost.ChildFields : null, cancellationToken);
    }

    private async Task<Outcome> CommentAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        if (new InstagramPost(message).Format is InstagramFormat.Story)
        {
            return new Outcome.Rejected(new SendFault(FaultKind.Validation, "a story takes no comments"));
        }

        var reply = await account.Api.PostAsync($"{Uri.EscapeDataString(message.Parent!.Id)}/comments", cancellationToken, ("message", message.Content.Text.Text));
        return reply is GraphReply.Failed failed ? failed.Outcome
            : ((GraphReply.Said)reply).Json.Id("id") is { } id ? new Outcome.Published(new SentMessage(id, message.Parent.Url, Comment))
            : new Outcome.Unknown(new SendFault(FaultKind.Server, "Instagram took a comment and does not say its id"));
    }
}
