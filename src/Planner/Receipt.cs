namespace Planner;

/// <summary>What the ledger says became of a delivery, as far as people want to read it.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Messages">Where each message stands, in their order; the network's own id where it gave no address.</param>
public sealed record Receipt(Instant At, ImmutableArray<string> Messages)
{
    /// <summary>From the delivery's moment to its receipt; null where that says nothing: a person wrote it, or the network held the post.</summary>
    public Duration? Lag { get; init; }

    /// <summary>Who said so; null for Planner itself.</summary>
    public string? By { get; init; }

    /// <summary>Whether somebody was asked to post it by hand, and has not confirmed.</summary>
    public bool IsAsked { get; init; }

    /// <summary>Whether it was looked for later and did not stand there any more.</summary>
    public bool IsGone { get; init; }
}
