using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>
/// The ledger: an orphan branch of the content's repository (docs/ledger.md). It is read at the tip that was fetched last and
/// written with compare-and-swap; the user's branches, index and work tree are never touched. Callers may be many at once.
/// </summary>
internal sealed class GitLedger : IAsyncDisposable
{
    private readonly ILedgerBranch branch;
    private readonly GitObjects objects;
    private readonly LedgerReader reader;
    private readonly LedgerImport import;
    private readonly string run;
    private readonly SemaphoreSlim gate = new(1);
    private string? tip;

    private GitLedger(GitProgram git, ILedgerBranch branch, LedgerRefs refs, LedgerClone clone, string run)
    {
        this.branch = branch;
        this.run = run;
        objects = new GitObjects(git);
        reader = new LedgerReader(objects, branch);
        import = new LedgerImport(git, refs.Run, clone.Identity);
        tip = branch.Known;
    }

    /// <summary>As people are told: <c>planner/ledger on origin</c>.</summary>
    public string Name => branch.Name;

    /// <param name="folder">In the repository; it may be below its top.</param>
    /// <param name="isIdle">Whether hardly anything will be read; it may be, but then at the price of one trip more.</param>
    /// <exception cref="LedgerException">There is no repository, the remote cannot be reached, or what stands there is no ledger.</exception>
    public static async Task<GitLedger> OpenAsync(string folder, string branch, bool isIdle, CancellationToken cancellationToken)
    {
        if (!IsBranch(branch))
        {
            throw LedgerException.Refused($"'{Printing.Printable.Of(branch)}' cannot be the name of the ledger's branch: letters, digits, '-', '_', '.' and '/' can, as in planner/ledger.");
        }

        var id = Guid.NewGuid().ToString("N");
        var git = new GitProgram(folder);
        var refs = new LedgerRefs(git, id, SystemClock.Instance.GetCurrentInstant());
        var clone = await InWordsAsync(() => LedgerClone.LookAsync(git, branch, cancellationToken));
        ILedgerBranch place = clone.Remote is { } remote
            ? new RemoteLedger(git, refs, remote, branch, clone.IsShallow, isIdle, clone.Known)
            : new LocalLedger(git, refs, branch);
        var ledger = new GitLedger(git, place, refs, clone, id);
        try
        {
            await ledger.RefreshAsync(cancellationToken);
            await ledger.CheckOwnAsync(clone, branch, cancellationToken);
            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks what others wrote meanwhile.</summary>
    /// <exception cref="LedgerException"/>
    public Task RefreshAsync(CancellationToken cancellationToken) => AloneAsync(
        async () =>
        {
            await FetchAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>The records of these deliveries, over all months; one for each, empty where nothing is known.</summary>
    /// <exception cref="LedgerException"/>
    public Task<IReadOnlyDictionary<LedgerKey, DeliveryRecord>> ReadAsync(IReadOnlyCollection<LedgerKey> keys, CancellationToken cancellationToken) =>
        AloneAsync(async () => Records(await reader.ReadAsync(tip, keys, cancellationToken)), cancellationToken);

    /// <summary>The months in which anything was due, in their order.</summary>
    /// <exception cref="LedgerException"/>
    public Task<ImmutableArray<YearMonth>> MonthsAsync(CancellationToken cancellationToken) =>
        AloneAsync<ImmutableArray<YearMonth>>(
            async () => tip is null ? [] : [.. (await reader.MonthsAsync(tip, cancellationToken)).Select(month => LedgerPath.MonthOf(month.Name)!.Value)], cancellationToken);

    /// <summary>The whole records of all deliveries with an event that was due in this month.</summary>
    /// <exception cref="LedgerException"/>
    public Task<IReadOnlyDictionary<LedgerKey, DeliveryRecord>> ReadMonthAsync(YearMonth month, CancellationToken cancellationToken) => AloneAsync(
        async () => Records(await reader.ReadAsync(tip, tip is null ? [] : await reader.KeysAsync(tip, month, cancellationToken), cancellationToken)), cancellationToken);

    /// <summary>
    /// Decides by what stands in the ledger and writes what was decided. When somebody else was faster it is decided again, by what
    /// stands there then: nothing is ever written that was decided by something older.
    /// </summary>
    /// <param name="decide">Gets a record for each of the keys; its events are about those keys only. It may be called many times.</param>
    public Task<AppendResult> AppendAsync(
        IReadOnlyCollection<LedgerKey> keys, Func<IReadOnlyDictionary<LedgerKey, DeliveryRecord>, IReadOnlyCollection<LedgerEvent>> decide, CancellationToken cancellationToken) => WriteAsync(
        async (at, cancellation) =>
        {
            var stored = await reader.ReadAsync(at, keys, cancellation);
            return EventChange.Of(decide(Records(stored)), stored);
        },
        cancellationToken);

    /// <summary>The files of a folder beside the months, by their names; empty where there is no such folder.</summary>
    /// <exception cref="LedgerException"/>
    public Task<ImmutableArray<LedgerFile>> FilesAsync(string folder, CancellationToken cancellationToken) =>
        AloneAsync(() => reader.FilesAsync(tip, folder, cancellationToken), cancellationToken);

    /// <summary>
    /// Replaces a file beside the months; as with events, what is decided by something older is never written. Of two who write
    /// exactly the same at once, both are told that they did.
    /// </summary>
    /// <param name="decide">Gets what stands there, null when nothing does, and answers what shall; null: nothing is changed. It may be called many times.</param>
    /// <param name="message">The commit's.</param>
    public Task<AppendResult> ReplaceAsync(string path, Func<byte[]?, byte[]?> decide, string message, Instant at, CancellationToken cancellationToken) => WriteAsync(
        async (on, cancellation) => decide(await reader.FileAsync(on, path, cancellation)) is { } bytes ? new LedgerChange([new LedgerFile(path, bytes)], message, at) : null,
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync();
        await objects.DisposeAsync();
        try
        {
            await branch.CloseAsync(tip, CancellationToken.None);
        }
        catch (GitException)
        {
            // What is left behind is removed by a later run.
        }

        gate.Dispose();
    }

    private static IReadOnlyDictionary<LedgerKey, DeliveryRecord> Records(ImmutableDictionary<LedgerKey, StoredRecord> stored) =>
        stored.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Record);

    /// <summary>Stricter than git: what a shell or a refspec reads otherwise cannot stand in it.</summary>
    private static bool IsBranch(string name) =>
        name.All(character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.' or '/')
        && name.Split('/').All(part => part.Length > 0 && part[0] is not ('-' or '.') && part[^1] != '.' && !part.Contains("..", StringComparison.Ordinal) && !part.EndsWith(".lock", StringComparison.Ordinal));

    private static async Task<T> InWordsAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (GitException exception)
        {
            throw LedgerException.Refused($"The repository cannot be read: {GitFault.Told(exception.Message)}.");
        }
    }

    private async Task<T> AloneAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await InWordsAsync(act);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>What was published before there was a remote stands in the repository's own branch: forgotten, it would go out again.</summary>
    private async Task CheckOwnAsync(LedgerClone clone, string name, CancellationToken cancellationToken)
    {
        if (clone is { Remote: { } remote, Own: { } own } && own != tip && await AloneAsync(() => MissingAsync(own, cancellationToken), cancellationToken) is { } missing)
        {
            throw LedgerException.Refused(
                $"This repository has a ledger of its own, and {Name} lacks what stands in it ({Printing.Printable.Of(missing)}), so that it would go out again. Push it: git push {remote.Name} {name}. When it was a trial's: git branch -D {name}. Nothing was sent.");
        }
    }

    private async Task<string?> MissingAsync(string own, CancellationToken cancellationToken) =>
        tip is not null ? await reader.LostAsync(own, tip, cancellationToken)
        : (await reader.MonthsAsync(own, cancellationToken)) is [var first, ..] ? first.Name
        : null;

    private async Task<AppendResult> WriteAsync(Func<string?, CancellationToken, Task<LedgerChange?>> decide, CancellationToken cancellationToken)
    {
        try
        {
            return await AloneAsync(() => new LedgerWrite(branch, reader, import, run, tip, FetchAsync, moved => tip = moved).RunAsync(decide, cancellationToken), cancellationToken);
        }
        catch (LedgerException exception)
        {
            return exception.Result;
        }
    }

    /// <summary>Goes to the branch's tip, which has to hold all that stood at the one before.</summary>
    private async Task<string?> FetchAsync(CancellationToken cancellationToken)
    {
        var fetched = await branch.FetchAsync(cancellationToken);
        if (tip is not null && tip != fetched && (fetched is null ? "the branch" : await reader.LostAsync(tip, fetched, cancellationToken)) is { } lost)
        {
            throw LedgerException.Corrupt(
                $"The ledger ({Name}) was rewritten: {Printing.Printable.Of(lost)} is gone, so that what is out could be posted again. Put it back with 'git push --force <remote> {tip}:refs/heads/…'; docs/ledger.md says how, also when it was meant.");
        }

        return tip = fetched;
    }
}
