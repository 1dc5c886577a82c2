using Planner.Publishing.Connectors.Meta;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Facebook;

/// <summary>A Page, asked with its own token, which does not end (networks.md 4.4).</summary>
internal sealed class FacebookPage
{
    public const string Token = "page_access_token";

    private const string Version = "v25.0";

    private static readonly ImmutableArray<string> Needed = ["pages_manage_posts", "pages_read_engagement"];

    private readonly string token;

    public FacebookPage(ConnectorSettings settings)
    {
        (Settings, token) = (settings, settings.Secrets[Token].Trim());
        Task<AccessToken> AskAsync(CancellationToken cancellationToken) => Task.FromResult(new AccessToken(token, null));
        Api = new GraphApi(settings, $"https://graph.facebook.com/{Version}", AskAsync);
        Videos = new GraphApi(settings, $"https://graph-video.facebook.com/{Version}", AskAsync);
        Id = Uri.EscapeDataString((settings.Secrets.Find("page_id") ?? (settings.Account.Extra.TryGetValue("page_id", out var named) ? named.Value : null))?.Trim() is { Length: > 0 } id ? id : "me");
    }

    public ConnectorSettings Settings { get; }

    public GraphApi Api { get; }

    /// <summary>Takes the pieces of videos (docs/video-api/guides/publishing, 2026).</summary>
    public GraphApi Videos { get; }

    /// <summary>For paths: <c>page_id</c>, else <c>me</c>, which a Page's token means itself by.</summary>
    public string Id { get; }

    /// <summary>Where a reel's bytes go.</summary>
    public Uri ReelAddress(string video) => Settings.At($"https://rupload.facebook.com/video-upload/{Version}/{Uri.EscapeDataString(video)}");

    /// <summary>A request that sends bytes to it.</summary>
    public HttpRequestMessage ReelUpload(string video, long offset, long size, HttpContent content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, ReelAddress(video)) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"OAuth {token}");
        request.Headers.TryAddWithoutValidation("offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("file_size", size.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await Api.GetAsync("me", cancellationToken, ("fields", "id,name"));
        return reply is GraphReply.Said { Json: var json }
            ? await new TokenReport(Settings.Told(json.Text("name") ?? "")).WithScopesAsync(Api, token, Needed, cancellationToken)
            : TokenReport.Failed(reply.Fault!);
    }

    public string Redact(string text) => text.Replace(token, "***", StringComparison.Ordinal);
}
