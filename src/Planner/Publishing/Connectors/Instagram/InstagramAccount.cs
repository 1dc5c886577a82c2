using System.Text.Json;
using Planner.Publishing.Connectors.Meta;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Publishing.Connectors.Instagram;

/// <summary>
/// Instagram's two doors: with Instagram's own login at graph.instagram.com, with a token of 60 days; with the token of the Facebook Page that
/// the account is linked to at graph.facebook.com, which does not end (instagram-platform/overview, 2026-08).
/// </summary>
internal sealed class InstagramAccount
{
    public const string PageToken = "page_access_token";

    private const string Version = "v25.0";

    private static readonly ImmutableArray<string> Needed = ["instagram_basic", "instagram_content_publish"];

    private readonly ConnectorSettings settings;
    private readonly LongLivedToken? login;

    /// <summary>With the token as it is: whoever only asks exchanges nothing.</summary>
    private readonly GraphApi asking;
    private string? id;

    public InstagramAccount(ConnectorSettings settings)
    {
        this.settings = settings;
        login = settings.Secrets.Find(PageToken) is null && !IsPageToken(settings.Secrets.Find(LongLivedToken.Name)) ? new LongLivedToken(settings, "https://graph.instagram.com/refresh_access_token", "ig_refresh_token") : null;
        var root = $"https://{(login is null ? "graph.facebook.com" : "graph.instagram.com")}/{Version}";
        Api = new GraphApi(settings, root, TokenAsync);
        asking = new GraphApi(settings, root, _ => Task.FromResult(login?.AsItIs ?? Static));
        id = (settings.Secrets.Find("ig_user_id") ?? (settings.Account.Extra.TryGetValue("ig_user_id", out var named) ? named.Value : null))?.Trim();
    }

    public GraphApi Api { get; }

    /// <summary>Whether it goes through the Page, where Meta's specification knows more requests.</summary>
    public bool IsOfPage => login is null;

    public Instant? Until => login?.AsItIs.Until;

    /// <summary>A Page's token, which does not end.</summary>
    private AccessToken Static => new((settings.Secrets.Find(PageToken) ?? settings.Secrets[LongLivedToken.Name]).Trim(), null);

    private string Fields => IsOfPage ? "name,instagram_business_account{id,username}" : "user_id,username,account_type";

    /// <summary>The account's id, or why it cannot be told. Asked once, unless <c>ig_user_id</c> says it.</summary>
    public async Task<(string? Id, SendFault? Fault)> IdAsync(CancellationToken cancellationToken)
    {
        if (id is { Length: > 0 } known)
        {
            return (known, null);
        }

        var reply = await Api.GetAsync("me", cancellationToken, ("fields", Fields));
        id = reply is GraphReply.Said { Json: var json } ? IdOf(json) : null;
        return (id, id is null ? reply.Fault ?? new SendFault(FaultKind.Configuration, IsOfPage ? "no Instagram account is linked to the token's Page" : "the token's account has no id; it has to be a professional account") : null);
    }

    /// <summary>Whose the token is, and what may be posted today.</summary>
    public async Task<TokenReport> AboutTokenAsync(CancellationToken cancellationToken)
    {
        var reply = await asking.GetAsync("me", cancellationToken, ("fields", Fields));
        if (reply is not GraphReply.Said { Json: var json })
        {
            return TokenReport.Failed(reply.Fault!);
        }

        var account = IsOfPage ? json.Member("instagram_business_account") : json;
        var name = account?.Text("username") is { } user ? "@" + user : null;
        var owner = IsOfPage && json.Text("name") is { } page ? $"{name ?? "no Instagram account"} through the Page {page}" : name;
        var report = IdOf(json) is not { } found
            ? new TokenReport(owner) { Lacking = [IsOfPage ? "an Instagram account that is linked to the Page" : "a professional account"], Until = Until }
            : new TokenReport(owner) { Until = Until, Remark = await QuotaAsync(id is { Length: > 0 } ? id : found, cancellationToken) };
        return IsOfPage ? await report.WithScopesAsync(asking, Static.Text!, Needed, cancellationToken) : report;
    }

    /// <summary>The documentation says 50 and 100 posts a day on one page; the account's own answer counts.</summary>
    private async Task<string?> QuotaAsync(string account, CancellationToken cancellationToken)
    {
        var reply = await asking.GetAsync($"{Uri.EscapeDataString(account)}/content_publishing_limit", cancellationToken, ("fields", "quota_usage,config"));
        return reply is GraphReply.Said { Json: var json } && json.List("data").FirstOrDefault() is var limit && limit.Id("quota_usage") is { } used
            ? $"{used} of {limit.Member("config")?.Id("quota_total") ?? "an unknown number of"} posts in 24 hours are used"
            : null;
    }

    private string? IdOf(JsonElement json) => IsOfPage ? json.At("instagram_business_account")?.Id("id") : json.Id("user_id");

    private Task<AccessToken> TokenAsync(CancellationToken cancellationToken) =>
        login?.AskAsync(cancellationToken) ?? Task.FromResult(Static);

    /// <summary>Tokens of Facebook's login begin so; those of Instagram's with IG.</summary>
    private static bool IsPageToken(string? token) => token?.TrimStart().StartsWith("EAA", StringComparison.Ordinal) is true;
}
