using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.YouTube;

/// <summary>Whose a token is, and what it may do (channels.list; Google's tokeninfo, developers.google.com/identity/protocols/oauth2).</summary>
internal sealed class YouTubeToken(YouTubeServer server)
{
    private readonly ConnectorSettings settings = server.Settings;

    public async Task<TokenReport> AskAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var (channel, fault) = await server.ChannelAsync(cancellationToken);
        var report = channel is null ? TokenReport.Failed(fault!) : new TokenReport(settings.Told($"{channel.Title} ({channel.Id})"))
        {
            Until = settings.Vault?.Entry.Find("refresh_token")?.Until,
            Remark = "whether Google has audited the project is told by the first video only: until then it stays private",
        };
        if (await GoogleAccess.ScopesAsync(settings, token.Text, cancellationToken) is not { } scopes)
        {
            return report;
        }

        var mayAll = scopes.Contains(GoogleAccess.Scope + "youtube.force-ssl", StringComparer.Ordinal);
        var mayPublish = mayAll || scopes.Contains(GoogleAccess.Scope + "youtube", StringComparer.Ordinal);
        return report with
        {
            Scopes = [.. scopes.Select(settings.Told)],
            Lacking = mayPublish ? [] : [GoogleAccess.Scope + "youtube.force-ssl"],
            Remark = mayPublish && !mayAll && report.Remark is { } remark ? remark + "; first comments need youtube.force-ssl" : report.Remark,
        };
    }
}
