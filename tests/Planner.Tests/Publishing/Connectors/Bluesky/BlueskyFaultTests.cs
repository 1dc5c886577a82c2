using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Bluesky;

namespace Planner.Tests.Publishing.Connectors.Bluesky;

/// <summary>What a server said, observed at @atproto/pds 0.5.35 where the message is whole, and what it means.</summary>
public sealed class BlueskyFaultTests
{
    [Theory]
    [InlineData(400, "InvalidRequest", "Invalid app.bsky.feed.post record: grapheme too big (maximum 300, got 301) at $.record.text", "Validation")]
    [InlineData(400, "InvalidRequest", "Invalid app.bsky.feed.post record: Missing required key \"alt\" at $.record.embed.images[0]", "Validation")]
    [InlineData(400, "BlobNotFound", "Could not find blob: bafkreibj", "Server")]
    [InlineData(400, "InvalidToken", "Token could not be verified", "Authorization")]
    [InlineData(401, "AuthMissing", "Authentication Required", "Authorization")]
    [InlineData(400, "AccountTakedown", "Account has been taken down", "Authorization")]
    [InlineData(403, "AccountNotFound", "Account not found", "Authorization")]
    [InlineData(429, "RateLimitExceeded", "Rate Limit Exceeded", "RateLimited")]
    [InlineData(413, "PayloadTooLarge", "request entity too large", "MediaProcessing")]
    [InlineData(400, "BlobTooLarge", "This file is too large", "MediaProcessing")]
    [InlineData(302, "", "", "Configuration")]
    [InlineData(404, "", "", "Validation")]
    public async Task A_refusal_is_certain(int status, string error, string message, string kind)
    {
        var outcome = await SendAsync(new BlueskyPds((method, _) => method is "putRecord" ? BlueskyPds.Refused(status, error, message) : null));
        var fault = Assert.IsType<Outcome.Rejected>(outcome).Fault;
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "{\"error\":\"InternalServerError\",\"message\":\"Internal Server Error\"}")]
    [InlineData(502, "<html>Bad Gateway</html>")]
    [InlineData(503, "")]
    [InlineData(408, "")]
    [InlineData(200, "<html>")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"uri\":\"\\ud800\",\"cid\":\"a\"}")]
    [InlineData(0, "")]
    public async Task After_anything_else_it_may_be_out(int status, string body) =>
        Assert.IsType<Outcome.Unknown>(await SendAsync(new BlueskyPds((method, _) => method is "putRecord" ? new LoopbackAnswer(status, body) : null)));

    [Theory]
    [InlineData("createSession", 500)]
    [InlineData("createSession", 0)]
    [InlineData("resolveHandle", 503)]
    public async Task What_fails_before_the_record_is_sent_posts_nothing(string failing, int status)
    {
        using var pds = new BlueskyPds((method, _) => method == failing ? new LoopbackAnswer(status, "") : null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour @north.fr"), default);
        Assert.True(Assert.IsType<Outcome.Rejected>(outcome).Fault.IsTransient);
        Assert.DoesNotContain("putRecord", pds.Methods);
    }

    [Fact]
    public async Task A_server_that_is_not_reached_has_nothing()
    {
        using var http = new HttpClient();
        var outcome = await BlueskySample.Connector(new Uri("http://127.0.0.1:1"), http).SendAsync(BlueskySample.Message("Bonjour"), default);
        Assert.Equal(FaultKind.Network, Assert.IsType<Outcome.Rejected>(outcome).Fault.Kind);
    }

    [Theory]
    [InlineData("Retry-After", "289", 289)]
    [InlineData("RateLimit-Reset", "1795541460", 60)]
    [InlineData("RateLimit-Reset", "1", 0)]
    [InlineData("RateLimit-Reset", "soon", null)]
    public async Task A_server_says_how_long_to_wait(string header, string value, int? seconds)
    {
        var limited = BlueskyPds.Refused(429, "RateLimitExceeded", "Rate Limit Exceeded") with { Headers = ImmutableDictionary<string, string>.Empty.Add(header, value) };
        var outcome = await SendAsync(new BlueskyPds((method, _) => method is "putRecord" ? limited : null));
        Assert.Equal(seconds, (int?)Assert.IsType<Outcome.Rejected>(outcome).Fault.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("Bonjour", true)]
    [InlineData("Bonsoir", false)]
    [Proves("bluesky", Cell.Duplicates)]
    public async Task A_record_that_stands_already_is_the_proof_when_it_is_the_same(string text, bool isSame)
    {
        using var pds = new BlueskyPds((method, request) => method switch
        {
            "putRecord" => BlueskyPds.Refused(400, "InvalidSwap", "Record was at bafy"),
            "getRecord" => BlueskyPds.Record(request.Path.Split("rkey=")[1], text),
            _ => null,
        });
        var message = BlueskySample.Message("Bonjour");
        var outcome = await pds.Connector.SendAsync(message, default);
        if (isSame)
        {
            Assert.EndsWith("/" + RecordKey.Of(message), Assert.IsType<Outcome.Published>(outcome).Message.Id, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Unknown>(outcome).Fault.Kind);
        }
    }

    [Theory]
    [InlineData(400, "RecordNotFound", "Missing")]
    [InlineData(400, "InvalidRequest", "Unclear")]
    [InlineData(404, "", "Unclear")]
    [InlineData(500, "InternalServerError", "Unclear")]
    [InlineData(0, "", "Unclear")]
    public async Task Only_the_servers_own_word_says_that_something_is_missing(int status, string error, string seen)
    {
        using var pds = new BlueskyPds((method, _) => method is "getRecord" ? BlueskyPds.Refused(status, error) : null);
        Assert.Equal(seen, (await pds.Connector.FindAsync(BlueskySample.Message("Bonjour"), BlueskySample.Due, default)).GetType().Name);
        Assert.Equal(seen, (await pds.Connector.VerifyAsync(new SentMessage($"at://{BlueskyPds.Did}/app.bsky.feed.post/3lab222222222"), default)).GetType().Name);
    }

    [Fact]
    public async Task What_another_account_posted_is_not_missing()
    {
        using var pds = new BlueskyPds();
        Assert.IsType<Sighting.Unclear>(await pds.Connector.VerifyAsync(new SentMessage("at://did:plc:other/app.bsky.feed.post/3lab222222222"), default));
    }

    /// <summary>Whatever a server repeats of what it was given.</summary>
    [Theory]
    [InlineData("createSession")]
    [InlineData("resolveHandle")]
    [InlineData("putRecord")]
    public async Task Secrets_are_never_told(string failing)
    {
        const string Echo = $"bad: {BlueskySample.Password} {BlueskyPds.Access} {BlueskyPds.Refresh}";
        using var pds = new BlueskyPds((method, _) => method == failing ? BlueskyPds.Refused(failing is "putRecord" ? 400 : 500, "InvalidRequest", method is "createSession" ? BlueskySample.Password : Echo) : null);
        var outcome = await pds.Connector.SendAsync(BlueskySample.Message("Bonjour @north.fr"), default);
        var told = Assert.IsType<Outcome.Rejected>(outcome).ToString();
        Assert.Contains("***", told, StringComparison.Ordinal);
        Assert.All([BlueskySample.Password, BlueskyPds.Access, BlueskyPds.Refresh], secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_session_prints_nothing_of_its_tokens() =>
        Assert.Equal("did:plc:a", new BlueskySession("did:plc:a", "lune.example", new Uri("https://bsky.social"), "secret", "secret").ToString());

    private static async Task<Outcome> SendAsync(BlueskyPds pds)
    {
        using (pds)
        {
            return await pds.Connector.SendAsync(BlueskySample.Message("Bonjour"), default);
        }
    }
}
