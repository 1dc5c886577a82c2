using System.Text.Json;

namespace Planner.Publishing.Connectors.OAuth;

/// <summary>Asks a network for tokens once, and reads what it says (RFC 6749, 5).</summary>
internal sealed class TokenRequest(ConnectorSettings settings, OAuthGrant grant)
{
    /// <summary>RFC 6749, 5.2: what is wrong with the program, not with the account's consent.</summary>
    private static readonly ImmutableArray<string> OfTheProgram = ["invalid_client", "unauthorized_client", "unsupported_grant_type"];

    /// <param name="lasting">The lasting secret as it is now.</param>
    public async Task<(AccessToken Token, GrantedTokens? Granted)> AskAsync(string? lasting, CancellationToken cancellationToken)
    {
        using var request = grant.Request(lasting);
        switch (await settings.AskAsync(request, cancellationToken))
        {
            case Reply.Answer { IsSuccess: true } answer:
                if (AnswerJson.TryParse(answer.Body) is { } json && grant.Read(json) is { } granted)
                {
                    var now = settings.Clock();
                    return (new AccessToken(granted.Access, null) { Since = now, Until = now + granted.Lives, Scope = granted.Scope }, granted);
                }

                // Some say no with 200. What such an answer holds may be a token all the same, so it is not told.
                return AnswerJson.TryParse(answer.Body)?.Text("error") is null
                    ? (AccessToken.Failed(FaultKind.Server, $"{settings.Network.Name} answers with no token when it is asked for one"), null)
                    : (new AccessToken(null, Refusal(answer, lasting)), null);
            case Reply.Answer answer:
                return (new AccessToken(null, Refusal(answer, lasting)), null);
            case Reply.Nothing nothing:
                return (new AccessToken(null, nothing.Fault), null);
            default:
                throw new InvalidOperationException();
        }
    }

    /// <summary>
    /// Whatever is said to the account's own secret means that it is over, as <c>invalid_grant</c> does: networks have other words for it, too.
    /// </summary>
    private SendFault Refusal(Reply.Answer answer, string? lasting)
    {
        var (error, said) = Said(answer.Body);
        var fault = settings.FaultOf(answer, Redacted(said, lasting));
        return answer.Status is >= 300 and < 400 or 429 or >= 500 || error is "temporarily_unavailable" or "server_error" ? fault with { Kind = error is "temporarily_unavailable" or "server_error" ? FaultKind.Server : fault.Kind }
            : OfTheProgram.Contains(error, StringComparer.Ordinal) || grant.Lasting is null
                ? fault with { Kind = FaultKind.Configuration, Message = settings.Told($"{settings.Network.Name} does not know the program by these credentials ({Redacted(said, lasting)})") }
            : fault with
            {
                Kind = FaultKind.Authorization,
                Message = settings.Told($"the {grant.Lasting} is not valid any more; sign the account in anew (docs/networks/{settings.Network.Id}.md) and put the new {grant.Lasting} in its place ({Redacted(said, lasting)})"),
            };
    }

    private string Redacted(string said, string? lasting) => settings.Secrets.Redact(lasting is { Length: > 0 } ? said.Replace(lasting, "***", StringComparison.Ordinal) : said);

    /// <summary>As RFC 6749, 5.2, has it, or an object with a message in it, as the Graph API does.</summary>
    private static (string Error, string Said) Said(string body)
    {
        var json = AnswerJson.TryParse(body) ?? default(JsonElement);
        var error = json.Text("error") ?? json.At("error", "type")?.ToString() ?? "";
        var description = json.Text("error_description") ?? json.Text("error_message") ?? json.Text("message") ?? json.Member("error")?.Text("message");
        return (error, error.Length > 0 && description is { Length: > 0 } ? $"{error}: {description}" : description is { Length: > 0 } ? description : error.Length > 0 ? error : "no reason given");
    }
}
