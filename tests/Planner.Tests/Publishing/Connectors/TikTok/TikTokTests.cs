using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.TikTok;

public sealed class TikTokTests
{
    /// <summary>Three parts, of which the last is the longest.</summary>
    private const int Long = (3 * (5 << 20)) + 123;

    private readonly TikTokDouble network = new() { Account = "network: tiktok\nsecrets: { access_token: TIKTOK_TOKEN }" };

    [Fact, Proves("tiktok", Cell.Text), Proves("tiktok", Cell.Media), Proves("tiktok", Cell.Verified)]
    public async Task A_small_video_is_one_part_and_published_with_it()
    {
        using var run = new Doubled(network);
        var sent = await run.PublishedAsync(run.Message("Firing #kiln"), "video/mp4");
        Assert.Equal(new SentMessage("v_pub_file~v2-1.1", "https://www.tiktok.com/@atelierlune/video/7000000000000000001"), sent);
        Assert.Equal<string>(["Firing #kiln"], network.Standing);
        Assert.Contains("\"disable_duet\":true", run.Requests[1].Body, StringComparison.Ordinal);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tiktok", Cell.Media), Proves("tiktok", Cell.Verified)]
    public async Task All_parts_but_the_last_are_sent_ahead_and_nothing_stands_until_the_last()
    {
        using var run = new Doubled(network);
        var connector = run.NextRun();
        var ready = await Doubled.UploadedAsync(connector, run.Message("Firing"), run.Media(run.Message("Firing"), "video/mp4", Long));
        Assert.Null(await connector.StageAsync(ready, default));
        Assert.Equal(2, run.Requests.Count(request => request.Method == "PUT"));
        Assert.Empty(network.Standing);
        Assert.IsType<Outcome.Published>(await connector.SendAsync(ready, default));
        Assert.Equal(3, run.Requests.Count(request => request.Method == "PUT"));
        Assert.Equal("bytes 10485760-15728762/15728763", run.Requests.Last(request => request.Method == "PUT").Headers["Content-Range"]);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task The_address_of_the_upload_is_sealed()
    {
        using var run = new Doubled(network);
        await run.PublishedAsync(run.Message("Firing"), "video/mp4");
        Assert.All(run.Notes, note => Assert.Equal(note.Text.Contains("upload_token", StringComparison.Ordinal), note.IsSecret));
        Assert.Contains(run.Notes, note => note.IsSecret);
    }

    [Theory, Proves("tiktok", Cell.Verified)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public async Task A_run_that_was_stopped_goes_on_where_the_upload_stood(int part, int begun)
    {
        var parts = 0;
        using var run = new Doubled(network, (request, _) => request.Method == "PUT" && ++parts == part ? new(503, "") : null);
        var message = run.Message("Firing");
        var stopped = await run.NextRun().StageAsync(await Doubled.UploadedAsync(run.NextRun(), message, run.Media(message, "video/mp4", Long)), default);
        Assert.True(stopped?.IsTransient);
        if (begun == 2)
        {
            // Without the vault's key the address is not kept.
            run.Notes.RemoveAll(note => note.IsSecret);
        }

        await run.RunAsync(message with { Staging = run.Staging() }, type: "video/mp4", length: Long);
        Assert.Equal(begun, network.Begun);
        Assert.Single(network.Standing);
        Assert.Equal(3 + 1, run.Requests.Count(request => request.Method == "PUT"));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tiktok", Cell.Duplicates)]
    public async Task A_lost_answer_is_known_by_the_posts_id()
    {
        using var run = new Doubled(network, (request, usual) => request.Method == "PUT" && usual() is not null ? new(0, "") : null);
        var message = run.Message("Firing");
        Assert.IsType<Outcome.Unknown>(await run.RunAsync(message, type: "video/mp4"));
        var found = Assert.IsType<Sighting.Found>(await run.NextRun().FindAsync(run.Message("Firing"), Doubled.Now, default));
        Assert.Equal(new SentMessage("v_pub_file~v2-1.1", "https://www.tiktok.com/@atelierlune/video/7000000000000000001"), found.Message);
        Assert.Equal(found, await run.NextRun().VerifyAsync(found.Message, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tiktok", Cell.Duplicates)]
    public async Task What_did_not_arrive_whole_is_surely_not_out_and_goes_on()
    {
        var cut = true;
        using var run = new Doubled(network, (request, _) => cut && request.Method == "PUT" && request.Headers["Content-Range"].StartsWith("bytes 10485760-", StringComparison.Ordinal) ? new(0, "") : null);
        var message = run.Message("Firing");
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await run.RunAsync(message, type: "video/mp4", length: Long));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Firing"), Doubled.Now, default));
        cut = false;
        await run.RunAsync(run.Message("Firing"), type: "video/mp4", length: Long);
        Assert.Equal(1, network.Begun);
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_post_that_is_worked_on_is_waited_for_and_a_failed_one_is_told()
    {
        network.Working = 3;
        using var run = new Doubled(network);
        await run.PublishedAsync(run.Message("Firing"), "video/mp4");
        Assert.True(run.Waited > Duration.FromSeconds(6));
        network.Fails = "frame_rate_check_failed";
        using var other = new Doubled(network);
        var fault = Assert.IsType<Outcome.Rejected>(await other.RunAsync(other.Message("Again"), type: "video/mp4")).Fault;
        Assert.Equal(new SendFault(FaultKind.MediaProcessing, "TikTok did not publish it: frame_rate_check_failed"), fault);
    }

    [Fact, Proves("tiktok", Cell.Media), Proves("tiktok", Cell.Verified)]
    public async Task Photos_are_fetched_from_the_site()
    {
        using var run = new Doubled(network);
        var sent = await run.PublishedAsync(run.Message("Bowls", "media: [{ file: media/bowl.png }, { file: media/bowl.png }]"), "image/jpeg");
        Assert.Equal("https://www.tiktok.com/@atelierlune/photo/7000000000000000001", sent.Url);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Photos_without_a_public_address_and_without_an_answer()
    {
        const string Photo = "media: [{ file: media/bowl.png }]";
        using var nowhere = new Doubled(network) { HasSite = false };
        Assert.Equal(FaultKind.Configuration, Assert.IsType<UploadOutcome.Rejected>(await nowhere.NextRun().UploadAsync(nowhere.Media(nowhere.Message("Bowls", Photo), "image/jpeg")[0], default)).Fault.Kind);
        using var lost = new Doubled(network, (request, usual) => request.Path.EndsWith("content/init/", StringComparison.Ordinal) && usual() is not null ? new(0, "") : null);
        Assert.IsType<Outcome.Unknown>(await lost.RunAsync(lost.Message("Bowls", Photo), type: "image/jpeg"));
        Assert.Equal(FaultKind.Unknown, Assert.IsType<Sighting.Unclear>(await lost.NextRun().FindAsync(lost.Message("Bowls", Photo), Doubled.Now, default)).Fault.Kind);
        network.IsSiteVerified = false;
        using var elsewhere = new Doubled(network);
        var fault = Assert.IsType<Outcome.Rejected>(await elsewhere.RunAsync(elsewhere.Message("Bowls", Photo), type: "image/jpeg")).Fault;
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.Contains("must be verified", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_was_not_audited_is_told_plainly_before_the_moment()
    {
        network.IsAudited = false;
        using var run = new Doubled(network);
        var message = await Doubled.UploadedAsync(run.NextRun(), run.Message("Firing"), run.Media(run.Message("Firing"), "video/mp4"));
        var fault = await run.NextRun().StageAsync(message, default);
        Assert.Equal(FaultKind.Configuration, fault?.Kind);
        Assert.EndsWith("TikTok has not audited the app: until then the account must be private, and only 'extra: {privacy: SELF_ONLY}' is taken", fault!.Message, StringComparison.Ordinal);
        var sent = await run.PublishedAsync(run.Message("Firing", "media: [{ file: media/kiln.mp4 }]\nextra: { privacy: SELF_ONLY }"), "video/mp4");
        Assert.Equal("https://www.tiktok.com/@atelierlune", sent.Url);
    }

    [Fact]
    public async Task Who_may_see_it_is_only_what_the_creator_may_choose()
    {
        network.Privacy = ["FOLLOWER_OF_CREATOR", "SELF_ONLY"];
        using var run = new Doubled(network);
        var message = await Doubled.UploadedAsync(run.NextRun(), run.Message("Firing"), run.Media(run.Message("Firing"), "video/mp4"));
        Assert.Equal("TikTok lets @atelierlune show it to FOLLOWER_OF_CREATOR, SELF_ONLY only: 'extra: {privacy: …}' says which", (await run.NextRun().StageAsync(message, default))?.Message);
    }

    [Theory]
    [InlineData(401, "access_token_invalid", "Authorization")]
    [InlineData(401, "scope_not_authorized", "Authorization")]
    [InlineData(403, "spam_risk_too_many_posts", "Validation")]
    [InlineData(403, "reached_active_user_cap", "Validation")]
    [InlineData(400, "invalid_param", "Validation")]
    [InlineData(429, "rate_limit_exceeded", "RateLimited")]
    [InlineData(500, "internal_error", "Server")]
    [InlineData(200, "spam_risk_user_banned_from_posting", "Authorization")]
    public async Task Refusals_say_what_to_do(int status, string code, string kind)
    {
        using var run = new Doubled(network, (request, _) => request.Path.EndsWith("video/init/", StringComparison.Ordinal) ? TikTokDouble.Refused(status, code, "No.") : null);
        var message = await Doubled.UploadedAsync(run.NextRun(), run.Message("Firing"), run.Media(run.Message("Firing"), "video/mp4"));
        var fault = await run.NextRun().StageAsync(message, default);
        Assert.Equal(kind, fault?.Kind.ToString());
        Assert.StartsWith($"{status}: {code}: No.: log 202608", fault!.Message, StringComparison.Ordinal);
        Assert.Equal(status == 429 ? Duration.FromMinutes(1) : null, fault.RetryAfter);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(416, "")]
    [InlineData(0, "")]
    public async Task An_answer_to_the_last_part_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var run = new Doubled(network, (request, _) => request.Method == "PUT" ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await run.RunAsync(run.Message("Firing"), type: "video/mp4"));
    }

    [Fact]
    public async Task A_token_tells_whose_it_is_and_nothing_can_be_taken_down()
    {
        using var run = new Doubled(network);
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("@atelierlune", report.Owner);
        Assert.Contains("SELF_ONLY", report.Remark, StringComparison.Ordinal);
        Assert.Equal(FaultKind.Configuration, (await run.NextRun().WithdrawAsync(new SentMessage("1"), default))?.Kind);
        network.Valid = "another";
        Assert.Equal(FaultKind.Authorization, (await run.NextRun().AboutTokenAsync(default)).Fault?.Kind);
    }

    [Fact]
    public async Task The_refresh_token_changes_and_the_next_run_has_the_new_one()
    {
        var vault = new MemoryVault { Now = Doubled.Now };
        using var run = new Doubled(network, account: new TikTokDouble().Account) { Vault = vault };
        await run.PublishedAsync(run.Message("Firing"), "video/mp4");
        Assert.Equal((network.RefreshToken, Doubled.Now + Duration.FromDays(365)), (vault.Entry("lune").Find("refresh_token")!.Text, vault.Entry("lune").Find("refresh_token")!.Until));
        Assert.Equal(Doubled.Now + Duration.FromDays(365), (await run.NextRun().AboutTokenAsync(default)).Until);
        network.Valid = "act.another";
        Assert.Equal("@atelierlune", (await run.NextRun().AboutTokenAsync(default)).Owner);
        Assert.Equal(2, run.Asked.Count(asked => asked == "POST /v2/oauth/token/"));
        Assert.Empty(network.Violations);
    }
}
