namespace Planner;

/// <summary>All deliveries at one moment, by due instant, then post, then account; those without a time come last.</summary>
/// <param name="Now">The moment the states hold for.</param>
public sealed record Plan(ImmutableArray<Delivery> Deliveries, Instant Now)
{
    /// <summary>
    /// Whether a ledger says what went out. False: nothing does, so a moment that has passed is no alarm on the site;
    /// commands call it late all the same, because only a person knows.
    /// </summary>
    public bool IsTracked { get; init; }

    /// <summary>The first moment that the ledger tells of: what should have gone out before it went out without Planner.</summary>
    public Instant TrackedSince { get; init; } = Instant.MinValue;

    /// <summary>Secrets of accounts that have ended or end soon, as the ledger's vault has it; by their ends.</summary>
    public ImmutableArray<TokenEnd> TokenEnds { get; init; } = [];

    /// <summary>Whether all that can be said of a delivery in this state is that its moment has passed.</summary>
    public bool IsPast(DeliveryState state, Instant? due) => state is DeliveryState.Late && (!IsTracked || due < TrackedSince);
}

/// <summary>A secret of an account, and when it stops working.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Name">What it is for: <c>access_token</c>.</param>
public sealed record TokenEnd(string Account, string Name, Instant Until);
