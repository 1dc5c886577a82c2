using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Reddit;

/// <summary>
/// Reddit's API (reddit.com/dev/api; praw 7.8 for what is not written there), asked as a script of the account's own: by its password, or by a refresh token
/// that does not end.
/// </summary>
internal sealed class RedditServer
{
    private readonly BearerRequests requests;
    private volatile string? owner;

    public RedditServer(ConnectorSettings settings)
    {
        Settings = settings;
        var refresh = settings.Secrets.Find("refresh_token") is not null;
        requests = new BearerRequests(settings, null, new AccessTokens(settings, new OAuthGrant(refresh ? "refresh_token" : null, Grant) { Rotates = false }));
    }

    public ConnectorSettings Settings { get; }

    /// <summary>"platform:program:version (by /u/name)" as the API's rules want it; anything common is slowed down.</summary>
    private string UserAgent => $"cli:planner-editorial:0.1 (by /u/{Settings.Secrets.Find("username") ?? Settings.Account.Handle.TrimStart('@').Replace("u/", "", StringComparison.Ordinal)})";

    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken) => AskAsync(() => new HttpRequestMessage(HttpMethod.Get, At(path)), cancellationToken);

    public Task<Reply> FormAsync(string path, CancellationToken cancellationToken, params (string Name, string? Value)[] fields) =>
        AskAsync(() => Requests.Form(HttpMethod.Post, At(path), fields), cancellationToken);

    public Task<Reply> JsonAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        AskAsync(() => Requests.Json(HttpMethod.Post, At(path), write), cancellationToken);

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <summary>The name of whoever the token is of.</summary>
    public async Task<(string? Name, SendFault? Fault)> OwnerAsync(CancellationToken cancellationToken)
    {
        if ((owner ?? Settings.Secrets.Find("username")) is { } known)
        {
            return (known, null);
        }

        var reply = await GetAsync("/api/v1/me", cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Text("name") is { Length: > 0 } name ? (owner = name, null) : (null, RedditFaults.Of(Settings, reply));
    }

    public SendFault FaultOf(Reply reply) => RedditFaults.Of(Settings, reply);

    private Uri At(string path) => Settings.At("https://oauth.reddit.com" + path);

    private Task<Reply> AskAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken) => requests.AskAsync(() => Named(make()), cancellationToken);

    private HttpRequestMessage Grant(string? lasting)
    {
        var secrets = Settings.Secrets;
        var request = Named(Requests.Form(
            HttpMethod.Post,
            Settings.At("https://www.reddit.com/api/v1/access_token"),
            ("grant_type", lasting is null ? "password" : "refresh_token"),
            ("refresh_token", lasting),
            ("username", lasting is null ? secrets.Find("username") : null),
            ("password", lasting is null ? secrets.Find("password") : null)));
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secrets["client_id"]}:{secrets["client_secret"]}")));
        return request;
    }

    private HttpRequestMessage Named(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return request;
    }
}
