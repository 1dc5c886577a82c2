namespace Planner.Publishing.Connectors.OAuth;

/// <summary>
/// Requests with an account's access token. One that the network refuses (401) is got anew, once: whoever refuses it has done nothing.
/// </summary>
/// <param name="lasting">A token that somebody put into the account's secrets; null: <paramref name="tokens"/> gets it.</param>
internal sealed class BearerRequests(ConnectorSettings settings, string? lasting, AccessTokens? tokens)
{
    /// <param name="make">The request without its token; asked twice when the token had to be got anew.</param>
    /// <returns>The answer, without the token in it.</returns>
    public async Task<Reply> AskAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken, Duration? patience = null)
    {
        var token = await TokenAsync(cancellationToken);
        if (token.Text is null)
        {
            return new Reply.Nothing(token.Fault!, MayHaveArrived: false);
        }

        var reply = await AskAsync(make, token, patience, cancellationToken);
        if (reply is not Reply.Answer { Status: 401 } || lasting is not null || tokens is null)
        {
            return reply;
        }

        var renewed = await tokens.RenewAsync(token, cancellationToken);
        return renewed.Text is null ? new Reply.Nothing(renewed.Fault!, MayHaveArrived: false) : await AskAsync(make, renewed, patience, cancellationToken);
    }

    public async Task<AccessToken> TokenAsync(CancellationToken cancellationToken) =>
        lasting is not null ? new AccessToken(lasting, null)
        : tokens is not null ? await tokens.AskAsync(cancellationToken)
        : new AccessToken(null, new SendFault(FaultKind.Configuration, "the account has no token"));

    private async Task<Reply> AskAsync(Func<HttpRequestMessage> make, AccessToken token, Duration? patience, CancellationToken cancellationToken)
    {
        using var request = make().WithBearer(token.Text!);
        return await settings.AskAsync(request, cancellationToken, patience) switch
        {
            Reply.Answer answer => answer with { Body = token.Redact(answer.Body) },
            var nothing => nothing,
        };
    }
}
