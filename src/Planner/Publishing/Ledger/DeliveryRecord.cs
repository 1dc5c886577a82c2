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

    /// <summary>What stands on the network of each segment, by its number from one. A thread goes on at the first that is missing.</summary>
    public ImmutableSortedDictionary<int, SentMessage> Messages => Current
        .Where(each => each.Kind is LedgerEventKind.Sent or LedgerEventKind.Published or LedgerEventKind.HandedOff && each.Message is not null)
        .GroupBy(each => each.Segment ?? 1)
        .ToImmutableSortedDictionary(group => group.Key, group => group.Last().Message!);

    /// <summary>The first receipt, with the digest of what went out; null as long as nothing of it is out.</summary>
    public LedgerEvent? Began => Current.FirstOrDefault(each => each.Kind is LedgerEventKind.Sent or LedgerEventKind.Published);

    /// <summary>The last event that says what readers see of it: the receipt, or what it was changed to later; null as long as not all is out.</summary>
    public LedgerEvent? Standing => Current.LastOrDefault(each => each.Kind is LedgerEventKind.Published or LedgerEventKind.Edited);

    /// <summary>Whether any of it is out: its text is then never planned anew.</summary>
    public bool IsOut => Began is not null;

    /// <summary>A person's word that it may go out, as long as nothing has come of it; null when there is none.</summary>
    public LedgerEvent? Retried =>
        Events.LastOrDefault(each => each.Kind is not (LedgerEventKind.Claimed or LedgerEventKind.Staged or LedgerEventKind.Sending or LedgerEventKind.Released)) is { Kind: LedgerEventKind.Retried } retried ? retried : null;

    /// <summary>What was taken down and then given free again begins anew: what stood there before is history. Else all of it.</summary>
    public ImmutableArray<LedgerEvent> Current
    {
        get
        {
            var next = Events.Length;
            while (next > 0 && Events[next - 1].Kind is not LedgerEventKind.Withdrawn)
            {
                next--;
            }

            return next > 0 && Events[next..].Any(HasHappened) ? Events[next..] : Events;
        }
    }

    /// <summary>Whether any of its messages did not stand there any more when it was last looked at.</summary>
    public bool IsGone => Messages.Keys.Any(segment => LookOf(segment)?.Kind is LedgerEventKind.Gone);

    /// <summary>The last look at a message, from one: verified or gone; null when nobody looked.</summary>
    public LedgerEvent? LookOf(int segment) => Current.LastOrDefault(each => each.Kind is LedgerEventKind.Verified or LedgerEventKind.Gone && (each.Segment ?? 1) == segment);

    /// <summary>Of what happened since it was last given free.</summary>
    public LedgerEvent? Last(LedgerEventKind kind) => Current.LastOrDefault(each => each.Kind == kind);

    /// <param name="now">By a clock that may differ from the writers' by minutes: whoever takes over another's claim subtracts that first.</param>
    public RecordState StateAt(Instant now)
    {
        if (Events.LastOrDefault(HasHappened)?.Kind is LedgerEventKind.Claimed or LedgerEventKind.Sending or LedgerEventKind.Sent && now < Claim?.Lease)
        {
            return RecordState.Claimed;
        }

        if (Unfinished is not null)
        {
            return RecordState.Unfinished;
        }

        // A claim that ended before anything was sent leaves everything as it was: what the network holds, it still holds.
        return Events.LastOrDefault(each => HasHappened(each) && each.Kind is not LedgerEventKind.Claimed)?.Kind switch
        {
            null or LedgerEventKind.Released or LedgerEventKind.Retried or LedgerEventKind.Sent => RecordState.Open,
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
                    LedgerEventKind.Claimed or LedgerEventKind.Staged or LedgerEventKind.Edited or LedgerEventKind.Verified or LedgerEventKind.Gone => open,
                    _ => null,
                };
            }

            return open;
        }
    }

    /// <summary>What runs noted of a segment with this content, by name; the last word on each counts.</summary>
    public IEnumerable<Stage> StagesOf(int segment, string digest) => Current
        .Where(each => each.Stage is not null && each.Segment == segment && each.Digest == digest)
        .GroupBy(each => each.Stage!.Name, StringComparer.Ordinal)
        .Select(group => group.Last().Stage!);

    /// <summary>What was seen or not seen later, and what nobody sees yet, changes nothing about where it stands.</summary>
    private static bool HasHappened(LedgerEvent each) => each.Kind is not (LedgerEventKind.Verified or LedgerEventKind.Gone or LedgerEventKind.Staged or LedgerEventKind.Edited);
}
