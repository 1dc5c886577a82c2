using Planner.Publishing;
using Planner.Publishing.Ledger;
using Planner.Publishing.Sending;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>A ledger in memory, which keeps what the ledger's files would keep of each event. A run that was killed writes nothing more.</summary>
internal sealed class SweepLedger(SweepBreak broken, SweepLife life)
{
    private readonly Lock gate = new();
    private readonly List<LedgerEvent> events = [];
    private int writings;

    public ImmutableArray<LedgerEvent> Events
    {
        get
        {
            lock (gate)
            {
                return [.. events];
            }
        }
    }

    public LedgerView View => Events is [var first, ..] all
        ? new LedgerView(new Dictionary<LedgerKey, DeliveryRecord> { [first.Key] = new(first.Key, all) }, [new DeliveryRecord(first.Key, all)])
        : LedgerView.Empty;

    public Task<Written> WriteAsync(LedgerKey key, Func<DeliveryRecord, LedgerEvent?> decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (life.IsKilled)
            {
                throw life.Kill();
            }

            if (decide(new DeliveryRecord(key, [.. events])) is not { } written)
            {
                return Task.FromResult<Written>(new Written.Overtaken());
            }

            var met = broken.OfWriting(++writings);
            if (met is SweepFault.KilledBeforeWriting)
            {
                throw life.Kill();
            }

            var path = LedgerPath.Of(written, events.Count + 1);
            var kept = Assert.IsType<LedgerEventReading.Read>(LedgerEventFile.Read(path, LedgerEventFile.Write(written))).Event;
            events.Add(kept);
            if (met is SweepFault.KilledAfterWriting)
            {
                throw life.Kill();
            }

            return Task.FromResult<Written>(new Written.Done(kept));
        }
    }
}
