using Planner.Networks;
using Planner.Publishing.Connectors;
using Planner.Publishing.Connectors.Meta;
using Planner.Publishing.Connectors.OAuth;

namespace Planner.Tests.Publishing.Connectors.Meta;

/// <summary>Bodies as Meta documents them: graph-api/guides/error-handling and instagram-graph-api/reference/error-codes (2026-06).</summary>
public sealed class GraphFaultTests
{
    private const string TooLarge = """{"error":{"message":"The image size is too large.","type":"OAuthException","code":36000,"error_subcode":2207004,"is_transient":false,"error_user_title":"Image size too large","error_user_msg":"The image is too large to download. It should be less than 8 MiB.","fbtrace_id":"A6LJylpZRKw2xKLFsAP-cJh"}}""";
    private const string Expired = """{"error":{"message":"Error validating access token: Session has expired on Wednesday, 14-Feb-18 18:00:00 PST. The current time is Thursday, 15-Feb-18 13:46:35 PST.","type":"OAuthException","code":190,"error_subcode":463,"fbtrace_id":"H2il2t5bn4e"}}""";

    private static readonly HttpClient Http = new();

    [Fact]
    public async Task What_Meta_tells_its_users_is_told_with_its_numbers()
    {
        var failed = await AskAsync(new(400, TooLarge));
        Assert.Equal("400: Image size too large: The image is too large to download. It should be less than 8 MiB (code 36000, subcode 2207004)", failed.Why.Message);
        Assert.Equal((FaultKind.MediaProcessing, false, false), (failed.Why.Kind, failed.Why.IsTransient, failed.MayHaveArrived));
    }

    [Theory]
    [InlineData(190, 463, "Authorization", false)]
    [InlineData(102, 0, "Authorization", false)]
    [InlineData(10, 0, "Authorization", false)]
    [InlineData(200, 0, "Authorization", false)]
    [InlineData(25, 2207050, "Authorization", false)]
    [InlineData(4, 0, "RateLimited", true)]
    [InlineData(17, 0, "RateLimited", true)]
    [InlineData(32, 0, "RateLimited", true)]
    [InlineData(613, 0, "RateLimited", true)]
    [InlineData(80002, 0, "RateLimited", true)]
    [InlineData(9, 2207042, "RateLimited", true)]
    [InlineData(1, 1390008, "RateLimited", true)]
    [InlineData(4, 2207051, "Unknown", false)]
    [InlineData(368, 0, "Unknown", false)]
    [InlineData(9007, 2207027, "MediaProcessing", true)]
    [InlineData(24, 2207008, "MediaProcessing", true)]
    [InlineData(-2, 2207003, "MediaProcessing", true)]
    [InlineData(-1, 2207001, "Server", true)]
    [InlineData(36001, 2207005, "MediaProcessing", false)]
    [InlineData(36003, 2207009, "MediaProcessing", false)]
    [InlineData(352, 2207026, "MediaProcessing", false)]
    [InlineData(9004, 2207052, "Configuration", false)]
    [InlineData(36004, 2207010, "Validation", false)]
    [InlineData(100, 0, "Validation", false)]
    [InlineData(100, 4279071, "Validation", false)]
    [InlineData(506, 0, "Duplicate", false)]
    [InlineData(1, 0, "Server", true)]
    [InlineData(2, 0, "Server", true)]
    public async Task The_code_says_what_it_is(int code, int subcode, string kind, bool isTransient)
    {
        var failed = await AskAsync(new(400, Error(code, subcode)));
        Assert.Equal((kind, isTransient), (failed.Why.Kind.ToString(), failed.Why.IsTransient));
    }

    [Theory]
    [InlineData(400, 1, 0, true)]
    [InlineData(400, 2, 0, true)]
    [InlineData(500, 1, 0, true)]
    [InlineData(503, 190, 0, true)]
    [InlineData(400, -1, 2207001, true)]
    [InlineData(400, 190, 463, false)]
    [InlineData(400, 4, 0, false)]
    [InlineData(403, 200, 0, false)]
    [InlineData(400, 9007, 2207027, false)]
    [InlineData(400, 1, 2207057, false)]
    public async Task Only_what_Meta_failed_at_may_have_been_done(int status, int code, int subcode, bool mayHaveArrived) =>
        Assert.Equal(mayHaveArrived, (await AskAsync(new(status, Error(code, subcode)))).MayHaveArrived);

