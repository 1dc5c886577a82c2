namespace Planner.Publishing.Connectors.Manual;

/// <summary>
/// A person posts by hand, on networks without a usable API or where a team wants it so. Planner asks the owner at the due moment, with
/// text and media ready to be copied, and <c>planner confirm</c> says that it is done.
/// </summary>
internal sealed class ManualConnector : IConnector
{
    private static readonly SendFault ByHand = new(FaultKind.Configuration, "posted by hand: look there yourself");

    private ManualConnector()
    {
    }

    public static ConnectorKind Kind { get; } = new("manual", [], NeedsServer: false, static _ => new ManualConnector()) { Can = Abilities.None };

    /// <summary>
    /// Networks to which no program of a team's own can post, so that their accounts need not say <c>connector: manual</c>: Snapchat's Public Profile API
    /// serves partners on Snap's list alone, and WhatsApp's channels have none (networks.md 12 and 24).
    /// </summary>
    public static ImmutableArray<ConnectorKind> Networks { get; } = [.. Account.NetworksByHand.Select(name => Kind with { Name = name })];

    public bool PassesComment => true;

    /// <summary>Nothing ever leaves by itself: asking a second time posts nothing.</summary>
    public DuplicateGuard Guard => DuplicateGuard.RecordId;

    public Task<UploadOutcome> UploadAsync(OutgoingMedia media, CancellationToken cancellationToken) =>
        Task.FromResult<UploadOutcome>(new UploadOutcome.Uploaded(media.File.File.Value));

    public Task<Outcome> SendAsync(OutgoingMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<Outcome>(new Outcome.Asked(Asked(message)) { Paste = ManualDraft.Of(message.Prepared) });

    public Task<Sighting> FindAsync(OutgoingMessage message, Instant since, CancellationToken cancellationToken) => Task.FromResult<Sighting>(new Sighting.Missing());

    public Task<Sighting> VerifyAsync(SentMessage message, CancellationToken cancellationToken) => Task.FromResult<Sighting>(new Sighting.Unclear(ByHand));

    public Task<SendFault?> WithdrawAsync(SentMessage message, CancellationToken cancellationToken) =>
        Task.FromResult<SendFault?>(new SendFault(FaultKind.Configuration, $"by hand: take down {message.Url ?? message.Id} yourself"));

    private static string Asked(OutgoingMessage message)
    {
        var (post, account) = (message.Delivery.Post, message.Delivery.Account);
        var what = message.Prepared.Segments.Length > 1 ? $"the thread of {message.Prepared.Segments.Length}" : "it";
        var media = message.Prepared.Segments.Sum(segment => segment.Media.Length) switch
        {
            0 => "",
            1 => " with its medium",
            var count => $" with its {count} media",
        };
        return $"{post.Owner?.Value ?? "whoever looks after " + account.Handle}: post {what}{media} on {message.Delivery.Network.Id} as {account.Handle} "
            + $"(planner preview {post.Id} --account {account.Id} shows the text), then type: planner confirm {post.Id} {account.Id}";
    }
}
