using System.Text.Json;

namespace Planner.Publishing.Connectors.LinkedIn;

/// <summary>Whose a token is, and until when ("Token Introspection", "Sign in with LinkedIn using OpenID Connect", 2026). Tokens live 60 days.</summary>
internal sealed class LinkedInToken(LinkedInServer server)
{
    private readonly ConnectorSettings settings = server.Settings;

    public async Task<TokenReport> AskAsync(CancellationToken cancellationToken)
    {
        var token = await server.TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return TokenReport.Failed(token.Fault!);
        }

        var owner = await server.OwnerAsync(cancellationToken);
        if (owner is Reply.Nothing or Reply.Answer { Status: 401 or 429 or >= 500 })
        {
            return TokenReport.Failed(server.FaultOf(owner));
        }

        var person = owner is Reply.Answer { IsSuccess: true } answer ? AnswerJson.TryParse(answer.Body) : null;
        var author = LinkedInUrn.OfAccount(settings.Account) ?? (person?.Text("sub") is { } id ? "urn:li:person:" + id : null);
        var report = new TokenReport(person?.Text("name") is { } name && author is not null ? $"{settings.Told(name)}, posting as {author}" : author)
        {
            Until = token.Until ?? settings.Vault?.Entry.Find("access_token")?.Until,
            Remark = author is null ? "neither 'extra: {author: …}' nor the scopes openid and profile say who posts" : null,
            Lacking = author is null ? ["openid", "profile"] : [],
        };
        return settings.Secrets.Find("client_id") is { } client && settings.Secrets.Find("client_secret") is { } secret
            ? await IntrospectAsync(report, author, client, secret, token.Text, cancellationToken)
            : report;
    }

    private async Task<TokenReport> IntrospectAsync(TokenReport report, string? author, string client, string secret, string token, CancellationToken cancellationToken)
    {
        using var request = Requests.Form(HttpMethod.Post, settings.At("https://www.linkedin.com/oauth/v2/introspectToken"), ("client_id", client), ("client_secret", secret), ("token", token));
        var reply = await settings.AskAsync(request, cancellationToken);
        if (reply is not Reply.Answer { IsSuccess: true } answer || AnswerJson.TryParse(answer.Body) is not { ValueKind: JsonValueKind.Object } body)
        {
            return report with { Fault = server.FaultOf(reply) };
        }

        if (body.Member("active") is { ValueKind: JsonValueKind.False })
        {
            return report with { Fault = new SendFault(FaultKind.Authorization, settings.Told($"the token is {body.Text("status") ?? "over"}")) };
        }

        var scopes = (body.Text("scope") ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] needed = author is not null && LinkedInUrn.IsOrganization(author) ? ["w_organization_social", "r_organization_social"] : ["w_member_social"];
        return report with
        {
            Scopes = [.. scopes],
            Lacking = scopes.Length == 0 ? report.Lacking : [.. report.Lacking.Union(needed.Except(scopes, StringComparer.Ordinal))],
            Until = body.Member("expires_at") is { ValueKind: JsonValueKind.Number } end && end.TryGetInt64(out var second) && second is > 0 and < 253_402_300_800 ? Instant.FromUnixTimeSeconds(second) : report.Until,
        };
    }
}
