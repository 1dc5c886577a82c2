namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// An account's access token: from the vault while it lives, else got anew, by one run for all; without a vault it is got once in each run.
/// </summary>
internal sealed class AccessTokens(ConnectorSettings settings, OAuthGrant grant)
{
    /// <summary>The token; got anew when there is none or its end is near.</summary>
    public Task<AccessToken> AskAsync(CancellationToken cancellationToken) => throw new NotSupportedException($"{settings.Account.Id} {grant}");

    /// <summary>Another token in place of one that the network refused; one renewal serves all who ask.</summary>
    public Task<AccessToken> RenewAsync(AccessToken refused, CancellationToken cancellationToken) => throw new NotSupportedException($"{settings.Account.Id} {grant}");
}
