using Planner.Publishing.Connectors.Meta;

namespace Planner.Publishing.Connectors.Threads;

/// <summary>
/// Threads (networks.md 9; developers.facebook.com/docs/threads, 2026-08): containers, which nobody sees, are made before the moment and published
/// by one request, texts too. What answers another post is made when that one is out.
/// </summary>
internal sealed class ThreadsConnector : IConnector
{
    private static readonly ImmutableArray<string> Needed = ["threads_basic", "threads_content_publish"];

    private readonly ConnectorSettings settings;
    private readonly LongLivedToken token;
    private readonly GraphApi api;
    private readonly GraphContainers containers;
    private readonly ContainerMaking making;

    private ThreadsConnector(ConnectorSettings settings)
    {
        this.settings = settings;
        token = new LongLivedToken(settings, "https://graph.threads.net/refresh_access_token", "th_refresh_token");
        api = new GraphApi(settings, "https://graph.threads.net/v1.0", token.AskAsync);
        containers = new GraphContainers(settings, api, "status", "error_message");
        making = new ContainerMaking(settings, api, containers);
    }

    public static ConnectorKind Kind { get; } = new("threads", [LongLivedToken.Name], NeedsServer: false, settings => new ThreadsConnector(settings))
    {
        Can = Abilities.Withdraw,
        FetchesMedia = true,
    };

    public DuplicateGuard Guard => DuplicateGuard.LookUp;

    /// <summary>Exchanges the token if its end is near, minutes before the moment.</summary>
    public async Task<SendFault?> PrepareAsync(CancellationToken cancellationToken) => (await token.AskAsync(cancellationToken)).Fault;

    /// <summary>Nothing is sent: Threads fetches it when its container is made.</summary>
    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) => Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.PublicAddress?.AbsoluteUri ?? ""));

    public async Task<SendFault?> StageAsync(OutgoingMessage message, CancellationToken cancellationToken) => (await ReadyAsync(message, cancellationToken)).Fault;

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var container = ContainerMaking.NotedOf(message);
        if (container is null)
        {
            (container, var fault) = await ReadyAsync(message, cancellationToken);
            if (container is null)
            {
                return new Outcome.Rejected(fault!);
            }
        }

        return await making.PublishAsync(message, container, "me/threads_publish", cancellationToken);
    }

    public async Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken)
    {
        // Nothing is published but a container, and it is noted before; one that is over unpublished is EXPIRED.
        if (ContainerMaking.NotedOf(message) is not { } container)
        {
            return new Sighting.Missing();
        }

        var (look, unasked) = await containers.LookAsync(container, cancellationToken);
        if (look is null)
        {
            return new Sighting.Unclear(unasked!);
        }

        if (look.State is not (ContainerState.Published or ContainerState.Gone))
        {
            return new Sighting.Missing();
        }

        var list = new OwnList(api, message.Parent is null ? "me/threads" : "me/replies", message.Parent is null ? "id,permalink,text,timestamp" : "id,permalink,text,timestamp,replied_to");
        var (found, fault) = await list.FindAsync(
            each => TextLikeness.IsSame(Plain(each.Text("text") ?? ""), Plain(message.Content.Text.Text)) && (message.Parent is null || each.Member("replied_to")?.Id("id") is not { } answered || answered == message.Parent.Id),
            since - Duration.FromMinutes(5),
            cancellationToken);
        return found is { } post ? new Sighting.Found(new SentMessage(post.Id("id")!, post.Text("permalink")))
            : new Sighting.Unclear(fault ?? new SendFault(FaultKind.Unknown, look.State is ContainerState.Published ? "Threads says that it was published, and does not list it" : "Threads does not know its container any more"));
    }

    public async Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) =>
        await api.GetAsync(Uri.EscapeDataString(message.Id), cancellationToken, ("fields", "id,permalink")) switch
        {
            GraphReply.Said { Json: var json } when json.Id("id") is { } id => new Sighting.Found(message with { Id = id, Url = json.Text("permalink") ?? message.Url }),
            GraphReply.Failed { Error.IsGone: true } => new Sighting.Missing(),
            GraphReply.Failed failed => new Sighting.Unclear(failed.Why),
            _ => new Sighting.Unclear(new SendFault(FaultKind.Server, "Threads' answer cannot be read")),
        };

    /// <summary>With the scope <c>threads_delete</c>, 100 a day.</summary>
    public async Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        await api.DeleteAsync(Uri.EscapeDataString(message.Id), cancellationToken) switch
        {
            GraphReply.Said or GraphReply.Failed { Error.IsGone: true } => null,
            var reply => reply.Fault,
        };

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var asIs = new GraphApi(settings, "https://graph.threads.net/v1.0", _ => Task.FromResult(token.AsItIs));
        var reply = await asIs.GetAsync("me", cancellationToken, ("fields", "id,username"));
        if (reply is not GraphReply.Said { Json: var json })
        {
            return TokenReport.Failed(reply.Fault!);
        }

        var quota = await asIs.GetAsync("me/threads_publishing_limit", cancellationToken, ("fields", "quota_usage,config,reply_quota_usage,reply_config"));
        var used = quota is GraphReply.Said { Json: var limits } ? limits.List("data").FirstOrDefault() : default;
        var report = new TokenReport(json.Text("username") is { } name ? "@" + name : null)
        {
            Until = token.AsItIs.Until,
            Remark = used.Id("quota_usage") is { } posts
                ? $"{posts} of {used.Member("config")?.Id("quota_total") ?? "250"} posts and {used.Id("reply_quota_usage") ?? "0"} of {used.Member("reply_config")?.Id("quota_total") ?? "1000"} answers in 24 hours are used"
                : null,
        };
        return await report.WithScopesAsync(asIs, token.AsItIs.Text!, Needed, cancellationToken);
    }

    private async Task<(string? Id, SendFault? Fault)> ReadyAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var post = new ThreadsPost(message);
        return post.Refusal() is { } refusal ? (null, refusal)
            : await making.ReadyAsync(message, "me/threads", post.Fields, post.IsCarousel ? ThreadsPost.ChildFields : null, cancellationToken);
    }

    /// <summary>The first tag of a text becomes its topic and loses its sign.</summary>
    private static string Plain(string text) => text.Replace("#", "", StringComparison.Ordinal);
}
