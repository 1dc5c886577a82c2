using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Publishing.Sending;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>How a world ended.</summary>
/// <param name="Standing">What readers see.</param>
/// <param name="Last">What the last run made of the delivery.</param>
/// <param name="Asked">All requests.</param>
internal sealed record SweepResult(
    ImmutableArray<string> Standing, RecordState State, DeliveryRecord Record, ResultKind? Last, ImmutableArray<string> Asked, int Runs, DuplicateGuard Guard)
{
    public ImmutableArray<string> Wrong { get; init; } = [];

    /// <summary>What the last run said.</summary>
    public string Said { get; init; } = "";

    private bool IsOut => State is RecordState.Published or RecordState.HandedOff;

    /// <summary>What a baseline has to be before anything is broken.</summary>
    public IEnumerable<string> BaselineFaults() =>
    [
        .. Wrong,
        .. IsOut ? ImmutableArray<string>.Empty : [$"without a fault it is {State}: {Said}"],
        .. Standing.IsEmpty ? ["without a fault nothing stands there"] : ImmutableArray<string>.Empty,
        .. Duplicates(Standing),
    ];

    /// <summary>What is wrong with it, compared with the same without a fault.</summary>
    public IEnumerable<string> FaultsBeside(SweepResult baseline)
    {
        var known = baseline.Standing.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Wrong,
            .. Duplicates(Standing),
            .. Standing.Where(text => !known.Contains(text)).Select(text => $"\"{text}\" stands there, which nobody wrote"),
            .. Ledger(baseline),
        ];
    }

    private IEnumerable<string> Ledger(SweepResult baseline) => State switch
    {
        RecordState.Published or RecordState.HandedOff when Standing.Length != baseline.Standing.Length => [$"the ledger says {State}, but {Standing.Length} of {baseline.Standing.Length} messages stand there"],
        RecordState.Published or RecordState.HandedOff => [],
        RecordState.Uncertain when Last is ResultKind.NeedsPerson or ResultKind.Uncertain => [],
        RecordState.Failed when Standing.Length != Record.Messages.Count => [$"the ledger says that it failed, but {Standing.Length} messages stand there, and {Record.Messages.Count} in the ledger: {Said}"],
        RecordState.Failed when Last is ResultKind.NeedsPerson => [],
        _ => [$"it is {State} in the end, and {Standing.Length} messages stand there: {Said}"],
    };

    private static IEnumerable<string> Duplicates(ImmutableArray<string> standing) =>
        standing.GroupBy(text => text, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"\"{group.Key}\" stands there {group.Count()} times");
}
