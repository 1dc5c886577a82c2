namespace Planner.Publishing.Tokens;

/// <summary>Where the vault's files are kept: the ledger's branch.</summary>
internal interface IVaultFiles
{
    /// <summary>Decides by what stands there and writes what was decided, with compare-and-swap; tried for a while where the remote is not reached.</summary>
    /// <param name="decide">Null: nothing stands there, and nothing is written. It may be called many times.</param>
    /// <returns>Why it could not be written; null when it was, or nothing was to be.</returns>
    Task<string?> ReplaceAsync(string account, Func<byte[]?, byte[]?> decide, CancellationToken cancellationToken);

    /// <summary>Looks what others wrote meanwhile.</summary>
    /// <returns>Why that cannot be seen; null when it can.</returns>
    Task<string?> RefreshAsync(CancellationToken cancellationToken);
}
