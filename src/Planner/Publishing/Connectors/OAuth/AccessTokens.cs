namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// An account's access token: from the vault while it lives, else got anew, by one run for all; without a vault it is got once in each run. It may be
/// asked by many at once.
/// </summary>
internal sealed class AccessTokens(ConnectorSettings settings, OAuthGrant grant)
{
    /// <summary>A secret of this name is used as it is where there is nothing to get another one with.</summary>
    private const string Plain = "access_token";

    private readonly Lock gate = new();
    private readonly TokenKeeper keeper = new(settings, grant);
    private Task<AccessToken>? current;

    /// <summary>The token; got anew when there is none or its end is near.</summary>
    public async Task<AccessToken> AskAsync(CancellationToken cancellationToken)
    {
        if (PlainToken() is { } plain)
        {
            return plain;
        }

        var (asked, token) = await CurrentAsync(cancellationToken);
        if (token.Text is not null && token.IsNearEnd(settings.Clock()))
        {
            var old = token;
            Replace(asked, () => keeper.RenewAsync(old, cancellationToken));
            (asked, token) = await CurrentAsync(cancellationToken);
            if (token.Fault is { IsTransient: true } && old.Until > settings.Clock())
            {
                // It still serves.
                Forget(asked);
                return old;
            }
        }

        if (token.Fault is { IsTransient: true })
        {
            // The next message tries again. What is refused stays refused, and is not asked for at the cost of the account's limits.
            Forget(asked);
        }

        return token;
    }

    /// <summary>Another token in place of one that the network refused; one renewal serves all who ask.</summary>
    public async Task<AccessToken> RenewAsync(AccessToken refused, CancellationToken cancellationToken)
    {
        if (PlainToken() is not null)
        {
            return AccessToken.Failed(FaultKind.Authorization, $"{settings.Network.Name} refuses the access token, and there is nothing to get another one with; sign the account in anew");
        }

        var (asked, token) = await CurrentAsync(cancellationToken);
        if (token.Text is not null && token.Text == refused.Text)
        {
            Replace(asked, () => keeper.RenewAsync(token, cancellationToken));
        }

        return await AskAsync(cancellationToken);
    }

    private AccessToken? PlainToken() =>
        settings.Secrets.Find(grant.Lasting ?? "client_id") is null && settings.Secrets.Find(Plain) is { } given ? new AccessToken(given, null) : null;

    private async Task<(Task<AccessToken> Asked, AccessToken Token)> CurrentAsync(CancellationToken cancellationToken)
    {
        Task<AccessToken> asked;
        lock (gate)
        {
            asked = current ??= keeper.FindAsync(cancellationToken);
        }

        try
        {
            return (asked, await asked);
        }
        catch (OperationCanceledException)
        {
            // Whoever began it was stopped; others need not be.
            Forget(asked);
            throw;
        }
    }

    private void Forget(Task<AccessToken> old)
    {
        lock (gate)
        {
            current = ReferenceEquals(current, old) ? null : current;
        }
    }

    private void Replace(Task<AccessToken> old, Func<Task<AccessToken>> make)
    {
        lock (gate)
        {
            current = ReferenceEquals(current, old) ? make() : current;
        }
    }
}
