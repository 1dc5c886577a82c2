using System.Text.Json;
using Planner.Publishing.Connectors.Google;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>
/// My Business API v4, where posts are, and the two younger ones that know accounts and locations
/// (developers.google.com/my-business/reference/rest, 2026-04).
/// </summary>
internal sealed class GoogleBusinessServer
{
    private const string Posts = "https://mybusiness.googleapis.com/v4/";
    private const string Accounts = "https://mybusinessaccountmanagement.googleapis.com/v1/";
    private const string Locations = "https://mybusinessbusinessinformation.googleapis.com/v1/";

    private readonly BearerRequests requests;

    public GoogleBusinessServer(ConnectorSettings settings)
    {
        Settings = settings;
        requests = GoogleAccess.Of(settings);
    }

    public ConnectorSettings Settings { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="name">A resource's, such as <c>accounts/1/locations/2/localPosts/3</c>.</param>
    public Task<Reply> AskAsync(HttpMethod method, string name, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => new HttpRequestMessage(method, Settings.At(Posts + name).WithQuery(query)), cancellationToken);

    public Task<Reply> SendAsync(HttpMethod method, string name, Action<Utf8JsonWriter> write, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => Requests.Json(method, Settings.At(Posts + name).WithQuery(query), write), cancellationToken);

    /// <summary>"accounts.list": at most 20 on a page.</summary>
    public Task<Reply> AccountsAsync(string? page, CancellationToken cancellationToken) => GetAsync(Accounts + "accounts", cancellationToken, ("pageSize", "20"), ("pageToken", page));

    /// <summary>"accounts.locations.list": at most 100 on a page; their names lack the account.</summary>
    public Task<Reply> LocationsAsync(string account, string? page, CancellationToken cancellationToken) =>
        GetAsync($"{Locations}{account}/locations", cancellationToken, ("readMask", "name,title"), ("pageSize", "100"), ("pageToken", page));

    /// <param name="location"><c>locations/2</c>.</param>
    public Task<Reply> LocationAsync(string location, CancellationToken cancellationToken) => GetAsync(Locations + location, cancellationToken, ("readMask", "name,title,metadata"));

    public SendFault FaultOf(Reply reply) => GoogleBusinessFaults.Of(Settings, reply);

    private Task<Reply> GetAsync(string address, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Get, Settings.At(address).WithQuery(query)), cancellationToken);
}
