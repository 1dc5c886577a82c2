using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>The ledger as this repository has it, without asking anybody else: what was fetched last, or written here.</summary>
/// <param name="Tip">The commit that was read.</param>
/// <param name="Fault">Why it could not be read; null when it was.</param>
internal sealed record LedgerSnapshot(string Tip, IReadOnlyDictionary<LedgerKey, DeliveryRecord> Records, string? Fault)
{
    /// <param name="last">Given back when nothing happened since.</param>
    /// <returns>Null where there is no ledger.</returns>
    public static async Task<LedgerSnapshot?> ReadAsync(string folder, string branch, LedgerSnapshot? last, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder) { IsOffline = true };
        try
        {
            return await TipAsync(git, branch, cancellationToken) is not { } tip ? null
                : tip == last?.Tip ? last
                : await ReadAsync(git, branch, tip, cancellationToken);
        }
        catch (GitException)
        {
            // No git, no repository: then there is no ledger either.
            return null;
        }
    }

    /// <summary>The files of a folder beside the months; empty where there is nothing of it, or it cannot be read.</summary>
    public static async Task<ImmutableArray<LedgerFile>> FilesAsync(string folder, string branch, string name, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder) { IsOffline = true };
        try
        {
            await using var objects = new GitObjects(git);
            return await Reader(git, objects, branch).FilesAsync(await TipAsync(git, branch, cancellationToken), name, cancellationToken);
        }
        catch (Exception exception) when (exception is GitException or LedgerException)
        {
            return [];
        }
    }

    /// <summary>A branch of this repository fetches nothing.</summary>
    private static LedgerReader Reader(GitProgram git, GitObjects objects, string branch) => new(objects, new LocalLedger(git, new LedgerRefs(git, "snapshot", Instant.MinValue), branch));

    /// <summary>Of all that this repository knows of the branch, the newest: what a run saw, what was fetched, the branch itself.</summary>
    private static async Task<string?> TipAsync(GitProgram git, string branch, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(
            ["for-each-ref", "--count=1", "--sort=-committerdate", "--format=%(objectname)", "refs/heads/" + branch, "refs/remotes/*/" + branch, LedgerRefs.Known(branch)], default, patience: null, cancellationToken);
        return answer.IsSuccess && answer.Text.Trim() is { Length: > 0 } tip ? tip : null;
    }

    private static async Task<LedgerSnapshot> ReadAsync(GitProgram git, string branch, string tip, CancellationToken cancellationToken)
    {
        await using var objects = new GitObjects(git);
        var reader = Reader(git, objects, branch);
        try
        {
            var keys = new HashSet<LedgerKey>();
            foreach (var month in await reader.MonthsAsync(tip, cancellationToken))
            {
                keys.UnionWith(await reader.KeysAsync(tip, LedgerPath.MonthOf(month.Name)!.Value, cancellationToken));
            }

            return new LedgerSnapshot(tip, (await reader.ReadAsync(tip, keys, cancellationToken)).ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Record), null);
        }
        catch (LedgerException exception)
        {
            return new LedgerSnapshot(tip, FrozenDictionary<LedgerKey, DeliveryRecord>.Empty, exception.Message);
        }
    }
}
