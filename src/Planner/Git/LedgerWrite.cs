using System.Text;
using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>What is to stand in the ledger on top of what stands there.</summary>
/// <param name="Message">The commit's.</param>
/// <param name="At">The commit's, too.</param>
internal sealed record LedgerChange(ImmutableArray<LedgerFile> Files, string Message, Instant At)
{
    /// <summary>What the files say, where they are events.</summary>
    public ImmutableArray<LedgerEvent> Events { get; init; } = [];
}

/// <summary>One change of the ledger, from the first decision until it stands there or cannot.</summary>
/// <param name="fetch">Goes to the branch's tip and answers it.</param>
/// <param name="moveTo">Says that our commit is the tip.</param>
internal sealed class LedgerWrite(ILedgerBranch branch, LedgerReader reader, LedgerImport import, string run, string? tip, Func<CancellationToken, Task<string?>> fetch, Action<string> moveTo)
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

    /// <summary>Pushes of which nobody said whether they arrived.</summary>
    private ImmutableArray<LedgerChange> doubtful = [];

    /// <param name="decide">What to write on top of a tip; null: nothing. It is asked again whenever somebody else was faster.</param>
    public async Task<AppendResult> RunAsync(Func<string?, CancellationToken, Task<LedgerChange?>> decide, CancellationToken cancellationToken)
    {
        var said = "";
        for (var attempt = 0; attempt < MostTries && doubtful.Length < MostBreaks; attempt++)
        {
            if (await ArrivedAsync(cancellationToken) is { } arrived)
            {
                return new AppendResult.Appended(arrived.Events);
            }

            if (await decide(at, cancellationToken) is not { } change)
            {
                return new AppendResult.NothingToDo();
            }

            var commit = await import.WriteAsync(at, change, cancellationToken);
            var answer = await branch.PushAsync(at, commit, cancellationToken);
            if (answer.Kind == PushKind.Done)
            {
                moveTo(commit);
                return new AppendResult.Appended(change.Events);
            }

            said = answer.Told;
            await AfterAsync(answer, change, attempt, cancellationToken);
        }

        return new AppendResult.NotReached($"{branch.Name} could not be written, however often it was tried: {said}.");
    }

    /// <summary>All of a push arrives or nothing, so one file of it tells.</summary>
    private async Task<LedgerChange?> ArrivedAsync(CancellationToken cancellationToken)
    {
        foreach (var pushed in doubtful)
        {
            if (await reader.FileAsync(at, pushed.Files[0].Path, cancellationToken) is { } stands && stands.AsSpan().SequenceEqual(pushed.Files[0].Bytes.Span))
            {
                return pushed;
            }
        }

        return null;
    }

    /// <summary>Looks where the branch is now, after a push that did not go through.</summary>
    private async Task AfterAsync(PushAnswer answer, LedgerChange change, int attempt, CancellationToken cancellationToken)
    {
        if (answer.Kind == PushKind.Unknown)
        {
            doubtful = doubtful.Add(change);
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
