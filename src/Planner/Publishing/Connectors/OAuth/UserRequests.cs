namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// Requests in an account's name for networks that know both ways: signed with the four values of OAuth 1.0a, which do not end, or with a token of
/// OAuth 2.0.
/// </summary>
internal sealed class UserRequests
{
    private readonly ConnectorSettings settings;
    private readonly OAuth1? oauth1;
    private readonly AccessTokens? tokens;
    private readonly BearerRequests? requests;

    /// <param name="refresh">Asks for a token with the refresh token as it is now.</param>
    public UserRequests(ConnectorSettings settings, Func<string?, HttpRequestMessage> refresh)
    {
        this.settings = settings;
        var secrets = settings.Secrets;
        if (secrets.Find("consumer_key") is { } key)
        {
            oauth1 = new OAuth1((key, secrets["consumer_secret"]), (secrets["access_token"], secrets["access_token_secret"]));
            return;
        }

        tokens = new AccessTokens(settings, new OAuthGrant("refresh_token", refresh));
        requests = new BearerRequests(settings, null, tokens);
    }

    /// <summary>By the names that accounts use.</summary>
    public static ImmutableArray<string> SecretsOfOAuth1 { get; } = ["consumer_key", "consumer_secret", "access_token", "access_token_secret"];

    /// <summary>Null with OAuth 1.0a.</summary>
    public async Task<AccessToken?> TokenAsync(CancellationToken cancellationToken) => tokens is null ? null : await tokens.AskAsync(cancellationToken);

    /// <param name="make">The request, without what shows whose it is; asked again for each.</param>
    public async Task<Reply> AskAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken, Duration? patience = null)
    {
        if (requests is not null)
        {
            return await requests.AskAsync(make, cancellationToken, patience);
        }

        using var request = await oauth1!.SignAsync(make(), settings.Clock());
        return await settings.AskAsync(request, cancellationToken, patience);
    }
}
