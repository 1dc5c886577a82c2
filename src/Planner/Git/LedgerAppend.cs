using System.Text;
using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>One append, from the first decision until it stands in the ledger or cannot.</summary>
/// <param name="fetch">Goes to the branch's tip and answers it.</param>
/// <param name="moveTo">Says that our commit is the tip.</param>
internal sealed class LedgerAppend(ILedgerBranch branch, LedgerReader reader, LedgerImport import, string run, string? tip, Func<CancellationToken, Task<string?>> fetch, Action<string> moveTo)
{
    /// <summary>With the pauses about half a minute; so many others in a row were never seen.</summary>
    private const int MostTries = 30;

    /// <summary>With the pauses about seven seconds: whoever held the branch that long without moving it is no longer there.</summary>
    private const int MostStandstills = 14;

    /// <summary>A connection that breaks so often will go on to do so.</summary>
    private const int MostBreaks = 4;

    private string? at = tip;

    /// <summary>How often in a row somebody held the branch, and it stayed where it was.</summary>
    private int standstills;

    /// <summary>Events of pushes of which nobody said whether they arrived; one of each push, as all of it arrives or nothing.</summary>
    private ImmutableArray<ImmutableArray<LedgerEntry>> doubtful = [];

    public async Task<AppendResult> RunAsync(
        IReadOnlyCollection<LedgerKey> keys, Func<IReadOnlyDictionary<LedgerKey, DeliveryRecord>, IReadOnlyCollection<LedgerEvent>> decide, CancellationToken cancellationToken)
    {
        var said = "";
        for (var attempt = 0; attempt < MostTries && doubtful.Length < MostBreaks; attempt++)
        {
            var stored = await reader.ReadAsync(at, keys, cancellationToken);
            if (doubtful.FirstOrDefault(pushed => stored[pushed[0].Event.Key].Record.Events.Contains(pushed[0].Event)) is { IsDefault: false } arrived)
            {
                return Appended(arrived);
            }

            var entries = Numbered(decide(stored.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Record)), stored);
            if (entries is [])
            {
                return new AppendResult.NothingToDo();
            }

            var commit = await import.WriteAsync(at, entries, cancellationToken);
            var answer = await branch.PushAsync(at, commit, cancellationToken);
            if (answer.Kind == PushKind.Done)
            {
                moveTo(commit);
                return Appended(entries);
            }

            said = answer.Told;
            await AfterAsync(answer, entries, attempt, cancellationToken);
        }

        return new AppendResult.NotReached($"{branch.Name} could not be written, however often it was tried: {said}.");
    }

    private static AppendResult.Appended Appended(ImmutableArray<LedgerEntry> entries) => new([.. entries.Select(entry => entry.Event)]);

    private static ImmutableArray<LedgerEntry> Numbered(IReadOnlyCollection<LedgerEvent> events, ImmutableDictionary<LedgerKey, StoredRecord> stored)
    {
        var last = stored.ToDictionary(pair => pair.Key, pair => pair.Value.LastNumber);
        return [.. events.Select(each => new LedgerEntry(each, ++last[each.Key]))];
    }

    /// <summary>Looks where the branch is now, after a push that did not go through.</summary>
    private async Task AfterAsync(PushAnswer answer, ImmutableArray<LedgerEntry> entries, int attempt, CancellationToken cancellationToken)
    {
        if (answer.Kind == PushKind.Unknown)
        {
            doubtful = doubtful.Add(entries);
        }

        if (attempt > 0)
        {
            await Task.Delay(Pause(attempt), cancellationToken);
        }

        var before = at;
        at = await fetch(cancellationToken);
        standstills = answer.Kind == PushKind.Moved && at == before ? standstills + 1 : 0;
        if (standstills >= MostStandstills)
        {
            throw LedgerException.Refused(
                $"{branch.Name} is locked, and nobody moves it: {answer.Told}. A git that was killed leaves such a lock; when no other is at work there, remove the file that ends with '.lock' (docs/ledger.md).");
        }

        if (answer.Kind == PushKind.Rejected && at == before)
        {
            throw LedgerException.Refused(
                $"{branch.Name} was not taken: {answer.Told}. Let the job's token push that branch (no protection, no hook that refuses it), or name another with 'ledger:' under 'publish:' in planner.yml.");
        }
    }

    /// <summary>Longer each time, at most two seconds, and for no two runs the same: they would meet again and again.</summary>
    private TimeSpan Pause(int attempt)
    {
        var spread = System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{run} {attempt}"))[0] / 255.0;
        return TimeSpan.FromMilliseconds(Math.Min(2000, 25 * Math.Pow(1.4, attempt)) * (0.5 + spread));
    }
}
