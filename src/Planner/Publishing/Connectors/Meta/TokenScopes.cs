namespace Planner.Publishing.Connectors.Meta;

/// <summary>
/// What a token says of itself, where the network lets it (<c>/debug_token</c>: facebook-login/guides/access-tokens/debugging; Threads' sample collection, 2026-01).
/// Whoever may not ask is told nothing, which is no fault.
/// </summary>
internal static class TokenScopes
{
    /// <summary>Moments are seconds since 1970; zero is never.</summary>
    private const long Last = 253_402_300_800;

    /// <param name="token">The token itself.</param>
    /// <param name="needed">Scopes without which nothing is posted.</param>
    public static async Task<TokenReport> WithScopesAsync(this TokenReport report, GraphApi api, string token, ImmutableArray<string> needed, CancellationToken cancellationToken)
    {
        if (report.Fault is not null
            || await api.GetAsync("debug_token", cancellationToken, ("input_token", token)) is not GraphReply.Said { Json: var json }
            || json.Member("data") is not { } data || !data.List("scopes").Any())
        {
            return report;
        }

        ImmutableArray<string> scopes = [.. data.List("scopes").Select(scope => scope.ToString()).Where(scope => scope.Length > 0)];
        return report with
        {
            Scopes = scopes,
            Lacking = report.Lacking.AddRange(needed.Except(scopes, StringComparer.Ordinal)),
            Until = data.Member("expires_at") is { ValueKind: System.Text.Json.JsonValueKind.Number } end && end.TryGetInt64(out var second) && second is > 0 and < Last ? Instant.FromUnixTimeSeconds(second) : report.Until,
        };
    }
}
