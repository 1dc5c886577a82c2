namespace Planner.Faults.Network;

/// <summary>What is done to a request, or to a push.</summary>
internal enum FaultKind
{
    None,
    TooManyRequests,

    /// <summary>A wish to be left alone for longer than a lease lasts.</summary>
    LongRest,
    Unavailable,
    DroppedBefore,
    PostedThenDropped,
    PostedThenFailed,
    SlowAnswer,

    /// <summary>Longer than any client waits.</summary>
    AnswerNever,
    KilledBefore,
    KilledBeforeAnswer,
    KilledAfterAnswer,
    KilledAtRandom,
    PushRejected,
    PushSlow,
    PushKilledBefore,
    PushKilledAndRejected,
    PushKilledAfter,
    PushCut,
    RemoteGone,
    ClockSkewed,
}

/// <summary>Which request meets which fault: by the seed alone, in the order in which they come.</summary>
internal sealed class FaultPlan(ulong seed)
{
    private static readonly (FaultKind Kind, int Percent)[] Sending =
    [
        (FaultKind.TooManyRequests, 5), (FaultKind.Unavailable, 5), (FaultKind.DroppedBefore, 7), (FaultKind.PostedThenDropped, 8), (FaultKind.PostedThenFailed, 7),
        (FaultKind.SlowAnswer, 5), (FaultKind.KilledBefore, 1), (FaultKind.KilledBeforeAnswer, 2), (FaultKind.KilledAfterAnswer, 1),
    ];

    private static readonly (FaultKind Kind, int Percent)[] Asking =
    [
        (FaultKind.TooManyRequests, 4), (FaultKind.Unavailable, 4), (FaultKind.DroppedBefore, 4), (FaultKind.SlowAnswer, 4), (FaultKind.KilledBefore, 1), (FaultKind.KilledAfterAnswer, 1),
    ];

    private readonly Lock gate = new();
    private readonly Prng prng = new(seed);
    private readonly Dictionary<FaultKind, int> counts = [];

    /// <summary>Without it every request is answered as it should be.</summary>
    public bool IsOn { get; set; }

    /// <summary>Whether one answer in 200 never comes: each costs a minute.</summary>
    public bool HasSilence { get; init; }

    /// <summary>Whether a network may want to be left alone for longer than a lease.</summary>
    public bool HasLongRests { get; init; }

    public ImmutableSortedDictionary<FaultKind, int> Counts
    {
        get
        {
            lock (gate)
            {
                return counts.ToImmutableSortedDictionary();
            }
        }
    }

    public int Total => Counts.Values.Sum();

    public FaultKind Next(bool isSending)
    {
        lock (gate)
        {
            var kind = !IsOn ? FaultKind.None : HasSilence && prng.Below(200) == 0 ? FaultKind.AnswerNever : Pick(isSending ? Sending : Asking);
            kind = kind is FaultKind.TooManyRequests && HasLongRests && prng.Chance(30) ? FaultKind.LongRest : kind;
            Count(kind);
            return kind;
        }
    }

    public void Add(FaultKind kind, int times = 1)
    {
        lock (gate)
        {
            for (var time = 0; time < times; time++)
            {
                Count(kind);
            }
        }
    }

    private FaultKind Pick((FaultKind Kind, int Percent)[] kinds)
    {
        var roll = prng.Below(100);
        foreach (var (kind, percent) in kinds)
        {
            roll -= percent;
            if (roll < 0)
            {
                return kind;
            }
        }

        return FaultKind.None;
    }

    private void Count(FaultKind kind)
    {
        if (kind is not FaultKind.None)
        {
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }
    }
}
