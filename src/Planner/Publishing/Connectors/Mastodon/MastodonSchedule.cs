namespace Planner.Publishing.Connectors.Mastodon;

/// <summary>Posts that the server holds until their time (networks.md 1.6).</summary>
internal static class MastodonSchedule
{
    /// <summary>
    /// Mastodon wants more than five minutes, and before 4.3 it posted at once what came later than that; so does every version with
    /// a time that has passed. One minute for clocks that differ.
    /// </summary>
    private static readonly Duration Least = Duration.FromMinutes(6);

    /// <summary>What became of a held post can be told by its text only: it goes out under an id of its own.</summary>
    public static SendFault LetGo { get; } = new(FaultKind.Unknown, "the server holds it no more; if it went out, it has another id now");

    /// <summary>Why it cannot be handed to the server; null when it can.</summary>
    public static SendFault? Refusal(OutgoingMessage message, Instant now) =>
        message.Prepared.Segments.Length > 1 ? new SendFault(FaultKind.Validation, "a server cannot hold a thread: its first post has no id that the second could answer")
        : message.Due - now < Least ? new SendFault(FaultKind.Validation, "a server holds only what is due in six minutes or later")
        : null;

    /// <summary>A post that Mastodon holds has an id of another kind, and no address yet; snac gives it the ones that it will have.</summary>
    public static string PathOf(SentMessage message) =>
        (IsScheduledStatus(message) ? "/api/v1/scheduled_statuses/" : "/api/v1/statuses/") + Uri.EscapeDataString(message.Id);

    /// <summary>Whether a post that is not among the held ones may have gone out.</summary>
    public static bool HasLetGo(SentMessage message, Instant now) => IsScheduledStatus(message) && now >= message.HeldUntil;

    private static bool IsScheduledStatus(SentMessage message) => message.HeldUntil is not null && message.Url is null;
}
