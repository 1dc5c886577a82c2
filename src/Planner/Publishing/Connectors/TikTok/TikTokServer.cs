using System.Text.Json;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.TikTok;

/// <summary>TikTok's Content Posting API (developers.tiktok.com/doc/content-posting-api-reference-direct-post, 2026-08), asked with the account's token.</summary>
internal sealed class TikTokServer
{
    private const string Api = "https://open.tiktokapis.com/v2/";

    private readonly BearerRequests requests;

    public TikTokServer(ConnectorSettings settings)
    {
        Settings = settings;
        var secrets = settings.Secrets;
        var lasting = secrets.Find("access_token");
        requests = new BearerRequests(settings, lasting, lasting is not null ? null : new AccessTokens(settings, new OAuthGrant("refresh_token", refresh => Requests.Form(
            HttpMethod.Post,
            settings.At(Api + "oauth/token/"),
            ("client_key", secrets.Find("client_key")),
            ("client_secret", secrets.Find("client_secret")),
            ("grant_type", "refresh_token"),
            ("refresh_token", refresh)))));
    }

    public ConnectorSettings Settings { get; }

    public Task<AccessToken> TokenAsync(CancellationToken cancellationToken) => requests.TokenAsync(cancellationToken);

    /// <param name="path">Below <c>/v2/post/publish/</c>.</param>
    public Task<Reply> PostAsync(string path, Action<Utf8JsonWriter> write, CancellationToken cancellationToken) =>
        requests.AskAsync(() => Requests.Json(HttpMethod.Post, Settings.At(Api + "post/publish/" + path), write), cancellationToken);

    /// <summary>Who posts, and whom it may be shown to; TikTok wants it asked before each post.</summary>
    public async Task<(TikTokCreator? Creator, SendFault? Fault)> CreatorAsync(CancellationToken cancellationToken)
    {
        var reply = await PostAsync("creator_info/query/", static json =>
        {
            json.WriteStartObject();
            json.WriteEndObject();
        }, cancellationToken);
        return DataOf(reply) is { } data && data.Text("creator_username") is { } name
            ? (new TikTokCreator(name, [.. data.List("privacy_level_options").Select(option => option.ValueKind is JsonValueKind.String ? option.GetString()! : "")], Is(data, "comment_disabled"), Is(data, "duet_disabled"), Is(data, "stitch_disabled")), null)
            : (null, FaultOf(reply));
    }

    /// <summary>What became of a post that was begun.</summary>
    public Task<Reply> StatusAsync(string id, CancellationToken cancellationToken) => PostAsync("status/fetch/", json =>
    {
        json.WriteStartObject();
        json.WriteString("publish_id", id);
        json.WriteEndObject();
    }, cancellationToken);

    /// <summary>What an answer holds; null when it says no or cannot be read. Any <c>error.code</c> but <c>ok</c> says no, whatever the status.</summary>
    public static JsonElement? DataOf(Reply reply) =>
        reply is Reply.Answer { IsSuccess: true } answer && AnswerJson.TryParse(answer.Body) is { } body && body.At("error")?.Text("code") is "ok" ? body.Member("data") : null;

    public SendFault FaultOf(Reply reply) => TikTokFaults.Of(Settings, reply);

    private static bool Is(JsonElement data, string name) => data.Member(name) is { ValueKind: JsonValueKind.True };
}

/// <param name="Privacy">Whom it may be shown to: <c>PUBLIC_TO_EVERYONE</c>, <c>MUTUAL_FOLLOW_FRIENDS</c>, <c>FOLLOWER_OF_CREATOR</c>, <c>SELF_ONLY</c>.</param>
internal sealed record TikTokCreator(string Name, ImmutableArray<string> Privacy, bool NoComments, bool NoDuets, bool NoStitches);
