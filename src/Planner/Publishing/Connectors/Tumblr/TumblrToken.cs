namespace Planner.Publishing.Connectors.Tumblr;

/// <summary>Whose the token is (<c>GET /v2/user/info</c>), and whether the blog is theirs.</summary>
internal sealed class TumblrToken(TumblrServer server)
{
    /// <summary>Reading is allowed without; <c>offline_access</c> is what gives the refresh token (api.md "OAuth2 Authorization").</summary>
    private static readonly ImmutableArray<string> Needed = ["write", "offline_access"];

    public async Task<TokenReport> AskAsync(CancellationToken cancellationToken)
    {
        var reply = await server.OwnerAsync(cancellationToken);
        if (TumblrServer.ResponseOf(reply)?.At("user") is not { } user || user.Text("name") is not { } name)
        {
            return TokenReport.Failed(server.FaultOf(reply));
        }

        var scopes = (await server.TokenAsync(cancellationToken))?.Scopes;
        var isTheirs = user.List("blogs").Any(blog => blog.Text("name") == server.Blog || blog.Text("uuid") == server.Blog || blog.Text("url")?.Contains($"//{server.Blog}", StringComparison.OrdinalIgnoreCase) == true);
        return new TokenReport(name)
        {
            Scopes = scopes,
            Lacking = [.. scopes is { } given ? Needed.Except(given, StringComparer.Ordinal) : [], .. isTheirs ? ImmutableArray<string>.Empty : [$"the blog {server.Blog}"]],
        };
    }
}
