using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.X;

public sealed class XFaultTests
{
    private readonly XDouble network = new();

    // docs.x.com "Response codes and errors"; gitroomhq/postiz-app x.provider.ts; akrherz/iembot#163; twitterdev community threads quoted there.
    [Theory]
    [InlineData(400, """{"errors":[{"parameters":{"text":[""]},"message":"text: must not be empty"}],"title":"Invalid Request","detail":"One or more parameters to your request was invalid.","type":"https://api.x.com/2/problems/invalid-request"}""", "Rejected Validation 400: text: must not be empty")]
    [InlineData(400, """{"errors":[{"message":"Your media IDs are invalid."}],"title":"Invalid Request","type":"https://api.x.com/2/problems/invalid-request"}""", "Rejected MediaProcessing 400: Your media IDs are invalid")]
    [InlineData(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""", "Rejected Authorization 401: Unauthorized")]
    [InlineData(402, """{"title":"CreditsDepleted","type":"https://api.x.com/2/problems/credits","detail":"Your enrolled account does not have any credits to fulfill this request."}""", "Rejected Billing 402: Your enrolled account does not have any credits to fulfill this request")]
    [InlineData(403, """{"title":"Forbidden","type":"https://api.x.com/2/problems/oauth1-permissions","status":403,"detail":"Your client app is not configured with the appropriate oauth1 app permissions for this endpoint."}""", "Rejected Authorization 403: Your client app is not configured with the appropriate oauth1 app permissions for this endpoint")]
    [InlineData(403, """{"title":"Client Forbidden","reason":"client-not-enrolled","type":"https://api.x.com/2/problems/client-forbidden","detail":"This app is not attached to a Project."}""", "Rejected Configuration 403: This app is not attached to a Project")]
    [InlineData(403, """{"detail":"Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.","type":"about:blank","title":"Forbidden","status":403}""", "Rejected Validation 403: Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to")]
    [InlineData(403, """{"detail":"This user is not allowed to post a video longer than 2 minutes","type":"about:blank","title":"Forbidden","status":403}""", "Rejected Validation 403: This user is not allowed to post a video longer than 2 minutes")]
    [InlineData(403, """{"detail":"You are not permitted to perform this action.","type":"about:blank","title":"Forbidden","status":403}""", "Rejected Authorization 403: You are not permitted to perform this action")]
    [InlineData(408, "", "Unknown Unknown the server says 408 and no more")]
    [InlineData(429, """{"title":"Too Many Requests","detail":"Too Many Requests","type":"about:blank","status":429}""", "Rejected RateLimited 429: Too Many Requests (again after 120 s)")]
    [InlineData(429, """{"title":"UsageCapExceeded","detail":"Usage cap exceeded: Monthly product cap","period":"Monthly","scope":"Product","type":"https://api.x.com/2/problems/usage-capped"}""", "Rejected Billing 429: Usage cap exceeded: Monthly product cap")]
    [InlineData(500, """{"title":"Internal Server Error","detail":"Something is broken.","type":"https://api.x.com/2/problems/internal-error","status":500}""", "Unknown Server 500: Something is broken")]
    [InlineData(503, "<html>Over capacity</html>", "Unknown Server the server says 503 and no more")]
    [InlineData(201, "<html>welcome</html>", "Unknown Server 201, with an answer that cannot be read: <html>welcome</html>")]
    [InlineData(201, """{"data":{"id":"not a number"}}""", "Unknown Server 201, with an answer that cannot be read: {\"data\":{\"id\":\"not a number\"}}")]
    [InlineData(0, "", "Unknown Network")]
    public async Task An_answer_means(int status, string body, string expected)
    {
        var headers = ImmutableDictionary<string, string>.Empty.Add("x-rate-limit-reset", (Doubled.Now + Duration.FromMinutes(2)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)).Add("x-rate-limit-remaining", "0");
        using var run = new Doubled(network, (_, _) => new LoopbackAnswer(status, body) { Headers = headers });
        Assert.StartsWith(expected, Told(await run.RunAsync(run.Message("Hello"))), StringComparison.Ordinal);
        Assert.Single(run.Requests);
    }

    [Theory]
    [InlineData("x-rate-limit", "0", 60, 60)]
    [InlineData("x-user-limit-24hour", "0", 5400, 5400)]
    [InlineData("x-user-limit-24hour", "17", 5400, null)]
    [InlineData("x-app-limit-24hour", "0", -5, 0)]
    public async Task A_limit_says_when_it_is_over(string limit, string remaining, int offset, int? expected)
    {
        var headers = ImmutableDictionary<string, string>.Empty.Add(limit + "-remaining", remaining)
            .Add(limit + "-reset", (Doubled.Now + Duration.FromSeconds(offset)).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        using var run = new Doubled(network, (_, _) => new LoopbackAnswer(429, "") { Headers = headers });
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello"))).Fault;
        Assert.Equal(expected, (int?)fault.RetryAfter?.TotalSeconds);
    }

    [Theory]
    [InlineData("""{"detail":"bad token-secret-7d and consumer-secret-7d"}""")]
    [InlineData("2244994945-token")]
    public async Task No_secret_is_in_a_fault(string body)
    {
        using var run = new Doubled(network, (_, _) => new LoopbackAnswer(400, body));
        var told = Told(await run.RunAsync(run.Message("Hello")));
        Assert.DoesNotContain("7d", told, StringComparison.Ordinal);
        Assert.DoesNotContain("2244994945-token", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"errors":[{"type":"https://api.x.com/2/problems/not-authorized-for-resource","detail":"Sorry, you are not authorized."}],"meta":{"result_count":0}}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("<html>")]
    public async Task A_list_that_may_leave_something_out_proves_nothing(string body)
    {
        using var run = new Doubled(network, (request, _) => request.Path.Contains("/tweets?", StringComparison.Ordinal) ? new LoopbackAnswer(200, body) : null);
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("Hello"), Doubled.Now, default));
    }

    [Fact]
    public async Task A_token_is_told_with_its_owner_and_what_it_may_do()
    {
        using var run = new Doubled(network);
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal(("@lune", "read-write", "", null), (report.Owner, string.Join(' ', report.Scopes!.Value), string.Join(' ', report.Lacking), report.Remark));
        network.Level = "read";
        Assert.Equal("read-write", Assert.Single((await run.NextRun().AboutTokenAsync(default)).Lacking));
    }

    [Fact]
    public async Task A_token_of_OAuth_2_says_which_scopes_it_lacks()
    {
        network.Scope = "tweet.read users.read";
        using var run = new Doubled(network, account: XDouble.OAuth2) { Vault = new MemoryVault { Now = Doubled.Now } };
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("tweet.write media.write offline.access", string.Join(' ', report.Lacking));
    }

    [Fact]
    public async Task A_refused_token_is_told()
    {
        using var run = new Doubled(network, (_, _) => new LoopbackAnswer(401, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}"""));
        Assert.Equal(FaultKind.Authorization, (await run.NextRun().AboutTokenAsync(default)).Fault!.Kind);
    }

    private static string Told(Outcome outcome) => outcome switch
    {
        Outcome.Rejected rejected => "Rejected " + Told(rejected.Fault),
        Outcome.Unknown unknown => "Unknown " + Told(unknown.Fault),
        _ => outcome.ToString(),
    };

    private static string Told(SendFault fault) => $"{fault.Kind} {fault.Message}{(fault.RetryAfter is { } after ? $" (again after {after.TotalSeconds} s)" : "")}";
}
