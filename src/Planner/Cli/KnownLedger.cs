using Planner.Git;
using Planner.Publishing;

namespace Planner.Cli;

/// <summary>What plan and site say of the past: the ledger that is already in this repository. Nothing is fetched.</summary>
internal static class KnownLedger
{
    /// <summary>Null where there is none.</summary>
    public static Task<LedgerSnapshot?> ReadAsync(string root, Options options, LedgerSnapshot? last = null) =>
        IsInRepository(root) ? Task.Run(() => LedgerSnapshot.ReadAsync(root, options.Publish.Ledger, last, CancellationToken.None)) : Task.FromResult<LedgerSnapshot?>(null);

    /// <summary>The vault's files; empty where there are none, or they cannot be read.</summary>
    public static Task<ImmutableArray<LedgerFile>> VaultAsync(string root, Options options, CancellationToken cancellationToken) =>
        IsInRepository(root) ? LedgerSnapshot.FilesAsync(root, options.Publish.Ledger, Publishing.Ledger.LedgerPath.Vault, cancellationToken) : Task.FromResult<ImmutableArray<LedgerFile>>([]);

    public static Plan Apply(Plan plan, LedgerSnapshot? ledger) => ledger is { Fault: null } known ? LedgerStates.Apply(plan, known.Records) : plan;

    public static void Complain(LedgerSnapshot? ledger, Terminal terminal)
    {
        if (ledger?.Fault is { } fault)
        {
            terminal.Complain($"without the ledger: {fault}");
        }
    }

    /// <summary>Asked before git is started, which takes as long as reading a thousand posts.</summary>
    private static bool IsInRepository(string root)
    {
        for (var folder = new DirectoryInfo(root); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return true;
            }
        }

        return false;
    }
}
