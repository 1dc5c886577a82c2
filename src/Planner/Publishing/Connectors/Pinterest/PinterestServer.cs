using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Pinterest;

/// <summary>Pinterest's API (github pinterest/api-description v5/openapi.json 5.23.0, 2025-12-11), asked with the account's token.</summary>
internal sealed class PinterestServer
{
    private const string Api = "https://api.pinterest.com/v5/";

    /// <summary>What pins need; <c>user_accounts:read</c> is only for <c>doctor --online</c>.</summary>
    private const string Scopes = "boards:read,boards:write,pins:read,pins:write,user_accounts:read";

    private readonly BearerRequests requests;

    public PinterestServer(ConnectorSettings settings)
    {
        Settings = settings;
        var secrets = settings.Secrets;
        var lasting = secrets.Find("access_token");
        var hasRefresh = secrets.Find("refresh_token") is not null;
        requests = new BearerRequests(settings, lasting, lasting is not null ? null : new AccessTokens(settings, new OAuthGrant(hasRefresh ? "refresh_token" : null, refresh =>
        {
            var request = Requests.Form(
                HttpMethod.Post,
                settings.At(Api + "oauth/token"),
                ("grant_type", hasRefresh ? "refresh_token" : "client_credentials"),
                ("refresh_token", hasRefresh ? refresh : null),
                ("scope", hasRefresh ? null : Scopes));
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{secrets.Find("client_id")}:{secrets.Find("client_secret")}")));
            return request;
        })));
    }

    public ConnectorSettings Settings { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="path">Below <c>/v5/</c>.</param>
    public Task<Reply> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken) =>
        requests.AskAsync(() => new HttpRequestMessage(method, Settings.At(Api + path)), cancellationToken);

    public Task<Reply> SendAsync(HttpMethod method, string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken, Duration? patience = null) =>
        requests.AskAsync(() => Requests.Json(method, Settings.At(Api + path), write), cancellationToken, patience);

    /// <summary>Of every page of a list; null with the fault when one could not be had.</summary>
    /// <param name="pages">At most so many; the list is not whole then.</param>
    public async Task<PinterestList> ListAsync(string path, int pages, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<JsonElement>();
        var bookmark = default(string);
        for (var page = 0; page < pages; page++)
        {
            var reply = await AskAsync(HttpMethod.Get, $"{path}?page_size=250{(bookmark is null ? "" : "&bookmark=" + Uri.EscapeDataString(bookmark))}", cancellationToken);
            if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Member("items") is not { ValueKind: JsonValueKind.Array })
            {
                return new PinterestList([], FaultOf(reply), IsWhole: false);
            }

            items.AddRange(body.List("items"));
            bookmark = body.Text("bookmark");
            if (string.IsNullOrEmpty(bookmark))
            {
                return new PinterestList(items.ToImmutable(), null, IsWhole: true);
            }
        }

        return new PinterestList(items.ToImmutable(), null, IsWhole: false);
    }

    public SendFault FaultOf(Reply reply) => PinterestFaults.Of(Settings, reply);
}

internal sealed record PinterestList(ImmutableArray<JsonElement> Items, SendFault? Fault, bool IsWhole);
