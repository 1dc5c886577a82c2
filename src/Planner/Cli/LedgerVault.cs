using Planner.Git;
using Planner.Publishing.Ledger;
using Planner.Publishing.Tokens;

namespace Planner.Cli;

/// <summary>The vault in the ledger's branch: <c>vault/&lt;account&gt;.json</c>.</summary>
internal sealed class LedgerVault(GitLedger ledger, Func<Instant> now) : IVaultFiles
{
    /// <summary>Tokens that serve once are worth waiting for: the remote may be back in a moment.</summary>
    private const int Tries = 6;

    /// <summary>The keys of the environment; null when it has none.</summary>
    /// <exception cref="UsageException">What it has is no key.</exception>
    public static VaultKeys? KeysOf(Terminal terminal) =>
        terminal.Variable(VaultKeys.Variable) is not { Length: > 0 } text ? null
        : VaultKeys.TryParse(text.Trim()) ?? throw new UsageException($"{VaultKeys.Variable} is no key of 32 bytes in base64; 'planner vault key' makes one");

    /// <exception cref="LedgerException">It cannot be read.</exception>
    public async Task<VaultContents> OpenAsync(VaultKeys? keys, CancellationToken cancellationToken)
    {
        var headers = ImmutableSortedDictionary.CreateBuilder<string, VaultHeader>(StringComparer.Ordinal);
        var readings = ImmutableDictionary.CreateBuilder<string, VaultReading>(StringComparer.Ordinal);
        foreach (var file in await ledger.FilesAsync(LedgerPath.Vault, cancellationToken))
        {
            var account = Path.GetFileNameWithoutExtension(file.Path);
            if (VaultFile.ReadHeader(file.Bytes) is { } header)
            {
                headers[account] = header;
            }

            if (keys is not null)
            {
                readings[account] = VaultFile.Read(file.Bytes, account, keys);
            }
        }

        return new VaultContents(keys, headers.ToImmutable(), readings.ToImmutable());
    }

    public async Task<string?> ReplaceAsync(string account, Func<byte[]?, byte[]?> decide, CancellationToken cancellationToken)
    {
        for (var tried = 1; ; tried++)
        {
            switch (await ledger.ReplaceAsync($"{LedgerPath.Vault}/{account}.json", decide, $"vault: {account}", now(), cancellationToken))
            {
                case AppendResult.NotReached when tried < Tries:
                    await Task.Delay(TimeSpan.FromMilliseconds(250 << tried), cancellationToken);
                    break;
                case AppendResult.NotReached missed:
                    return missed.Message;
                case AppendResult.Refused refused:
                    return refused.Message;
                case AppendResult.Corrupt corrupt:
                    return corrupt.Message;
                default:
                    return null;
            }
        }
    }

    public async Task<string?> RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ledger.RefreshAsync(cancellationToken);
            return null;
        }
        catch (LedgerException exception)
        {
            return exception.Message;
        }
    }
}

/// <summary>The vault as it stood when a command began.</summary>
/// <param name="Keys">Null when the environment has none: then only what stands in the open is known.</param>
/// <param name="Headers">By account.</param>
/// <param name="Readings">By account; empty without keys.</param>
internal sealed record VaultContents(VaultKeys? Keys, ImmutableSortedDictionary<string, VaultHeader> Headers, ImmutableDictionary<string, VaultReading> Readings)
{
    public static VaultContents None { get; } = new(null, ImmutableSortedDictionary<string, VaultHeader>.Empty, ImmutableDictionary<string, VaultReading>.Empty);

    public VaultEntry? EntryOf(string account) => (Readings.GetValueOrDefault(account) as VaultReading.Opened)?.Entry;

    /// <summary>Why what it holds for an account cannot be used; null when it can, or it holds nothing.</summary>
    public string? ProblemOf(string account) =>
        Readings.GetValueOrDefault(account) is VaultReading.Closed closed ? closed.Message
        : Keys is null && Headers.GetValueOrDefault(account) is { Values.IsEmpty: false } ? $"the vault holds secrets of {account}, and {VaultKeys.Variable} is not set"
        : null;

    public bool Holds(string account, string name) => Headers.GetValueOrDefault(account)?.Values.Any(value => value.Name == name) is true;
}
