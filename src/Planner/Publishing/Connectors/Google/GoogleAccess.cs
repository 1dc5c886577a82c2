using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Google;

/// <summary>
/// Google's tokens (developers.google.com/identity/protocols/oauth2, 2026-09): a refresh token, which stays the same, gets access tokens that live an
/// hour.
/// </summary>
internal static class GoogleAccess
{
    public const string Scope = "https://www.googleapis.com/auth/";

    public const string RefreshToken = "refresh_token";

    /// <summary>What an account names; an access token alone does for an hour.</summary>
    public static ImmutableArray<string> Secrets { get; } = ["client_id", "client_secret", RefreshToken];

    public static ImmutableArray<ImmutableArray<string>> OtherSecrets { get; } = [["access_token"]];

    /// <summary>Requests with the account's token.</summary>
    public static BearerRequests Of(ConnectorSettings settings)
    {
        var secrets = settings.Secrets;
        var lasting = secrets.Find("access_token");
        return new BearerRequests(settings, lasting, lasting is not null ? null : new AccessTokens(settings, new OAuthGrant(RefreshToken, refresh => Requests.Form(
            HttpMethod.Post,
            settings.At("https://oauth2.googleapis.com/token"),
            ("client_id", secrets.Find("client_id")),
            ("client_secret", secrets.Find("client_secret")),
            ("refresh_token", refresh),
            ("grant_type", "refresh_token")))
        { Rotates = false }));
    }

    /// <summary>What a token may do, by Google's tokeninfo; null when Google does not say.</summary>
    public static async Task<ImmutableArray<string>?> ScopesAsync(ConnectorSettings settings, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.At("https://oauth2.googleapis.com/tokeninfo").WithQuery(("access_token", token)));
        return await settings.AskAsync(request, cancellationToken) is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Text("scope") is { } said
            ? [.. said.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
            : null;
    }
}
