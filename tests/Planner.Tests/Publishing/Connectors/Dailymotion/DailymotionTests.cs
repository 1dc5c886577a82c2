using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Dailymotion;

public sealed class DailymotionTests : IDisposable
{
    private readonly DailymotionDouble network = new();
    private readonly Doubled run;

    public DailymotionTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("dailymotion", Cell.Text), Proves("dailymotion", Cell.Media), Proves("dailymotion", Cell.Verified)]
    public async Task A_video_is_a_draft_until_the_moment()
    {
        network.Working = 2;
        var connector = run.NextRun();
        var message = run.Message("How we fire", network.Fields + "\ntags: [kiln, clay]");
        var ready = await Doubled.UploadedAsync(connector, message, run.Media(message, "video/mp4"));
        Assert.Null(await connector.StageAsync(ready, default));
        Assert.Empty(network.Standing);
        var sent = Assert.IsType<Outcome.Published>(await connector.SendAsync(ready, default)).Message;
        Assert.Equal(new SentMessage("x81", "https://www.dailymotion.com/video/x81"), sent);
        var video = Assert.Single(network.Videos);
        Assert.Equal(("Kiln", "How we fire", "lifestyle", "kiln,clay", "false"), (video["title"], video["description"], video["channel"], video["tags"], video["is_created_for_kids"]));
        Assert.True(run.Waited > Duration.FromSeconds(4));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("dailymotion", Cell.Verified)]
    public async Task Each_step_that_was_done_is_not_done_again()
    {
        var message = run.Message("How we fire");
        var connector = run.NextRun();
        var ready = await Doubled.UploadedAsync(connector, message, run.Media(message, "video/mp4"));
        ready = await Doubled.UploadedAsync(run.NextRun(), run.Message("How we fire"), run.Media(message, "video/mp4"));
        Assert.Null(await run.NextRun().StageAsync(ready, default));
        await run.PublishedAsync(run.Message("How we fire"), "video/mp4");
        Assert.Single(run.Asked, "GET /rest/file/upload");
        Assert.Single(run.Asked, "POST /rest/user/x2lune/videos?fields=id");
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("dailymotion", Cell.Duplicates)]
    public async Task A_lost_answer_is_known_by_the_draft()
    {
        var cut = true;
        using var lost = new Doubled(network, (request, usual) => cut && request.Body == "published=true" && usual() is not null ? new(0, "") : null);
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("How we fire"), Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await lost.RunAsync(lost.Message("How we fire"), type: "video/mp4"));
        cut = false;
        var sent = new SentMessage("x81", "https://www.dailymotion.com/video/x81");
        Assert.Equal(new Sighting.Found(sent), await lost.NextRun().FindAsync(lost.Message("How we fire"), Doubled.Now, default));
        Assert.Equal(sent, await lost.PublishedAsync(lost.Message("How we fire"), "video/mp4"));
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("dailymotion", Cell.Edit), Proves("dailymotion", Cell.Withdraw), Proves("dailymotion", Cell.Verified)]
    public async Task What_is_out_can_be_changed_and_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("First"), "video/mp4");
        Assert.Null(await run.NextRun().EditAsync(run.Message("Second"), sent, default));
        Assert.Equal<string>(["Second"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_private_video_has_an_address_that_cannot_be_guessed()
    {
        var sent = await run.PublishedAsync(run.Message("Members", network.Fields + "\nvisibility: unlisted"), "video/mp4");
        Assert.Equal(new SentMessage("x81", "https://www.dailymotion.com/video/kx81"), sent);
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("encoding_error")]
    [InlineData("rejected")]
    public async Task A_video_that_cannot_be_used_is_told_before_the_moment(string status)
    {
        network.Status = status;
        var message = await Doubled.UploadedAsync(run.NextRun(), run.Message("Film"), run.Media(run.Message("Film"), "video/mp4"));
        Assert.Equal(new SendFault(FaultKind.MediaProcessing, "Dailymotion could not use the video: " + status), await run.NextRun().StageAsync(message, default));
    }

    [Fact]
    public async Task A_category_that_does_not_exist_is_told_with_those_that_do()
    {
        var message = await Doubled.UploadedAsync(run.NextRun(), run.Message("Film", network.Fields + "\nextra: { category: pottery }"), run.Media(run.Message("Film"), "video/mp4"));
        Assert.StartsWith("'category: pottery' is none of Dailymotion's: animals, ", (await run.NextRun().StageAsync(message, default))?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "invalid_token", "Authorization")]
    [InlineData(403, "insufficient_scope", "Authorization")]
    [InlineData(400, "missing_parameter", "Validation")]
    [InlineData(404, "not_found", "Validation")]
    [InlineData(429, "rate_limit", "RateLimited")]
    public async Task Refusals_say_what_to_do(int status, string type, string kind)
    {
        using var broken = new Doubled(network, (request, _) => request.Body == "published=true" ? DailymotionDouble.Refused(status, type, "No.") with { Headers = ImmutableDictionary<string, string>.Empty.Add("Retry-After", "30") } : null);
        var fault = Assert.IsType<Outcome.Rejected>(await broken.RunAsync(broken.Message("Film"), type: "video/mp4")).Fault;
        Assert.Equal((kind, $"{status}: {type}: No", (Duration?)Duration.FromSeconds(30)), (fault.Kind.ToString(), fault.Message, fault.RetryAfter));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "{\"id\":")]
    [InlineData(200, "{}")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => request.Body == "published=true" ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Film"), type: "video/mp4"));
    }

    [Fact]
    public async Task A_token_tells_whose_it_is()
    {
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("Atelier Lune", report.Owner);
        Assert.Equal<string>(["manage_videos"], report.Scopes!.Value);
        using var plain = new Doubled(network, account: "network: dailymotion\nsecrets: { access_token: DAILYMOTION_TOKEN }");
        network.Valid = "another";
        Assert.Equal(FaultKind.Authorization, (await plain.NextRun().AboutTokenAsync(default)).Fault?.Kind);
        Assert.Equal("Atelier Lune", (await run.NextRun().AboutTokenAsync(default)).Owner);
    }
}
