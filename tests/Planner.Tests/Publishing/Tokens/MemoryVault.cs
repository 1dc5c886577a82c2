using Planner.Publishing.Tokens;

namespace Planner.Tests.Publishing.Tokens;

/// <summary>A vault that many share, as runs share the ledger's branch.</summary>
internal sealed class MemoryVault : IVaultFiles
{
    public static readonly VaultKeys Keys = VaultKeys.TryParse(Convert.ToBase64String([.. Enumerable.Range(1, 32).Select(number => (byte)number)]))!;

    private readonly Lock gate = new();

    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 2, 7, 0);

    public Dictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Why the remote takes nothing; null when it does.</summary>
    public string? Fault { get; set; }

    public List<string> Complaints { get; } = [];

    public VaultEntry Entry(string account) => Assert.IsType<VaultReading.Opened>(VaultFile.Read(Files[account], account, Keys)).Entry;

    public void Put(VaultEntry entry) => Files[entry.Account] = VaultFile.Write(entry, Keys);

    /// <summary>Whether the clock goes on while a run waits, instead of the run really waiting.</summary>
    public bool IsQuick { get; set; } = true;

    /// <summary>As a run has it.</summary>
    public AccountVault Open(string account, string run) => new(
        this,
        Keys,
        Files.ContainsKey(account) ? Entry(account) : VaultEntry.Empty(account, Now),
        run,
        () => Now,
        async (duration, cancellationToken) =>
        {
            Now += IsQuick ? duration : Duration.Zero;
            await Task.Delay(IsQuick ? 0 : 5, cancellationToken);
        },
        Complaints.Add);

    public Task<string?> ReplaceAsync(string account, Func<byte[]?, byte[]?> decide, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (decide(Files.GetValueOrDefault(account)) is { } bytes && Fault is null)
            {
                Files[account] = bytes;
            }

            return Task.FromResult(Fault);
        }
    }

    public Task<string?> RefreshAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);
}
