namespace Planner.Publishing.Notifying;

/// <summary>What a run has to tell people, all at once: nobody reads forty messages.</summary>
/// <param name="Site">The site's title: a team may have several plans.</param>
/// <param name="At">The run's "now".</param>
internal sealed record NotifySummary(string Site, Instant At, ImmutableArray<NotifyLine> Lines);

/// <param name="Post">The post's id.</param>
/// <param name="Account">The account's id.</param>
/// <param name="Due">The moment that the delivery had, in its zone; null when it has none.</param>
/// <param name="Message">Why, in words a person can act on.</param>
internal sealed record NotifyLine(NotifyReason Reason, string Post, string Account, LocalDateTime? Due, string Message)
{
    /// <summary>What somebody who posts by hand copies; null when there is nothing.</summary>
    public string? Paste { get; init; }

    /// <summary>The post's page on the site, with its pictures; null where the site has no address.</summary>
    public string? Page { get; init; }
}
