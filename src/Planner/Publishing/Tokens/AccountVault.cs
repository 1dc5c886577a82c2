using Planner.Publishing.Connectors;

namespace Planner.Publishing.Tokens;

/// <summary>
/// An account's place in the vault. Its tokens are renewed by one run at a time: where each serves once, the second who used
/// it would lose the account's access, and the first one with it.
/// </summary>
/// <param name="files">Where it is kept.</param>
/// <param name="entry">As it stood when the run began.</param>
/// <param name="run">Who renews.</param>
/// <param name="wait">Waits that long.</param>
/// <param name="complain">Told of what was got and could not be kept.</param>
internal sealed class AccountVault(
    IVaultFiles files, VaultKeys keys, VaultEntry entry, string run, Func<Instant> now, Func<Duration, CancellationToken, Task> wait, Action<string> complain)
{
    /// <summary>Longer than a request for tokens takes with its two pushes; then whoever had it was killed.</summary>
    private static readonly Duration Lease = Duration.FromMinutes(3);

    private static readonly Duration Pause = Duration.FromSeconds(2);

    private volatile VaultEntry last = entry;

    /// <summary>As this run knows it.</summary>
    public VaultEntry Entry => last;

    /// <summary>Gets new values, unless another run has got them meanwhile.</summary>
    /// <param name="name">Of the value that is over.</param>
    /// <param name="used">What it was; null when there was none. Where another one stands by now, that one is the answer.</param>
    /// <param name="grant">Asks the network, with what stands in the vault.</param>
    /// <param name="cancellationToken">Not heeded any more once the network is asked.</param>
    public async Task<VaultRenewal> RenewAsync(string name, string? used, Func<VaultEntry, CancellationToken, Task<VaultGrant>> grant, CancellationToken cancellationToken)
    {
        while (true)
        {
            var look = await TakeAsync(name, used, cancellationToken);
            if (look.Fault is { } fault)
            {
                return new VaultRenewal.Failed(fault);
            }

            if (look.Busy)
            {
                await wait(Pause, cancellationToken);
                cancellationToken.ThrowIfCancellationRequested();
                await files.RefreshAsync(cancellationToken);
                continue;
            }

            last = look.Entry!;
            return look.IsRenewed ? new VaultRenewal.Renewed(last) : await AskAsync(last, grant);
        }
    }

    public override string ToString() => last.Account;

    /// <summary>Says in the vault that this run is about to ask.</summary>
    private async Task<Look> TakeAsync(string name, string? used, CancellationToken cancellationToken)
    {
        var look = new Look();
        var fault = await files.ReplaceAsync(
            last.Account,
            bytes =>
            {
                look = At(bytes, name, used);
                return look is { Fault: null, Busy: false, IsRenewed: false } ? VaultFile.Write(look.Entry!, keys) : null;
            },
            cancellationToken);
        return fault is null ? look : new Look(new SendFault(FaultKind.Network, $"the vault could not be written, and without that no tokens are renewed: {fault}"));
    }

    private Look At(byte[]? bytes, string name, string? used)
    {
        var at = now();
        var reading = bytes is { } stands ? VaultFile.Read(stands, last.Account, keys) : new VaultReading.Opened(VaultEntry.Empty(last.Account, at));
        if (reading is VaultReading.Closed closed)
        {
            return new Look(new SendFault(FaultKind.Configuration, closed.Message));
        }

        var known = ((VaultReading.Opened)reading).Entry;
        return known.Find(name)?.Text is { } text && text != used ? new Look(Entry: known, IsRenewed: true)
            : known.Renewing is { } other && other.Run != run && other.Until > at ? new Look(Busy: true)
            : new Look(Entry: known with { At = at, Renewing = new Renewing(run, at + Lease) });
    }

    private async Task<VaultRenewal> AskAsync(VaultEntry taken, Func<VaultEntry, CancellationToken, Task<VaultGrant>> grant)
    {
        var granted = await grant(taken, CancellationToken.None);
        var written = taken;
        var fault = await files.ReplaceAsync(
            taken.Account,
            bytes =>
            {
                var stands = bytes is { } found && VaultFile.Read(found, taken.Account, keys) is VaultReading.Opened { Entry: var known } ? known : taken;
                written = stands with
                {
                    At = now(),
                    Values = stands.Values.SetItems(granted.Values),
                    Renewing = stands.Renewing?.Run == run ? null : stands.Renewing,
                };
                return VaultFile.Write(written, keys);
            },
            CancellationToken.None);
        last = written with { Renewing = null };
        if (granted.Fault is not null)
        {
            return new VaultRenewal.Failed(granted.Fault);
        }

        if (fault is not null)
        {
            complain($"{taken.Account} got new tokens, and they could not be kept: {fault}. If the next run is refused, the account has to be signed in anew");
        }

        return new VaultRenewal.Renewed(last);
    }

    private sealed record Look(SendFault? Fault = null, VaultEntry? Entry = null, bool IsRenewed = false, bool Busy = false);
}
