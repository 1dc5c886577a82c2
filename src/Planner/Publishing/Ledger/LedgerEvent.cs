using Planner.Publishing.Connectors;

namespace Planner.Publishing.Ledger;

/// <summary>What can happen to a delivery. The words are part of the ledger's schema (docs/ledger.md).</summary>
internal enum LedgerEventKind
{
    /// <summary>A run took it, until its lease ends. Nothing was sent yet.</summary>
    Claimed,

    /// <summary>The run is about to send a segment: from here the network may have it.</summary>
    Sending,

    /// <summary>Something was made on the network for a segment that nobody sees yet: a container, a part of an upload.</summary>
    Staged,

    /// <summary>A segment of a thread is out.</summary>
    Sent,

    /// <summary>All of it is out: the receipt.</summary>
    Published,

    /// <summary>The network holds it until its time.</summary>
    HandedOff,

    /// <summary>The network refused it, or a fault came before anything could be posted.</summary>
    Failed,

    /// <summary>Whether it is out cannot be told; a person decides.</summary>
    Uncertain,

    /// <summary>The run gave it back without having sent anything.</summary>
    Released,

    /// <summary>A person was asked to post it by hand.</summary>
    Asked,

    /// <summary>A person said that it may be tried again.</summary>
    Retried,

    /// <summary>A person said that it shall not go out any more.</summary>
    Skipped,

    /// <summary>It was taken down from the network.</summary>
    Withdrawn,

    /// <summary>What is out was made to say what the file said then.</summary>
    Edited,

    /// <summary>It was looked for on the network, and stood there.</summary>
    Verified,

    /// <summary>It was looked for on the network, and did not stand there any more.</summary>
    Gone,
}

/// <summary>One line of the ledger; never changed once it is written.</summary>
internal sealed record LedgerEvent
{
    public required LedgerEventKind Kind { get; init; }
    public required LedgerKey Key { get; init; }

    /// <summary>The moment that the delivery had when this happened; its month is part of the event's path.</summary>
    public required Instant Due { get; init; }

    /// <summary>When it happened, by the clock of whoever wrote it.</summary>
    public required Instant At { get; init; }

    /// <summary>Random and unique for each run of the program, so that no two write one file.</summary>
    public required string Run { get; init; }

    /// <summary>Of the content that was claimed or sent; see <see cref="Reviewing.Digest"/>.</summary>
    public string? Digest { get; init; }

    /// <summary>Fingerprint of the text alone, by which the same text on the same account is known again.</summary>
    public string? Text { get; init; }

    /// <summary>Until when a claim keeps others away.</summary>
    public Instant? Lease { get; init; }

    /// <summary>Which segment is meant, from one.</summary>
    public int? Segment { get; init; }

    /// <summary>How many segments there are.</summary>
    public int? Segments { get; init; }

    /// <summary>What stands on the network.</summary>
    public SentMessage? Message { get; init; }

    public SendFault? Fault { get; init; }

    /// <summary>What was made.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who decided; null for the program itself.</summary>
    public string? By { get; init; }

    /// <summary>Why, in words; null where the kind says it all.</summary>
    public string? Reason { get; init; }

    /// <summary>What the network bills, in US dollars.</summary>
    public decimal? Cost { get; init; }
}

/// <summary>A note of a connector; see <see cref="Connectors.Staging"/>.</summary>
/// <param name="Text">Empty: what was noted is worth nothing any more. Null where it is sealed.</param>
/// <param name="Sealed">What only the vault's key opens; see <see cref="Tokens.SealedNote"/>.</param>
internal sealed record Stage(string Name, string? Text, string? Sealed = null);
