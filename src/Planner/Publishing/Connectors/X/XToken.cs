namespace Planner.Publishing.Connectors.X;

/// <summary>Whose the token is (<c>GET /2/users/me</c>) and what it may do.</summary>
internal sealed class XToken(XServer server)
{
    /// <summary>docs.x.com "OAuth 2.0 scopes"; each of these is asked for by an address that the connector uses.</summary>
    private static readonly ImmutableArray<string> Needed = ["tweet.read", "tweet.write", "users.read", "media.write", "offline.access"];

    public async Task<TokenReport> AskAsync(CancellationToken cancellationToken)
    {
        var (user, reply) = await server.UserAsync(cancellationToken);
        if (user is null)
        {
            return TokenReport.Failed(server.FaultOf(reply));
        }

        var scopes = (await server.TokenAsync(cancellationToken))?.Scopes;

        // What the four values of OAuth 1.0a may do X says beside each answer: read, read-write, read-write-directmessages.
        var level = user.Reply.Headers.Text("x-access-level");
        return new TokenReport("@" + user.Name)
        {
            Scopes = scopes ?? (level is null ? null : [level]),
            Lacking = scopes is { } given ? [.. Needed.Except(given, StringComparer.Ordinal)] : level is "read" ? ["read-write"] : [],
            Remark = string.Equals(user.Name, server.Settings.Account.Handle.TrimStart('@'), StringComparison.OrdinalIgnoreCase) ? null : $"the account's file says {server.Settings.Account.Handle}",
        };
    }
}
