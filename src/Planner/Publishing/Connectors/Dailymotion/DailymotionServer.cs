using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Dailymotion;

/// <summary>
/// Dailymotion's platform API for private keys (developers.dailymotion.com/v0 "Authenticate using client credentials", "Upload videos",
/// 2026-07-27), asked with the key's token. Public keys use another host, and a person's password; they are not spoken here.
/// </summary>
internal sealed class DailymotionServer
{
    private const string Host = "https://partner.api.dailymotion.com/";

    private readonly BearerRequests requests;

    public DailymotionServer(ConnectorSettings settings)
    {
        Settings = settings;
        var secrets = settings.Secrets;
        var lasting = secrets.Find("access_token");
        requests = new BearerRequests(settings, lasting, lasting is not null ? null : new AccessTokens(settings, new OAuthGrant(null, _ => Requests.Form(
            HttpMethod.Post,
            settings.At(Host + "oauth/v1/token"),
            ("grant_type", "client_credentials"),
            ("client_id", secrets.Find("api_key")),
            ("client_secret", secrets.Find("api_secret")),
            ("scope", "manage_videos")))));
        Profile = DailymotionVideo.ProfileOf(settings.Account);
    }

    public ConnectorSettings Settings { get; }

    /// <summary>Whose videos they are.</summary>
    public string Profile { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="path">Below <c>/rest/</c>, with the fields that are wanted of the answer.</param>
    public Task<Reply> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        requests.AskAsync(() => new HttpRequestMessage(method, Settings.At($"{Host}rest/{path}")), cancellationToken);

    public Task<Reply> PostAsync(string path, (string Name, string? Value)[] fields, CancellationToken cancellationToken) =>
        requests.AskAsync(() => Requests.Form(HttpMethod.Post, Settings.At($"{Host}rest/{path}"), fields), cancellationToken);

    public SendFault FaultOf(Reply reply) => DailymotionFaults.Of(Settings, reply);
}
