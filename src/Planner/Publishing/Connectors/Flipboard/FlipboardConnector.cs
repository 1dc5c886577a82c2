using Planner.Rendering;
using Planner.Rendering.Feeds;

namespace Planner.Publishing.Connectors.Flipboard;

/// <summary>
/// Flipboard has nothing that a program could post to: a magazine reads the feed of the deployed site. A post is out when that feed has it, so
/// that sending is looking, which may be done again and posts nothing twice.
/// </summary>
internal sealed class FlipboardConnector(ConnectorSettings settings) : IConnector
{
    private static readonly SendFault NotDeployed = new(FaultKind.Network, "the site with this post is not deployed yet; the next run looks again");

    public static ConnectorKind Kind { get; } = new("flipboard", [], NeedsServer: false, static settings => new FlipboardConnector(settings)) { Can = Abilities.None };

    public DuplicateGuard Guard => DuplicateGuard.RecordId;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public async Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        await LookAsync(MagazineItem.IdOf(message.Delivery), cancellationToken) switch
        {
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Unclear unclear => new Outcome.Rejected(unclear.Fault),
            _ => new Outcome.Rejected(NotDeployed),
        };

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) =>
        LookAsync(MagazineItem.IdOf(message.Delivery), cancellationToken);

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => LookAsync(message.Id, cancellationToken);

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) => Task.FromResult<SendFault?>(new SendFault(
        FaultKind.Configuration,
        "nothing can be taken back from Flipboard by a program: with 'status: withdrawn' the next build of the site leaves it out of the feed; what the magazine already has, its editor removes there"));

    private async Task<Sighting> LookAsync(string id, CancellationToken cancellationToken)
    {
        if (settings.Site is not { } site)
        {
            return Unclear(FaultKind.Configuration, "planner.yml names no base_url: with https://, where Flipboard reads the feed");
        }

        var address = settings.At($"{site.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{SitePaths.Address(SitePaths.MagazineFeed(settings.Account.Id))}");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await settings.AskAsync(request, cancellationToken) switch
        {
            Reply.Answer { IsSuccess: true } answer => FlipboardFeed.Look(answer.Body, id) ?? Unclear(FaultKind.Server, $"{address} is no feed that can be read"),
            Reply.Answer { Status: 404 or 410 } => new Sighting.Missing(),
            Reply.Answer { Status: 401 or 403 } answer => Unclear(FaultKind.Configuration, string.Create(CultureInfo.InvariantCulture, $"{address} answers {answer.Status}; Flipboard reads only what everybody may")),
            Reply.Answer { Status: >= 300 and < 400 } => Unclear(FaultKind.Configuration, $"{address} leads elsewhere; base_url has to be where the site is"),
            Reply.Answer answer => new Sighting.Unclear(settings.FaultOf(answer, $"{address} cannot be read")),
            Reply.Nothing nothing => new Sighting.Unclear(nothing.Fault),
            _ => throw new InvalidOperationException(),
        };
    }

    private Sighting.Unclear Unclear(FaultKind kind, string why) => new(new SendFault(kind, settings.Told(why)));
}
