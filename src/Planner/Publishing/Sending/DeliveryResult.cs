using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>What a run did with a delivery.</summary>
internal enum ResultKind
{
    /// <summary>Nothing, and nobody has to do anything.</summary>
    Skipped,

    /// <summary>Nothing; a person has to decide.</summary>
    NeedsPerson,
    Published,
    HandedOff,

    /// <summary>A person was asked to post it by hand.</summary>
    Asked,

    /// <summary>It was taken back from the network.</summary>
    Cancelled,

    /// <summary>Another run was faster, or it was stopped before anything was sent.</summary>
    Released,
    Failed,
    Uncertain,

    /// <summary>It is out, and the ledger could not be told: the next run looks for it on the network.</summary>
    Unwritten,
}

/// <param name="Reason">In words a person can act on.</param>
internal sealed record DeliveryResult(Decision Decision, ResultKind Kind, string Reason)
{
    /// <summary>The first message that is out.</summary>
    public SentMessage? Message { get; init; }

    /// <summary>From the moment that it was due to the moment that the network had it; negative when it was early.</summary>
    public Duration? Lag { get; init; }

    public SendFault? Fault { get; init; }

    /// <inheritdoc cref="Outcome.Asked.Paste"/>
    public string? Paste { get; init; }
}
