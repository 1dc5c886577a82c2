using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>The world around a run.</summary>
/// <param name="Run">Random, unique, and short: it stands in the ledger.</param>
/// <param name="Now">The clock.</param>
/// <param name="Wait">Waits that long; ends early when it is cancelled.</param>
/// <param name="Write">Writes to the ledger.</param>
/// <param name="Look">The content as it stands now, on disk and on the publish branch; null while it cannot be read.</param>
/// <param name="Connector">Of an account, or why there is none.</param>
/// <param name="Media">A media file of a delivery on its way; null when it is not there any more.</param>
/// <param name="Stops">What the environment holds back.</param>
/// <param name="Deadline">Nothing is begun after it.</param>
internal sealed record RunSettings(
    string Run,
    Func<Instant> Now,
    Func<Duration, CancellationToken, Task> Wait,
    WriteEvent Write,
    Func<CancellationToken, Task<Seen?>> Look,
    Func<Account, AccountTransport> Connector,
    Func<Delivery, PostMedia, OutgoingMedia?> Media,
    RunStops Stops,
    Instant Deadline)
{
    /// <summary>Told of each result as it comes.</summary>
    public Action<DeliveryResult>? Told { get; init; }

    /// <summary>What seals a connector's secret notes; null: these are kept for the run only.</summary>
    public Tokens.VaultKeys? Keys { get; init; }

    /// <summary>Before the first further try of what was surely not posted; doubled each time.</summary>
    public Duration FirstPause { get; init; } = Duration.FromSeconds(1);

    /// <summary>What waits between two tries; null: the machine's clock.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>How many accounts of one network send at once: servers look at addresses, too.</summary>
    public int AtOncePerNetwork { get; init; } = 16;
}

/// <param name="Connector">Null when there is a fault.</param>
/// <param name="Fault">A secret that is missing, a transport that this version lacks.</param>
internal sealed record AccountTransport(IConnector? Connector, SendFault? Fault);