    [Fact]
    public async Task Who_is_throttled_waits_as_long_as_Meta_says()
    {
        const string Usage = """{"17841405822304914":[{"type":"instagram","call_count":100,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":19}]}""";
        var failed = await AskAsync(new(400, Error(80002, 0)) { Headers = ImmutableDictionary<string, string>.Empty.Add("X-Business-Use-Case-Usage", Usage) });
        Assert.Equal(Duration.FromMinutes(19), failed.Why.RetryAfter);
        Assert.Equal(Duration.FromMinutes(15), (await AskAsync(new(400, Error(4, 0)))).Why.RetryAfter);
    }

    [Theory, InlineData(""), InlineData("<html>"), InlineData("[1"), InlineData("""{"id":"\ud800""")]
    public async Task An_answer_that_cannot_be_read_leaves_it_open(string body)
    {
        var failed = await AskAsync(new(200, body));
        Assert.True(failed.MayHaveArrived);
    }

    [Fact]
    public async Task The_token_and_the_apps_proof_go_along_and_are_not_told()
    {
        using var server = new LoopbackServer(_ => new(400, Expired.Replace("Session", "EAAToken", StringComparison.Ordinal)));
        var failed = Assert.IsType<GraphReply.Failed>(await Api(server, "the-apps-secret").GetAsync("me", default, ("fields", "id,name"), ("limit", null)));

        // openssl dgst -sha256 -hmac the-apps-secret
        Assert.Equal("/v25.0/me?fields=id%2Cname&access_token=EAAToken&appsecret_proof=03ce229bbbce56ce1069c3e76a72d7d94f6c99c0b3d2a7bb46be40efb64eb5ac", Assert.Single(server.Requests).Path);
        Assert.Contains("*** has expired", failed.Why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_holds_what_is_said_and_the_token()
    {
        using var server = new LoopbackServer(_ => new(200, """{"id":"1"}"""));
        Assert.IsType<GraphReply.Said>(await Api(server, null).PostAsync("1/feed", default, ("message", "Hi & ho"), ("link", null)));
        Assert.Equal(("POST", "/v25.0/1/feed", "message=Hi+%26+ho&access_token=EAAToken"), (server.Requests[0].Method, server.Requests[0].Path, server.Requests[0].Body));
    }

    [Fact]
    public async Task Without_a_token_nothing_is_asked()
    {
        using var server = new LoopbackServer(_ => new(200, "{}"));
        var none = new AccessToken(null, new SendFault(FaultKind.Authorization, "none"));
        var failed = Assert.IsType<GraphReply.Failed>(await new GraphApi(Settings(server, null), "https://graph.facebook.com/v25.0", _ => Task.FromResult(none)).GetAsync("me", default));
        Assert.Equal((FaultKind.Authorization, false, 0), (failed.Why.Kind, failed.MayHaveArrived, server.Requests.Length));
    }

    private static string Error(int code, int subcode) => $$$"""{"error":{"message":"Words","type":"OAuthException","code":{{{code}}},"error_subcode":{{{subcode}}},"fbtrace_id":"A"}}""";

    private static async Task<GraphReply.Failed> AskAsync(LoopbackAnswer answer)
    {
        using var server = new LoopbackServer(_ => answer);
        return Assert.IsType<GraphReply.Failed>(await Api(server, null).PostAsync("me/media_publish", default, ("creation_id", "1")));
    }

    private static GraphApi Api(LoopbackServer server, string? secret) =>
        new(Settings(server, secret), "https://graph.facebook.com/v25.0", _ => Task.FromResult(new AccessToken("EAAToken", null)));

    private static ConnectorSettings Settings(LoopbackServer server, string? secret) =>
        new(Outgoing.Prepare("network: instagram", "media: [{ file: media/bowl.png }]", "Hi").Delivery.Account, BuiltInNetworks.Find("instagram")!, null,
            new Secrets(secret is null ? new Dictionary<string, string>(StringComparer.Ordinal) : new(StringComparer.Ordinal) { ["app_secret"] = secret }), Http, () => Instant.FromUtc(2026, 11, 28, 10, 0))
        { Api = server.Address };
}
