namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>What happens to one request of a run, or to one of its events for the ledger.</summary>
internal enum SweepFault
{
    None,

    /// <summary>429 with <c>Retry-After: 0</c>; nothing is done.</summary>
    LimitedBriefly,

    /// <summary>429 with <c>Retry-After: 1</c>; nothing is done.</summary>
    Limited,

    /// <summary>503; nothing is done.</summary>
    Unavailable,

    /// <summary>The connection is cut, and nothing is done.</summary>
    CutBefore,

    /// <summary>It is done, and the connection is cut.</summary>
    CutAfter,

    /// <summary>It is done, and the answer is 500.</summary>
    FailedAfter,

    /// <summary>It is done, and the answer is 200 with a page that nobody can read.</summary>
    GarbageAfter,

    /// <summary>The run is killed, and the request never left.</summary>
    KilledBefore,

    /// <summary>It is done, and the run is killed before the answer comes.</summary>
    KilledAfter,

    /// <summary>The run is killed when it would tell the ledger.</summary>
    KilledBeforeWriting,

    /// <summary>The run is killed when the ledger has been told.</summary>
    KilledAfterWriting,
}

/// <summary>The one thing that breaks in a world.</summary>
/// <param name="At">Which request, or which event of the ledger, from one, over all runs.</param>
internal sealed record SweepBreak(SweepFault Fault, int At)
{
    public static SweepBreak None { get; } = new(SweepFault.None, 0);

    public bool IsOfLedger => Fault is SweepFault.KilledBeforeWriting or SweepFault.KilledAfterWriting;

    /// <summary>Everything that can break in a world that went well.</summary>
    public static IEnumerable<SweepBreak> Of(SweepResult baseline) =>
        from fault in Enum.GetValues<SweepFault>()
        where fault is not SweepFault.None
        from at in Enumerable.Range(1, new SweepBreak(fault, 1).IsOfLedger ? baseline.Record.Events.Length : baseline.Asked.Length)
        select new SweepBreak(fault, at);

    public SweepFault OfRequest(int number) => number == At && !IsOfLedger ? Fault : SweepFault.None;

    public SweepFault OfWriting(int number) => number == At && IsOfLedger ? Fault : SweepFault.None;
}

/// <summary>Whether the run's process is gone; the next one begins alive.</summary>
internal sealed class SweepLife
{
    public bool IsKilled { get; private set; }

    public void Begin() => IsKilled = false;

    /// <summary>Ends the run here.</summary>
    public RunKilledException Kill()
    {
        IsKilled = true;
        return new RunKilledException();
    }
}

/// <summary>The run's process is gone.</summary>
internal sealed class RunKilledException() : Exception("killed");
