using Planner.Examining;
using Planner.Git;
using Planner.Publishing;
using Planner.Publishing.Tokens;

namespace Planner.Cli;

/// <summary>What plan and site say of the past: the ledger that is already in this repository. Nothing is fetched.</summary>
internal static class KnownLedger
{
    /// <summary>Reads it beside the content: a post's file bears its id, unless the file says otherwise.</summary>
    /// <returns>Null where there is none.</returns>
    public static Task<LedgerSnapshot?> ReadAsync(BegunWorkspace begun, LedgerSnapshot? last = null) => RepositoryRoot.IsInRepository(begun.Root)
        ? Task.Run(async () =>
        {
            var posts = (await begun.Listing).Entries.Where(file => file.Path.StartsWith("content/posts/", StringComparison.Ordinal)).Select(file => Path.GetFileNameWithoutExtension(file.Path));
            return await LedgerSnapshot.ReadAsync(begun.Root, begun.Options.Publish.Ledger, [.. posts], last, CancellationToken.None);
        })
        : Task.FromResult<LedgerSnapshot?>(null);

    /// <summary>The vault's files; empty where there are none, or they cannot be read.</summary>
    public static Task<ImmutableArray<LedgerFile>> VaultAsync(string root, Options options, CancellationToken cancellationToken) =>
        RepositoryRoot.IsInRepository(root) ? LedgerSnapshot.FilesAsync(root, options.Publish.Ledger, Publishing.Ledger.LedgerPath.Vault, cancellationToken) : Task.FromResult<ImmutableArray<LedgerFile>>([]);

    /// <returns>The plan with what the ledger knows of it, and what was read for that.</returns>
    public static async Task<(Plan Plan, LedgerSnapshot? Ledger)> ApplyAsync(Plan plan, BegunWorkspace begun, Task<LedgerSnapshot?> reading)
    {
        var ledger = await reading;
        if (ledger is not { Fault: null })
        {
            return (plan, ledger);
        }

        string[] others = [.. plan.Deliveries.Select(delivery => delivery.Post.Id).Where(id => !ledger.Posts.Contains(id)).Distinct()];
        var known = others is [] ? ledger : await LedgerSnapshot.ReadAsync(begun.Root, begun.Options.Publish.Ledger, [.. ledger.Posts, .. others], ledger, CancellationToken.None);
        return (known is { Fault: null } ? LedgerStates.Apply(plan, known.Records, known.Since) with { TokenEnds = VaultRemarks.Ending(known.Vault.Select(file => VaultFile.ReadHeader(file.Bytes)).OfType<VaultHeader>(), plan.Now) } : plan, known);
    }

    public static void Complain(LedgerSnapshot? ledger, Terminal terminal)
    {
        if (ledger?.Fault is { } fault)
        {
            terminal.Complain($"without the ledger: {fault}");
        }
    }
}
