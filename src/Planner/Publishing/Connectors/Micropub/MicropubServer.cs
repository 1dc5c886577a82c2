using System.Net.Http.Headers;
using System.Text.Json;

namespace Planner.Publishing.Connectors.Micropub;

/// <summary>A site's Micropub endpoint (W3C Recommendation, 2017-05-23), asked with a token of IndieAuth.</summary>
internal sealed class MicropubServer(ConnectorSettings settings)
{
    private readonly Uri site = new((settings.Api ?? settings.Server!).AbsoluteUri.TrimEnd('/') + "/");
    private volatile Uri? endpoint;

    public ConnectorSettings Settings => settings;

    /// <summary>Where posts go: what <c>extra: {endpoint: …}</c> says, else what the site says.</summary>
    public async Task<(Uri? Endpoint, SendFault? Fault)> EndpointAsync(CancellationToken cancellationToken)
    {
        if (endpoint is { } known)
        {
            return (known, null);
        }

        var named = settings.Account.Extra.TryGetValue("endpoint", out var said) ? said.Value : null;
        if (named is null)
        {
            var (found, fault) = await RelationAsync("micropub", cancellationToken);
            if (found is null)
            {
                return (null, fault ?? new SendFault(FaultKind.Configuration, "the site names no Micropub endpoint (a link with rel=micropub); 'extra: {endpoint: https://…}' may"));
            }

            named = found;
        }

        endpoint = Resolved(named);
        return endpoint is null ? (null, new SendFault(FaultKind.Configuration, $"the Micropub endpoint '{settings.Told(named)}' is no address over https; the token is not sent there")) : (endpoint, null);
    }

    /// <summary>The address that the site's page gives for a relation; null with a fault when the page could not be had, without one when it has none.</summary>
    public async Task<(string? Address, SendFault? Fault)> RelationAsync(string relation, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, site);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        var reply = await settings.AskAsync(request, cancellationToken);
        return reply is Reply.Answer { IsSuccess: true } page ? (MicropubDiscovery.Find(page, relation), null) : (null, FaultOf(reply));
    }

    /// <summary>Over TLS, or on this machine where the site is.</summary>
    public Uri? Resolved(string address) =>
        Uri.TryCreate(site, address, out var resolved) && (resolved.Scheme == Uri.UriSchemeHttps || (resolved.Scheme == Uri.UriSchemeHttp && resolved.IsLoopback && site.IsLoopback)) ? resolved : null;

    public Task<Reply> PostAsync(Uri address, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        AskAsync(Requests.Json(HttpMethod.Post, address, write), cancellationToken);

    public async Task<Reply> QueryAsync(CancellationToken cancellationToken, params (string Name, string? Value)[] query)
    {
        var (address, fault) = await EndpointAsync(cancellationToken);
        return address is null ? new Reply.Nothing(fault!, MayHaveArrived: false) : await GetAsync(address.WithQuery(query), cancellationToken);
    }

    public Task<Reply> GetAsync(Uri address, CancellationToken cancellationToken) => AskAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    public async Task<Reply> AskAsync(HttpRequestMessage request, CancellationToken cancellationToken, Duration? patience = null)
    {
        using (request)
        {
            if (request.Method == HttpMethod.Get)
            {
                request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            }

            return await settings.AskAsync(request.WithBearer(settings.Secrets["access_token"]), cancellationToken, patience);
        }
    }

    /// <summary>The address of what was made; null when the answer does not say.</summary>
    public string? LocationOf(Reply.Answer answer) =>
        answer.Headers.Location is { } location && Uri.TryCreate(site, location, out var made) && made.Scheme is "http" or "https" ? made.AbsoluteUri : null;

    /// <summary>Refusals: <c>{"error":"insufficient_scope","error_description":"…"}</c> (Micropub 3.8).</summary>
    public SendFault FaultOf(Reply reply)
    {
        if (reply is not Reply.Answer answer)
        {
            return ((Reply.Nothing)reply).Fault;
        }

        if (answer.IsSuccess)
        {
            return new SendFault(FaultKind.Server, settings.Told($"{answer.Status}, with an answer that cannot be read: {BlogText.Said(answer.Body)}"));
        }

        var body = AnswerJson.TryParse(answer.Body);
        var error = body?.Text("error");
        var fault = settings.FaultOf(answer, error is null ? BlogText.Said(answer.Body) : string.Join(": ", new[] { error, body?.Text("error_description"), body?.Text("scope") is { } scope ? "needs " + scope : null }.OfType<string>()));
        return error switch
        {
            "unauthorized" or "forbidden" or "insufficient_scope" => fault with { Kind = FaultKind.Authorization },
            "invalid_request" => fault with { Kind = FaultKind.Validation },
            _ => fault,
        };
    }
}
