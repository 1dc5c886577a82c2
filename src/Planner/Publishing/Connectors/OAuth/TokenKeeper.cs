using Planner.Publishing.Tokens;

namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// Gets tokens and keeps them in the vault: the access token under a name of its own, the lasting secret under its name, where the next run finds it
/// in place of the value of the environment that it descends from (docs/vault.md).
/// </summary>
internal sealed class TokenKeeper(ConnectorSettings settings, OAuthGrant grant)
{
    /// <summary>Runs with other secrets may have put another token there meanwhile.</summary>
    private const int MostTries = 3;

    private readonly TokenRequest request = new(settings, grant);

    /// <summary>Whose descendants count: the fingerprint of the environment's value, or of the one that a person put into the vault.</summary>
    private readonly string? origin = OriginOf(settings, grant);

    private readonly bool isFromVault = grant.Lasting is { } name && settings.Secrets.Find(name) is { } given && settings.Vault?.Entry.Find(name)?.Text == given;

    /// <summary>The lasting secret where no vault keeps it.</summary>
    private volatile string? lasting = grant.Lasting is { } name ? settings.Secrets.Find(name) : null;

    private string Seed => VaultValue.SeedOf($"{settings.Api}\n{settings.Server}\n{origin}\n{settings.Secrets.Fingerprint(grant.Lasting)}");

    /// <summary>The one that is kept, or else a new one.</summary>
    public async Task<AccessToken> FindAsync(CancellationToken cancellationToken) =>
        settings.Vault is { } vault && StoredAccess.Find(vault.Entry, Seed) is { } kept ? kept : await RenewAsync(null, cancellationToken);

    /// <param name="old">What is over or refused; null when there is none.</param>
    public async Task<AccessToken> RenewAsync(AccessToken? old, CancellationToken cancellationToken)
    {
        if (grant.Lasting is { } name && lasting is null)
        {
            return AccessToken.Failed(FaultKind.Configuration, $"{settings.Account.Source.Path} names no secret '{name}'");
        }

        return settings.Vault is { } vault ? await RenewAsync(vault, old, cancellationToken)
            : grant is { Lasting: not null, Rotates: true } ? NeedsVault()
            : await RequestAsync(cancellationToken);
    }

    private async Task<AccessToken> RenewAsync(AccountVault vault, AccessToken? old, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var kept = vault.Entry.Find(StoredAccess.Name);
            if (kept is not null && StoredAccess.Find(vault.Entry, Seed) is { } other && other.Text != old?.Text && !other.IsNearEnd(settings.Clock()))
            {
                return other;
            }

            var mine = (AccessToken?)null;
            var renewal = await vault.RenewAsync(
                StoredAccess.Name,
                kept?.Text,
                async (entry, asking) =>
                {
                    (mine, var values) = await GrantAsync(entry, asking);
                    return new VaultGrant(values, mine.Fault);
                },
                cancellationToken);
            if (mine is not null)
            {
                return mine;
            }

            if (renewal is VaultRenewal.Failed failed)
            {
                // Without the vault a secret that stays what it is does no harm.
                return grant is { Lasting: not null, Rotates: true } ? new AccessToken(null, failed.Fault) : await RequestAsync(cancellationToken);
            }

            if (tries == MostTries)
            {
                return AccessToken.Failed(FaultKind.Network, "other runs renew the account's tokens with other secrets at this moment");
            }
        }
    }

    private async Task<(AccessToken Token, ImmutableDictionary<string, VaultValue> Values)> GrantAsync(VaultEntry entry, CancellationToken cancellationToken)
    {
        var values = ImmutableDictionary<string, VaultValue>.Empty;
        var used = grant.Lasting is { } name ? LastingOf(entry.Find(name)) : null;
        var (token, granted) = await request.AskAsync(used, cancellationToken);
        if (granted is null)
        {
            return (token, values);
        }

        if (grant.Lasting is { } kept && (granted.Lasting is not null || granted.LastingLives is not null))
        {
            lasting = granted.Lasting ?? used;
            values = values.Add(kept, new VaultValue(lasting!, settings.Clock() + granted.LastingLives, origin));
        }

        return (token, values.Add(StoredAccess.Name, StoredAccess.Of(token, Seed)));
    }

    private async Task<AccessToken> RequestAsync(CancellationToken cancellationToken)
    {
        var (token, granted) = await request.AskAsync(lasting, cancellationToken);
        lasting = granted?.Lasting ?? lasting;
        return token;
    }

    /// <summary>Another run may have used, and replaced, what stood there when this one began.</summary>
    private string? LastingOf(VaultValue? now) =>
        now is not null && (now.Seed == origin || (now.Seed is null && isFromVault)) ? now.Text : lasting;

    private AccessToken NeedsVault() => AccessToken.Failed(
        FaultKind.Configuration,
        $"{settings.Network.Name} replaces the {grant.Lasting} each time that it is used, and without {VaultKeys.Variable} there is nowhere to keep the new one; 'planner vault key' makes a key (docs/vault.md)");

    private static string? OriginOf(ConnectorSettings settings, OAuthGrant grant) =>
        grant.Lasting is not { } name || settings.Secrets.Find(name) is not { } given ? null
        : settings.Vault?.Entry.Find(name) is { Seed: { } seed } kept && kept.Text == given ? seed
        : VaultValue.SeedOf(given);
}
