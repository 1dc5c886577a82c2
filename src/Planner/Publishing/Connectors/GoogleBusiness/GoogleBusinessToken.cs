using Planner.Publishing.Connectors.Google;

namespace Planner.Publishing.Connectors.GoogleBusiness;

/// <summary>Which location an account posts for, and whether its token and Google let it.</summary>
internal sealed class GoogleBusinessToken(GoogleBusinessServer server, GoogleBusinessPlace place)
{
    private const string Needed = GoogleAccess.Scope + "business.manage";

    private readonly ConnectorSettings settings = server.Settings;

    public async Task<TokenReport> AskAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var report = await ReportAsync(cancellationToken) with { Until = settings.Vault?.Entry.Find(GoogleAccess.RefreshToken)?.Until };
        return await GoogleAccess.ScopesAsync(settings, token.Text, cancellationToken) is { } scopes
            ? report with { Scopes = [.. scopes.Select(settings.Told)], Lacking = scopes.Contains(Needed) ? report.Lacking : [Needed, .. report.Lacking] }
            : report;
    }

    private async Task<TokenReport> ReportAsync(CancellationToken cancellationToken)
    {
        var (name, fault) = await place.AskAsync(cancellationToken);
        if (name is null)
        {
            return TokenReport.Failed(fault!);
        }

        // Approval, quota and the account's segment of the name count for this API alone.
        var posts = await server.AskAsync(HttpMethod.Get, name + "/localPosts", cancellationToken, ("pageSize", "1"));
        if (posts is not Reply.Answer { IsSuccess: true })
        {
            return TokenReport.Failed(server.FaultOf(posts));
        }

        var reply = await server.LocationAsync(name[name.IndexOf("locations/", StringComparison.Ordinal)..], cancellationToken);
        var location = reply is Reply.Answer { IsSuccess: true } answer ? AnswerJson.TryParse(answer.Body) : null;
        var title = location?.Text("title");
        return new TokenReport(settings.Told(title is null ? name : $"{title} ({name})"))
        {
            Lacking = location?.At("metadata", "canOperateLocalPost") is { ValueKind: System.Text.Json.JsonValueKind.False } ? ["Google's leave to post for this location (canOperateLocalPost)"] : [],
        };
    }
}
