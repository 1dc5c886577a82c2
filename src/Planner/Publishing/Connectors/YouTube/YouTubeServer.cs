using System.Text.Json;
using Planner.Publishing.Connectors.Google;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>YouTube Data API v3 (developers.google.com/youtube/v3/docs, 2026-09), asked with the account's token.</summary>
internal sealed class YouTubeServer
{
    private const string Api = "https://www.googleapis.com/youtube/v3/";
    private const string Uploads = "https://www.googleapis.com/upload/youtube/v3/";

    private readonly BearerRequests requests;
    private volatile YouTubeChannel? channel;

    public YouTubeServer(ConnectorSettings settings)
    {
        Settings = settings;
        requests = GoogleAccess.Of(settings);
    }

    public ConnectorSettings Settings { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="path">Below <c>/youtube/v3/</c>.</param>
    public Task<Reply> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => new HttpRequestMessage(method, Settings.At(Api + path).WithQuery(query)), cancellationToken);

    /// <param name="parts">Of the resource, which the body has and the answer shall have.</param>
    public Task<Reply> SendAsync(HttpMethod method, string path, string parts, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        requests.AskAsync(() => Requests.Json(method, Settings.At(Api + path).WithQuery(("part", parts)), write), cancellationToken);

    /// <param name="path">Below <c>/upload/youtube/v3/</c>.</param>
    /// <param name="make">The request at that address; asked again for each.</param>
    public Task<Reply> UploadAsync(string path, Func<Uri, HttpRequestMessage> make, CancellationToken cancellationToken, params (string Name, string? Value)[] query) =>
        requests.AskAsync(() => make(Settings.At(Uploads + path).WithQuery(query)), cancellationToken, Duration.FromMinutes(4));

    /// <summary>To where YouTube said; the token stays with Google.</summary>
    public async Task<Reply> PutAsync(Uri target, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        var patience = Duration.FromMinutes(4);
        if (target.Host.EndsWith(".googleapis.com", StringComparison.OrdinalIgnoreCase) || (Settings.Api is { } api && target.Authority == api.Authority))
        {
            return await requests.AskAsync(() => new HttpRequestMessage(HttpMethod.Put, target) { Content = content() }, cancellationToken, patience);
        }

        using var request = new HttpRequestMessage(HttpMethod.Put, target) { Content = content() };
        return await Settings.AskAsync(request, cancellationToken, patience);
    }

    /// <summary>Whose token it is. A Google account may have several channels, and a token is for the one that was chosen when it was made.</summary>
    public async Task<(YouTubeChannel? Channel, SendFault? Fault)> ChannelAsync(CancellationToken cancellationToken)
    {
        if (channel is { } known)
        {
            return (known, null);
        }

        var reply = await AskAsync(HttpMethod.Get, "channels", cancellationToken, ("part", "snippet,contentDetails"), ("mine", "true"));
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { } body || body.Text("kind") is not "youtube#channelListResponse")
        {
            return (null, FaultOf(reply));
        }

        var item = body.List("items").FirstOrDefault();
        if (item.Text("id") is not { Length: > 0 } id)
        {
            return (null, new SendFault(FaultKind.Configuration, "the Google account has no YouTube channel"));
        }

        var made = new YouTubeChannel(id, item.At("snippet")?.Text("title") ?? id, item.At("contentDetails", "relatedPlaylists")?.Text("uploads"));
        return Settings.Account.Extra.TryGetValue("channel", out var wanted) && wanted.Value.Trim() is { } other && other != id
            ? (null, new SendFault(FaultKind.Configuration, Settings.Told($"the token is for the channel {made.Title} ({id}), not for {other}")))
            : (channel = made, null);
    }

    /// <summary>How a video stands; neither of both when YouTube has none of that id.</summary>
    public async Task<(YouTubeState? State, SendFault? Fault)> LookAsync(string id, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(HttpMethod.Get, "videos", cancellationToken, ("part", "status"), ("id", id));
        return reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && body.Member("items") is { ValueKind: JsonValueKind.Array } items
            ? items.GetArrayLength() == 0 ? (null, null) : YouTubeState.Of(items[0]) is { } state ? (state, null) : (null, FaultOf(reply))
            : (null, FaultOf(reply));
    }

    public SendFault FaultOf(Reply reply) => YouTubeFaults.Of(Settings, reply);
}

/// <param name="Uploads">The playlist of all its videos; null when YouTube does not say.</param>
internal sealed record YouTubeChannel(string Id, string Title, string? Uploads);
