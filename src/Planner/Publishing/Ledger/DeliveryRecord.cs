using Planner.Publishing.Connectors;

namespace Planner.Publishing.Ledger;

/// <summary>Where a delivery stands by its events.</summary>
internal enum RecordState
{
    /// <summary>Nobody has it: never claimed, given back, claimed by a run that ended before it sent anything, or to be tried again.</summary>
    Open,

    /// <summary>A run has it, and its lease is not over.</summary>
    Claimed,

    /// <summary>A run had it, its lease is over, and the network may have it.</summary>
    Unfinished,
    HandedOff,
    Published,
    Failed,
    Uncertain,

    /// <summary>A person was asked to post it by hand, and has not confirmed.</summary>
    Asked,

    /// <summary>A person said that it shall not go out.</summary>
    Skipped,
    Withdrawn,
}

/// <summary>All that the ledger knows of one delivery.</summary>
/// <param name="Events">In the order in which they were written.</param>
internal sealed record DeliveryRecord(LedgerKey Key, ImmutableArray<LedgerEvent> Events)
{
    public static DeliveryRecord None(LedgerKey key) => new(key, []);

    /// <summary>The last claim; null when there was none.</summary>
    public LedgerEvent? Claim => Last(LedgerEventKind.Claimed);

    public LedgerEvent? Last(LedgerEventKind kind) => Events.LastOrDefault(each => each.Kind == kind);

    /// <summary>What stands on the network of each segment, by its number from one. A thread goes on at the first that is missing.</summary>
    public ImmutableSortedDictionary<int, SentMessage> Messages => Events
        .Where(each => each.Kind is LedgerEventKind.Sent or LedgerEventKind.Published or LedgerEventKind.HandedOff && each.Message is not null)
        .GroupBy(each => each.Segment ?? 1)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Last().Message!);

    /// <summary>Whether any of it is out: its text is then never planned anew.</summary>
    public bool IsOut => Events.Any(each => each.Kind is LedgerEventKind.Sent or LedgerEventKind.Published);

    /// <summary>A person's word that it may go out, as long as nothing has come of it; null when there is none.</summary>
    public LedgerEvent? Retried =>
        Events.LastOrDefault(each => each.Kind is not (LedgerEventKind.Claimed or LedgerEventKind.Sending or LedgerEventKind.Released)) is { Kind: LedgerEventKind.Retried } retried ? retried : null;

    /// <param name="now">By a clock that may differ from the writers' by minutes: whoever takes over another's claim subtracts that first.</param>
    public RecordState StateAt(Instant now)
    {
        // What was seen or not seen later changes nothing about what happened.
        var last = Events.LastOrDefault(each => each.Kind is not (LedgerEventKind.Verified or LedgerEventKind.Gone));
        return last?.Kind switch
        {
            null or LedgerEventKind.Released or LedgerEventKind.Retried => RecordState.Open,
            LedgerEventKind.Claimed or LedgerEventKind.Sending or LedgerEventKind.Sent when now < Claim?.Lease => RecordState.Claimed,
            LedgerEventKind.Claimed or LedgerEventKind.Sending or LedgerEventKind.Sent => Unfinished is null ? RecordState.Open : RecordState.Unfinished,
            LedgerEventKind.Published => RecordState.Published,
            LedgerEventKind.HandedOff => RecordState.HandedOff,
            LedgerEventKind.Failed => RecordState.Failed,
            LedgerEventKind.Uncertain => RecordState.Uncertain,
            LedgerEventKind.Asked => RecordState.Asked,
            LedgerEventKind.Skipped => RecordState.Skipped,
            LedgerEventKind.Withdrawn => RecordState.Withdrawn,
            _ => throw new InvalidOperationException(),
        };
    }

    /// <summary>The sending of which nobody wrote what became of it; null when there is none. A later claim alone does not settle it.</summary>
    public LedgerEvent? Unfinished
    {
        get
        {
            LedgerEvent? open = null;
            foreach (var each in Events)
            {
                open = each.Kind switch
                {
                    LedgerEventKind.Sending => each,
                    LedgerEventKind.Claimed or LedgerEventKind.Verified or LedgerEventKind.Gone => open,
                    _ => null,
                };
            }

            return open;
        }
    }
}
