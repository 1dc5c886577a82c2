namespace Planner.Publishing.Connectors.YouTube;

/// <summary>Whose a token is, and what it may do (channels.list; Google's tokeninfo, developers.google.com/identity/protocols/oauth2).</summary>
internal sealed class YouTubeToken(YouTubeServer server)
{
    private const string Scope = "https://www.googleapis.com/auth/";

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
        using var request = new HttpRequestMessage(HttpMethod.Get, settings.At("https://oauth2.googleapis.com/tokeninfo").WithQuery(("access_token", token.Text)));
        var reply = await settings.AskAsync(request, cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body)?.Text("scope") is not { } said)
        {
            return report;
        }

        var scopes = said.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var mayAll = scopes.Contains(Scope + "youtube.force-ssl", StringComparer.Ordinal);
        var mayPublish = mayAll || scopes.Contains(Scope + "youtube", StringComparer.Ordinal);
        return report with
        {
            Scopes = [.. scopes.Select(settings.Told)],
            Lacking = mayPublish ? [] : [Scope + "youtube.force-ssl"],
            Remark = mayPublish && !mayAll && report.Remark is { } remark ? remark + "; first comments need youtube.force-ssl" : report.Remark,
        };
    }
}
