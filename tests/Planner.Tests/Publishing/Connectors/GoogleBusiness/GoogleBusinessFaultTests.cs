using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.GoogleBusiness;

public sealed class GoogleBusinessFaultTests
{
    private readonly GoogleBusinessDouble network = new();

    [Theory]
    [InlineData(400, "INVALID_ARGUMENT", "Validation")]
    [InlineData(400, "FAILED_PRECONDITION", "Validation")]
    [InlineData(403, "PERMISSION_DENIED", "Authorization")]
    [InlineData(404, "NOT_FOUND", "Configuration")]
    [InlineData(409, "ALREADY_EXISTS", "Duplicate")]
    [InlineData(429, "RESOURCE_EXHAUSTED", "RateLimited")]
    public async Task Refusals_say_what_to_do(int code, string status, string kind)
    {
        var fault = await RefusedAsync(GoogleBusinessDouble.Refused(code, status, "No."));
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.StartsWith($"{code}: {status}: No", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(GoogleBusinessDouble.Token, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_say_more()
    {
        var unapproved = JsonNode.Parse("""{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com","metadata":{"quota_limit_value":"0","service":"mybusiness.googleapis.com"}}""")!;
        var fault = await RefusedAsync(GoogleBusinessDouble.Refused(429, "RESOURCE_EXHAUSTED", "Quota exceeded", unapproved));
        Assert.Equal((FaultKind.Configuration, "429: RESOURCE_EXHAUSTED: Quota exceeded; Google has not approved the project yet: its quota is 0"), (fault.Kind, fault.Message));
        var scope = JsonNode.Parse("""{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"ACCESS_TOKEN_SCOPE_INSUFFICIENT"}""")!;
        Assert.Contains("business.manage", (await RefusedAsync(GoogleBusinessDouble.Refused(403, "PERMISSION_DENIED", "Scopes", scope))).Message, StringComparison.Ordinal);
        var disabled = JsonNode.Parse("""{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED"}""")!;
        Assert.Equal(FaultKind.Configuration, (await RefusedAsync(GoogleBusinessDouble.Refused(403, "PERMISSION_DENIED", "Disabled", disabled))).Kind);
    }

    [Theory]
    [InlineData("1000", "media", "Fetching image failed.", "MediaProcessing")]
    [InlineData("\"PHOTO_FETCH_FAILED\"", "", "", "MediaProcessing")]
    [InlineData("\"LOCATION_DISABLED_FOR_LOCAL_POST_API\"", "", "Location Disabled for Local Post API.", "Configuration")]
    [InlineData("3", "summary", "Must be at most 1500 characters", "Validation")]
    public async Task What_is_wrong_with_a_field_is_told(string code, string field, string words, string kind)
    {
        var fault = await RefusedAsync(GoogleBusinessDouble.Refused(400, "INVALID_ARGUMENT", "Request contains an invalid argument.", GoogleBusinessDouble.Wrong(JsonNode.Parse(code)!, field, words)));
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.Contains(words.TrimEnd('.'), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_says_when_to_come_back()
    {
        var limit = GoogleBusinessDouble.Refused(429, "RESOURCE_EXHAUSTED", "Slower") with { Headers = ImmutableDictionary<string, string>.Empty.Add("Retry-After", "30") };
        Assert.Equal(Duration.FromSeconds(30), (await RefusedAsync(limit)).RetryAfter);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "{\"name\":")]
    [InlineData(200, "[]")]
    [InlineData(200, "{\"name\":\"accounts/1/../locations/2\",\"state\":\"LIVE\"}")]
    [InlineData(200, "{\"name\":7}")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => IsPost(request) ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("The kiln is hot")));
        using var listless = new Doubled(network, (request, _) => request.Method == "GET" ? new(status, body) : null);
        Assert.IsType<Sighting.Unclear>(await listless.NextRun().FindAsync(listless.Message("The kiln is hot"), Doubled.Now, default));
        Assert.IsType<Sighting.Unclear>(await listless.NextRun().VerifyAsync(new SentMessage(GoogleBusinessDouble.Place + "/localPosts/1"), default));
    }

    [Fact]
    public async Task What_Google_rejects_is_not_out_and_what_it_looks_at_is_told()
    {
        using var run = new Doubled(network);
        network.Becomes = "PROCESSING";
        var outcome = Assert.IsType<Outcome.Published>(await run.RunAsync(run.Message("The kiln is hot")));
        Assert.StartsWith("Google is still looking at it", outcome.Remark, StringComparison.Ordinal);
        Assert.IsType<Outcome.HandedOff>(await run.RunAsync(run.Message("Tomorrow") with { IsHandedOff = true, Due = Doubled.Now + Duration.FromDays(1) }));
        network.Becomes = "REJECTED";
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Call 555"))).Fault;
        Assert.Equal(FaultKind.Validation, fault.Kind);
        var sighting = Assert.IsType<Sighting.Unclear>(await run.NextRun().VerifyAsync(new SentMessage(GoogleBusinessDouble.Place + "/localPosts/3"), default));
        Assert.Equal(fault, sighting.Fault);
    }

    [Fact]
    public async Task Google_is_given_some_seconds_to_judge_a_post()
    {
        using var run = new Doubled(network);
        (network.Becomes, network.Judges) = ("PROCESSING", "LIVE");
        Assert.Null(Assert.IsType<Outcome.Published>(await run.RunAsync(run.Message("The kiln is hot"))).Remark);
        Assert.Equal(Duration.FromSeconds(6), run.Waited);
        (network.Looks, network.Judges) = (1, "REJECTED");
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Call 555"))).Fault.Kind);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_run_that_is_stopped_while_Google_judges_has_its_post()
    {
        using var stopped = new CancellationTokenSource();
        using var run = new Doubled(network, (request, _) =>
        {
            if (request.Method == "GET")
            {
                stopped.Cancel();
            }

            return null;
        });
        network.Becomes = "PROCESSING";
        Assert.IsType<Outcome.Published>(await run.NextRun().SendAsync(run.Message("The kiln is hot"), stopped.Token));
    }

    [Theory]
    [InlineData("extra: { topic: alert }", "topic: is standard, event or offer, not 'alert'")]
    [InlineData("extra: { action: BUY }", "action: is BOOK, ORDER, SHOP, LEARN_MORE, SIGN_UP or CALL, not 'BUY'")]
    [InlineData("extra: { action: SHOP }", "the button SHOP leads to the post's link:, and there is none")]
    [InlineData("extra: { topic: event }", "an event has start: and end: under extra:, such as 2026-12-05 18:00, and ends after it begins")]
    [InlineData("extra: { topic: event, start: 2026-12-05 18:00, end: 2026-12-05 17:00 }", "an event has start: and end: under extra:, such as 2026-12-05 18:00, and ends after it begins")]
    [InlineData("extra: { topic: offer, start: 2026-12-05, event_title: A title that is by far too long for what Google takes of it }", "the title of an offer has at most 58 characters; write a shorter one as event_title: under extra:")]
    [InlineData("media: [{ file: media/bowl.png }, { file: media/bowl.jpg }]", "a post has one picture")]
    public async Task What_Google_would_refuse_is_not_sent(string fields, string why)
    {
        using var run = new Doubled(network);
        var connector = run.NextRun();
        var message = run.Message("The kiln is hot", fields);
        message = await Doubled.UploadedAsync(connector, message, run.Media(message));
        var fault = new SendFault(FaultKind.Validation, why);
        Assert.Equal(fault, await connector.StageAsync(message, default));
        Assert.Equal(new Outcome.Rejected(fault), await connector.SendAsync(message, default));
        Assert.Empty(network.Posts);
    }

    [Theory]
    [InlineData("extra: { account: \"11/22\", location: \"445566\" }", "account and location are the numbers that Google gave them")]
    [InlineData("extra: { account: \"112233\", location: .. }", "account and location are the numbers that Google gave them")]
    [InlineData("extra: { location: \"9\" }", "the Google account manages no such location")]
    public async Task A_location_that_is_none_is_told_before_the_moment(string extra, string why)
    {
        using var run = new Doubled(network, account: "network: google-business\nsecrets: { access_token: GBP_TOKEN }\n" + extra);
        var fault = await run.NextRun().PrepareAsync(default);
        Assert.Equal(FaultKind.Configuration, fault?.Kind);
        Assert.StartsWith(why, fault!.Message, StringComparison.Ordinal);
        Assert.Equal(fault, (await run.NextRun().AboutTokenAsync(default)).Fault);
    }

    private async Task<SendFault> RefusedAsync(LoopbackAnswer answer)
    {
        using var broken = new Doubled(network, (request, _) => IsPost(request) ? answer : null);
        return Assert.IsType<Outcome.Rejected>(await broken.RunAsync(broken.Message("The kiln is hot"))).Fault;
    }

    private static bool IsPost(LoopbackRequest request) => request.Method == "POST" && request.Path.EndsWith("/localPosts", StringComparison.Ordinal);
}
