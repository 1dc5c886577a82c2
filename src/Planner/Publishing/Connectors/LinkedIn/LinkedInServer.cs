using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>LinkedIn's versioned REST API (learn.microsoft.com/linkedin, "Posts API", version 2026-08), asked with the account's token.</summary>
internal sealed class LinkedInServer
{
    /// <summary>Versions are months, and live about a year; <c>extra: {version: "202611"}</c> in the account names another one.</summary>
    private const string Version = "202608";

    private const string Rest = "https://api.linkedin.com/rest/";

    private readonly BearerRequests requests;
    private volatile string? author;

    public LinkedInServer(ConnectorSettings settings)
    {
        Settings = settings;
        var secrets = settings.Secrets;
        var tokens = secrets.Find("refresh_token") is null ? null : new AccessTokens(settings, new OAuthGrant("refresh_token", lasting => Requests.Form(
            HttpMethod.Post,
            settings.At("https://www.linkedin.com/oauth/v2/accessToken"),
            ("grant_type", "refresh_token"),
            ("refresh_token", lasting),
            ("client_id", secrets.Find("client_id")),
            ("client_secret", secrets.Find("client_secret"))))

        // It lives a year from the sign-in, however often it serves ("Refresh Tokens with OAuth 2.0").
        { Rotates = false });
        requests = new BearerRequests(settings, secrets.Find("access_token"), tokens);
    }

    public ConnectorSettings Settings { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="path">Below <c>/rest/</c>, such as <c>posts</c>.</param>
    /// <param name="method">Rest.li's own, where HTTP's does not say it.</param>
    public Task<Reply> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken, string? method = null) =>
        requests.AskAsync(() => With(Requests.Json(HttpMethod.Post, Settings.At(Rest + path), write), method), cancellationToken);

    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken, string? method = null) =>
        requests.AskAsync(() => With(new HttpRequestMessage(HttpMethod.Get, Settings.At(Rest + path)), method), cancellationToken);

    public Task<Reply> DeleteAsync(string path, CancellationToken cancellationToken) =>
        requests.AskAsync(() => With(new HttpRequestMessage(HttpMethod.Delete, Settings.At(Rest + path)), "DELETE"), cancellationToken);

    /// <summary>A file, or a part of one, to where LinkedIn said.</summary>
    /// <param name="content">Makes the body; asked again for each request.</param>
    public async Task<Reply> PutAsync(string? address, Func<HttpContent> content, long length, CancellationToken cancellationToken)
    {
        if (Settings.Given(address) is not { } target)
        {
            return new Reply.Nothing(new SendFault(FaultKind.Server, "LinkedIn names no address for the file"), MayHaveArrived: false);
        }

        var patience = Requests.PatienceFor(length);
        if (IsLinkedIn(target))
        {
            return await requests.AskAsync(() => Put(target, content()), cancellationToken, patience);
        }

        // The token stays with LinkedIn.
        using var request = Put(target, content());
        return await Settings.AskAsync(request, cancellationToken, patience);
    }

    /// <summary>Who the token's owner is; needs the scopes <c>openid</c> and <c>profile</c>.</summary>
    public Task<Reply> OwnerAsync(CancellationToken cancellationToken) =>
        requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, Settings.At("https://api.linkedin.com/v2/userinfo")), cancellationToken);

    /// <summary>In whose name posts stand, as an URN: what the account says, else the token's owner.</summary>
    public async Task<(string? Urn, SendFault? Fault)> AuthorAsync(CancellationToken cancellationToken)
    {
        if (author is { } known)
        {
            return (known, null);
        }

        if (LinkedInUrn.OfAccount(Settings.Account) is not { } urn)
        {
            var reply = await OwnerAsync(cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.Text("sub") is not { Length: > 0 } owner)
            {
                var fault = FaultOf(reply);
                return (null, fault.IsTransient ? fault : fault with { Message = fault.Message + "; without the scopes openid and profile, the account has to say who it is: 'extra: {author: \"urn:li:person:…\"}'" });
            }

            urn = "urn:li:person:" + owner;
        }

        if (!LinkedInUrn.IsAuthor(urn))
        {
            return (null, new SendFault(FaultKind.Configuration, $"'author: {Settings.Told(urn)}' is neither urn:li:person:… nor urn:li:organization:…"));
        }

        return (author = urn, null);
    }

    public SendFault FaultOf(Reply reply) => LinkedInFaults.Of(Settings, reply);

    private static HttpRequestMessage Put(Uri target, HttpContent content) => new(HttpMethod.Put, target) { Content = content };

    private bool IsLinkedIn(Uri target) =>
        target.Host.EndsWith(".linkedin.com", StringComparison.OrdinalIgnoreCase) || (Settings.Api is { } api && target.Authority == api.Authority);

    private HttpRequestMessage With(HttpRequestMessage request, string? method)
    {
        var version = Settings.Account.Extra.TryGetValue("version", out var named) ? named.Value.Trim() : Version;
        request.Headers.TryAddWithoutValidation("LinkedIn-Version", version);
        request.Headers.TryAddWithoutValidation("X-Restli-Protocol-Version", "2.0.0");
        if (method is not null)
        {
            request.Headers.TryAddWithoutValidation("X-RestLi-Method", method);
        }

        return request;
    }
}
