namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>Looks through what the account posted for a message that may or may not have arrived.</summary>
internal sealed class MastodonSearch(MastodonServer server, OutgoingMessage message, Instant since)
{
    /// <summary>An account that posts a thousand times within one lease is not ours.</summary>
    private const int MostPages = 25;

    /// <summary>Servers answer 20 a page when nobody asks, and 40 at most on Mastodon; some do as they like.</summary>
    private const int UsualPage = 20;
    private const int AskedPage = 40;

    private readonly Instant start = since - Duration.FromMinutes(5);
    private readonly string text = MastodonText.Comparable(message.Content.Text.Text);
    private readonly string warning = MastodonText.Comparable(message.Delivery.ContentWarning?.Value ?? "");

    public async Task<Sighting> FindAsync(CancellationToken cancellationToken)
    {
        if (message.IsHandedOff)
        {
            var held = await PageAsync("/api/v1/scheduled_statuses?limit=40", MastodonJson.Scheduled, isSorted: false, visibility: null, cancellationToken);
            if (held is not Sighting.Missing)
            {
                return held;
            }
        }

        var reply = await server.GetAsync("/api/v1/accounts/verify_credentials", cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || MastodonJson.Account(answer.Body) is not { } account)
        {
            // snac says 422 to a token that it does not know.
            var fault = server.FaultOf(reply);
            return new Sighting.Unclear(fault.Kind is FaultKind.Validation ? fault with { Kind = FaultKind.Authorization } : fault);
        }

        var visibility = message.Delivery.Visibility is { } chosen ? Words.Of(chosen) : account.Visibility;
        var path = $"/api/v1/accounts/{Uri.EscapeDataString(account.Id)}/statuses?limit={AskedPage}&exclude_reblogs=true";
        var sighting = await PageAsync(path, MastodonJson.Statuses, isSorted: true, visibility, cancellationToken);
        return sighting is Sighting.Missing && message.IsHandedOff && server.Network.Schedule is null
            ? Unclear("this kind of server does not list what it holds")
            : sighting;
    }

    private async Task<Sighting> PageAsync(string path, Func<string, ImmutableArray<MastodonStatus>?> read, bool isSorted, string? visibility, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<string, MastodonStatus>(StringComparer.Ordinal);
        var next = path;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await server.GetAsync(next, cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true } answer || read(answer.Body) is not { } statuses)
            {
                return new Sighting.Unclear(server.FaultOf(reply));
            }

            var before = seen.Count;
            foreach (var status in statuses)
            {
                seen[status.Id] = status;
            }

            if (statuses.FirstOrDefault(IsIt) is { } found)
            {
                return new Sighting.Found(new SentMessage(found.Id, found.Url) { HeldUntil = isSorted ? null : found.Created });
            }

            // A pinned post stands before the others, however old it is.
            var last = statuses.LastOrDefault(status => !status.IsPinned) ?? statuses.LastOrDefault();
            if (last is null || (isSorted && !last.IsPinned && last.Created < start))
            {
                return NotFound(seen.Values, visibility);
            }

            if (seen.Count == before)
            {
                // The server does not turn pages. What is short, or longer than asked for, is all there is.
                return statuses.Length is < UsualPage or > AskedPage ? NotFound(seen.Values, visibility) : Unclear("the server shows only the newest posts");
            }

            next = $"{path}&max_id={Uri.EscapeDataString(last.Id)}";
        }

        return Unclear("there are too many posts to look through");
    }

    private Sighting NotFound(IReadOnlyCollection<MastodonStatus> seen, string? visibility) =>
        seen.FirstOrDefault(MayBeIt) is { } near ? Unclear($"a post much like it stands there: {near.Url ?? near.Id}")

        // snac lists only what everyone may see, and Pleroma no direct messages: that there are others in the list shows that it has them.
        : visibility is "private" or "direct" && !seen.Any(status => status.Visibility == visibility) ? Unclear($"the list may not hold posts that are {visibility}")
        : new Sighting.Missing();

    private bool IsIt(MastodonStatus status) => IsCandidate(status) && HasText(status) && IsSame(status);

    private bool MayBeIt(MastodonStatus status) => IsCandidate(status)
        && (HasText(status) || MastodonText.IsNear(message.Content.Text.Text, status.Text ?? MastodonText.Plain(status.Html, withAddresses: false)));

    /// <summary>What is older than the delivery's claim is another post of the same words.</summary>
    private bool IsCandidate(MastodonStatus status) =>
        !status.IsReblog && status.Created >= start && status.Id != message.Parent?.Id && status.Id != message.Root?.Id;

    private bool HasText(MastodonStatus status) => status.Text is { } written
        ? MastodonText.Comparable(written) == text
        : MastodonText.Comparable(MastodonText.Plain(status.Html, withAddresses: false)) == text
            || MastodonText.Comparable(MastodonText.Plain(status.Html, withAddresses: true)) == text;

    private bool IsSame(MastodonStatus status) =>
        status.InReplyTo == message.Parent?.Id && MastodonText.Comparable(status.Warning) == warning && status.Media == message.Content.Media.Length;

    private static Sighting.Unclear Unclear(string why) => new(new SendFault(FaultKind.Unknown, why));
}
