using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.X;

/// <summary>
/// X's API v2, asked in the account's name: signed with the four values of OAuth 1.0a, or with a token of OAuth 2.0, which lives two hours and is renewed with
/// a refresh token that serves once (docs.x.com, "Authentication", 2026-08).
/// </summary>
internal sealed class XServer
{
    private const string Api = "https://api.x.com";

    private readonly UserRequests requests;
    private volatile XUser? user;

    public XServer(ConnectorSettings settings)
    {
        Settings = settings;
        requests = new UserRequests(settings, Refresh);
    }

    public ConnectorSettings Settings { get; }

    /// <summary>What the token may do, where its giver said so; null with OAuth 1.0a.</summary>
    public Task<AccessToken?> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, Settings.At(Api + path).WithQuery(query)), cancellationToken);

    public Task<Reply> DeleteAsync(string path, CancellationToken cancellationToken) =>
        requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Delete, Settings.At(Api + path)), cancellationToken);

    public Task<Reply> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        requests.AskAsync(() => Requests.Json(HttpMethod.Post, Settings.At(Api + path), write), cancellationToken);

    /// <param name="content">Makes the body; null: there is none. Asked again for each request.</param>
    public Task<Reply> PostAsync(string path, Func<HttpContent?> content, CancellationToken cancellationToken, Duration? patience = null) =>
        requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, Settings.At(Api + path)) { Content = content() }, cancellationToken, patience);

    /// <summary>Whose the token is; asked once.</summary>
    public async Task<(XUser? User, Reply Reply)> UserAsync(CancellationToken cancellationToken)
    {
        if (user is { } known)
        {
            return (known, known.Reply);
        }

        var reply = await GetAsync("/2/users/me", cancellationToken);
        user = reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Member("data") is { } data && data.Id("id") is { } id && data.Text("username") is { } name
            ? new XUser(id, name, answer)
            : null;
        return (user, reply);
    }

    /// <summary>Where people see a post of the account.</summary>
    public string UrlOf(string id)
    {
        var handle = user?.Name ?? Settings.Account.Handle.TrimStart('@');
        return $"https://x.com/{(handle.Length is > 0 and <= 15 && handle.All(character => char.IsAsciiLetterOrDigit(character) || character is '_') ? handle : "i")}/status/{id}";
    }

    public SendFault FaultOf(Reply reply) => XFaults.Of(Settings, reply);

    /// <summary>An app without a secret names itself in the form, one with a secret in the header (docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE").</summary>
    private HttpRequestMessage Refresh(string? lasting)
    {
        var (id, secret) = (Settings.Secrets["client_id"], Settings.Secrets.Find("client_secret"));
        var request = Requests.Form(
            HttpMethod.Post, Settings.At(Api + "/2/oauth2/token"), ("grant_type", "refresh_token"), ("refresh_token", lasting), ("client_id", secret is null ? id : null));
        return secret is null ? request : request.WithBasic(id, secret);
    }
}

/// <param name="Name">Without the at sign.</param>
/// <param name="Reply">The answer that said so.</param>
internal sealed record XUser(string Id, string Name, Reply.Answer Reply);
