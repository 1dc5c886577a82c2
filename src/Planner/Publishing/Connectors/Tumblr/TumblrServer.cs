using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>Tumblr's API v2 (github.com/tumblr/docs api.md, 2024-10), asked in the account's name about its blog.</summary>
internal sealed class TumblrServer
{
    private const string Api = "https://api.tumblr.com";

    /// <summary>Required, and always the same, says api.md "Request User Agent".</summary>
    private const string Agent = "planner/1";

    private readonly UserRequests requests;

    public TumblrServer(ConnectorSettings settings)
    {
        Settings = settings;
        requests = new UserRequests(settings, Refresh);
        Blog = (settings.Account.Extra.TryGetValue("blog", out var named) ? named.Value : settings.Account.Handle).Trim().TrimStart('@');
    }

    public ConnectorSettings Settings { get; }

    /// <summary>Its name, its host or its <c>t:</c> identifier.</summary>
    public string Blog { get; }

    public Task<AccessToken?> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    public Task<Reply> OwnerAsync(CancellationToken cancellationToken) => AskAsync(HttpMethod.Get, Settings.At(Api + "/v2/user/info"), null, cancellationToken);

    /// <param name="path">Below the blog's, such as <c>posts</c>.</param>
    public Task<Reply> GetAsync(string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        AskAsync(HttpMethod.Get, AddressOf(path).WithQuery(query), null, cancellationToken);

    /// <param name="content">Makes the body; asked again for each request.</param>
    public Task<Reply> AskAsync(HttpMethod method, string path, Func<HttpContent> content, CancellationToken cancellationToken, Duration? patience = null) =>
        AskAsync(method, AddressOf(path), content, cancellationToken, patience);

    /// <summary>Where people see a post; its own address goes before this one.</summary>
    public string UrlOf(string id) => $"https://{(Blog.Contains('.', StringComparison.Ordinal) ? Blog : Blog + ".tumblr.com")}/post/{id}";

    /// <summary>What stands in an answer beside its <c>meta</c>; null when it is none of Tumblr's.</summary>
    public static JsonElement? ResponseOf(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body)?.Member("response") is { ValueKind: JsonValueKind.Object } response ? response : null;

    public SendFault FaultOf(Reply reply) => TumblrFaults.Of(Settings, reply, Blog);

    private Uri AddressOf(string path) => Settings.At($"{Api}/v2/blog/{Uri.EscapeDataString(Blog)}/{path}");

    private Task<Reply> AskAsync(HttpMethod method, Uri address, Func<HttpContent>? content, CancellationToken cancellationToken, Duration? patience = null) => requests.AskAsync(
        () =>
        {
            var request = new HttpRequestMessage(method, address) { Content = content?.Invoke() };
            request.Headers.UserAgent.Clear();
            request.Headers.TryAddWithoutValidation("User-Agent", Agent);
            return request;
        },
        cancellationToken,
        patience);

    private HttpRequestMessage Refresh(string? lasting) => Requests.Form(
        HttpMethod.Post,
        Settings.At(Api + "/v2/oauth2/token"),
        ("grant_type", "refresh_token"),
        ("client_id", Settings.Secrets["client_id"]),
        ("client_secret", Settings.Secrets["client_secret"]),
        ("refresh_token", lasting));
}
