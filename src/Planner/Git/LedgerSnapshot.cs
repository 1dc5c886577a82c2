using Planner.Publishing.Ledger;

namespace Planner.Git;

/// <summary>What this repository's ledger says of posts, without asking anybody else: what was fetched last, or written here.</summary>
/// <param name="Tip">The commit that was read.</param>
/// <param name="Posts">Whose records were read.</param>
/// <param name="Since">The first moment of which the ledger knows; null when it knows of none.</param>
/// <param name="Fault">Why it could not be read; null when it was.</param>
internal sealed record LedgerSnapshot(string Tip, ImmutableHashSet<string> Posts, ImmutableDictionary<LedgerKey, DeliveryRecord> Records, Instant? Since, string? Fault)
{
    /// <summary>Which secrets of accounts it keeps, sealed.</summary>
    public ImmutableArray<LedgerFile> Vault { get; init; } = [];

    /// <param name="posts">Their ids. What it costs goes by them, not by all that ever went out.</param>
    /// <param name="last">What was read before, of which nothing is read again as long as nothing happened since.</param>
    /// <returns>Null where there is no ledger.</returns>
    public static async Task<LedgerSnapshot?> ReadAsync(string folder, string branch, IReadOnlyCollection<string> posts, LedgerSnapshot? last, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder) { IsOffline = true };
        try
        {
            if (await TipAsync(git, branch, cancellationToken) is not { } tip)
            {
                return null;
            }

            var known = tip == last?.Tip ? last : null;
            ImmutableHashSet<string> missing = [.. known is null ? posts : posts.Where(post => !known.Posts.Contains(post))];
            return known is not null && missing.IsEmpty ? known : await ReadAsync(git, branch, tip, missing, known, cancellationToken);
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

    private static async Task<LedgerSnapshot> ReadAsync(GitProgram git, string branch, string tip, ImmutableHashSet<string> posts, LedgerSnapshot? known, CancellationToken cancellationToken)
    {
        await using var objects = new GitObjects(git);
        var reader = Reader(git, objects, branch);
        try
        {
            var records = await reader.ReadAsync(tip, posts, cancellationToken);
            return known is null
                ? new LedgerSnapshot(tip, posts, records, await SinceAsync(reader, tip, cancellationToken), null) { Vault = await reader.FilesAsync(tip, LedgerPath.Vault, cancellationToken) }
                : known with { Posts = known.Posts.Union(posts), Records = known.Records.SetItems(records) };
        }
        catch (LedgerException exception)
        {
            return new LedgerSnapshot(tip, posts, ImmutableDictionary<LedgerKey, DeliveryRecord>.Empty, null, exception.Message);
        }
    }

    /// <summary>Months begin with what was due first.</summary>
    private static async Task<Instant?> SinceAsync(LedgerReader reader, string tip, CancellationToken cancellationToken)
    {
        var months = await reader.MonthsAsync(tip, cancellationToken);
        var first = months.IsEmpty ? [] : await reader.ReadAsync(tip, await reader.KeysAsync(tip, LedgerPath.MonthOf(months[0].Name)!.Value, cancellationToken), cancellationToken);
        return first.Values.SelectMany(stored => stored.Record.Events).Select(each => (Instant?)Instant.Min(each.Due, each.At)).Min();
    }
}
