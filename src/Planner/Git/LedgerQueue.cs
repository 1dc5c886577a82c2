using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>
/// Many tasks of one process append at the same time: while one commit is pushed the others wait, and then go into the next one
/// together. Each is told of its own event.
/// </summary>
internal sealed class LedgerQueue(GitLedger ledger)
{
    private readonly Lock gate = new();
    private List<Waiting> waiting = [];
    private bool isWriting;

    /// <param name="decide">What to write by what stands in the ledger then; null: nothing. It may be called many times.</param>
    /// <returns>
    /// <see cref="AppendResult.Appended"/> with the one event, or <see cref="AppendResult.NothingToDo"/> when by the ledger there was none;
    /// else what kept the commit back.
    /// </returns>
    /// <exception cref="OperationCanceledException">Nobody waits any more; if the commit is on its way, it may arrive.</exception>
    public Task<AppendResult> AppendAsync(LedgerKey key, Func<DeliveryRecord, LedgerEvent?> decide, CancellationToken cancellationToken)
    {
        var mine = new Waiting(key, decide, cancellationToken);
        lock (gate)
        {
            waiting.Add(mine);
            if (!isWriting)
            {
                isWriting = true;
                _ = Task.Run(WriteAsync, CancellationToken.None);
            }
        }

        return mine.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Until nobody waits any more.</summary>
    private async Task WriteAsync()
    {
        while (Next() is { } together)
        {
            var keys = together.Select(each => each.Key).ToHashSet();
            var appending = ledger.AppendAsync(keys, records => Decided(together, records), CancellationToken.None);
            await ((Task)appending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            foreach (var each in together)
            {
                each.Told(appending);
            }
        }
    }

    private List<Waiting>? Next()
    {
        lock (gate)
        {
            var next = waiting.Where(each => !each.Cancellation.IsCancellationRequested).ToList();
            waiting = [];
            isWriting = next.Count > 0;
            return isWriting ? next : null;
        }
    }

    /// <summary>Two about one delivery: the second sees what the first writes.</summary>
    private static List<LedgerEvent> Decided(List<Waiting> together, IReadOnlyDictionary<LedgerKey, DeliveryRecord> records)
    {
        var now = records.ToDictionary(pair => pair.Key, pair => pair.Value);
        var events = new List<LedgerEvent>();
        foreach (var each in together)
        {
            if (each.Decide(now[each.Key]) is { } mine)
            {
                events.Add(mine);
                now[each.Key] = now[each.Key] with { Events = now[each.Key].Events.Add(mine) };
            }
        }

        return events;
    }

    private sealed class Waiting(LedgerKey key, Func<DeliveryRecord, LedgerEvent?> decide, CancellationToken cancellation)
    {
        /// <summary>Of all its decisions, as more than one may have been pushed before it is known which of them arrived.</summary>
        private ImmutableArray<LedgerEvent> decided = [];

        public LedgerKey Key { get; } = key;

        public CancellationToken Cancellation { get; } = cancellation;

        public TaskCompletionSource<AppendResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public LedgerEvent? Decide(DeliveryRecord record)
        {
            var mine = decide(record);
            decided = mine is null ? decided : decided.Add(mine);
            return mine;
        }

        public void Told(Task<AppendResult> appending)
        {
            if (appending.Exception is { } exception)
            {
                Answer.TrySetException(exception.InnerExceptions);
                return;
            }

            Answer.TrySetResult(appending.Result switch
            {
                AppendResult.Appended all => decided.LastOrDefault(all.Events.Contains) is { } mine ? new AppendResult.Appended([mine]) : new AppendResult.NothingToDo(),
                var other => other,
            });
        }
    }
}
