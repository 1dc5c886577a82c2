using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Publishing.Tokens;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.X;

public sealed class XTests : IDisposable
{
    private readonly XDouble network = new();
    private readonly Doubled run;

    public XTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("x", Cell.Text), Proves("x", Cell.Verified)]
    public async Task A_text_is_signed_and_sent()
    {
        var sent = await run.PublishedAsync(run.Message("Le four s’ouvre 🔥 https://lune.example/four"));
        Assert.Equal($"https://x.com/lune/status/{sent.Id}", sent.Url);
        Assert.Equal("""{"text":"Le four s’ouvre \uD83D\uDD25 https://lune.example/four"}""", Assert.Single(run.Requests).Body);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("x", Cell.Thread), Proves("x", Cell.Comment), Proves("x", Cell.Verified)]
    public async Task Segments_and_the_first_comment_answer_the_one_before()
    {
        const string Comment = "first_comment: The next firing is in March";
        var first = await run.PublishedAsync(run.Message("One bowl\n\n---\n\nTwo bowls", Comment));
        var second = await run.PublishedAsync(run.Message("One bowl\n\n---\n\nTwo bowls", Comment, 2) with { Root = first, Parent = first });
        await run.PublishedAsync(run.Message("One bowl\n\n---\n\nTwo bowls", Comment, 3) with { Root = first, Parent = second });
        Assert.Equal("One bowl|Two bowls|The next firing is in March", string.Join('|', network.Standing));
        Assert.Equal([null, first.Id, second.Id], network.Bodies.Select(body => (string?)body["reply"]?["in_reply_to_tweet_id"]));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_poll_and_who_may_answer_go_with_the_first_post()
    {
        const string Fields = "poll: { options: [Blue, Green], duration: 2d }\nextra: { reply_settings: following }";
        var first = await run.PublishedAsync(run.Message("Which glaze?\n\n---\n\nTell us", Fields));
        await run.PublishedAsync(run.Message("Which glaze?\n\n---\n\nTell us", Fields, 2) with { Root = first, Parent = first });
        Assert.Equal("""{"text":"Which glaze?","poll":{"options":["Blue","Green"],"duration_minutes":2880},"reply_settings":"following"}""", run.Requests[0].Body);
        Assert.Equal($$$"""{"text":"Tell us","reply":{"in_reply_to_tweet_id":"{{{first.Id}}}"}}""", run.Requests[1].Body);
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("extra: { reply_settings: everybody }", "'reply_settings: everybody' is none of following, mentionedUsers, subscribers, verified")]
    [InlineData("extra: { community_id: pottery }", "'community_id: pottery' is no number")]
    public async Task What_X_would_refuse_is_not_sent(string fields, string told)
    {
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello", fields))).Fault;
        Assert.Equal((FaultKind.Validation, told), (fault.Kind, fault.Message));
        Assert.Empty(run.Requests);
    }

    [Fact, Proves("x", Cell.Media), Proves("x", Cell.Verified)]
    public async Task A_picture_goes_up_in_pieces_with_what_it_shows()
    {
        await run.PublishedAsync(run.Message("A bowl", "media: [{ file: media/bowl.png, alt: Un bol bleu }]"), length: (4 << 20) + 5);
        Assert.Equal(["/2/media/upload/initialize", "append", "append", "finalize", "/2/media/metadata", "/2/tweets"], run.Requests.Select(request => request.Path.Contains("/upload/1", StringComparison.Ordinal) ? request.Path.Split('/')[^1] : request.Path));
        Assert.Equal("tweet_image: Un bol bleu", network.Described(MediaIdOf(network.Bodies[0])));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("x", Cell.Media)]
    public async Task A_video_is_waited_for()
    {
        network.Working = 3;
        await run.PublishedAsync(run.Message("Film", "media: [{ file: media/kiln.mp4, alt: The kiln }]"), "video/mp4");
        Assert.Equal("tweet_video: ", network.Described(MediaIdOf(network.Bodies[0])));
        Assert.Equal(3, run.Asked.Count(asked => asked.StartsWith("GET /2/media/upload?media_id=", StringComparison.Ordinal)));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_run_that_was_stopped_in_the_wait_goes_on_with_the_same_video()
    {
        network.Working = 1000;
        var message = run.Message("Film", "media: [{ file: media/kiln.mp4 }]");
        Assert.True(Assert.IsType<UploadOutcome.Rejected>(await run.NextRun().UploadAsync(run.Media(message, "video/mp4")[0], default)).Fault.IsTransient);
        network.Working = 0;
        await run.PublishedAsync(message, "video/mp4");
        Assert.Single(run.Asked, "POST /2/media/upload/initialize");
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_video_that_X_cannot_use_is_told_and_uploaded_anew_the_next_time()
    {
        network.Unusable = "video duration too long";
        var message = run.Message("Film", "media: [{ file: media/kiln.mp4 }]");
        var fault = Assert.IsType<UploadOutcome.Rejected>(await run.NextRun().UploadAsync(run.Media(message, "video/mp4")[0], default)).Fault;
        Assert.Equal((FaultKind.MediaProcessing, "X cannot use the file: video duration too long", false), (fault.Kind, fault.Message, fault.IsTransient));
        network.Unusable = null;
        await run.PublishedAsync(message, "video/mp4");
        Assert.Equal(2, run.Asked.Count(asked => asked == "POST /2/media/upload/initialize"));
    }

    [Theory, Proves("x", Cell.Duplicates)]
    [InlineData("A bowl & a <kiln> — “warm”, https://lune.example/four?a=1&b=2", "")]
    [InlineData("Our page is lune.example/", "")]
    [InlineData("A bowl", "media: [{ file: media/bowl.png }]")]
    public async Task What_was_posted_without_an_answer_is_found(string text, string fields)
    {
        using var cut = new Doubled(network, (request, usual) => request is { Method: "POST", Path: "/2/tweets" } ? Cut(usual) : null);
        var message = cut.Message(text, fields);
        Assert.IsType<Outcome.Unknown>(await cut.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await cut.NextRun().FindAsync(message, Doubled.Now, default)).Message;
        Assert.StartsWith("https://x.com/lune/status/", found.Url, StringComparison.Ordinal);
        Assert.IsType<Sighting.Missing>(await cut.NextRun().FindAsync(cut.Message("Another text"), Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("x", Cell.Duplicates)]
    public async Task A_refused_duplicate_is_the_receipt_of_the_first()
    {
        var first = await run.PublishedAsync(run.Message("A bowl"));
        Assert.Equal(first, await run.PublishedAsync(run.Message("A bowl")));
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_duplicate_of_an_older_post_is_no_receipt()
    {
        network.Add("A bowl", Doubled.Now - Duration.FromHours(3));
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("A bowl"))).Fault;
        Assert.Equal((FaultKind.Duplicate, "403: You are not allowed to create a Tweet with duplicate content"), (fault.Kind, fault.Message));
    }

    [Fact]
    public async Task Every_page_is_looked_through_and_what_is_much_alike_is_a_persons_to_judge()
    {
        for (var number = 0; number < 150; number++)
        {
            network.Add($"Post {number}", Doubled.Now);
        }

        Assert.IsType<Sighting.Found>(await run.NextRun().FindAsync(run.Message("Post 0"), Doubled.Now, default));
        network.Add("The kiln is open from nine to five on Saturdays!", Doubled.Now);
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("The kiln is open from nine to five on Saturdays"), Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("x", Cell.Withdraw), Proves("x", Cell.Verified)]
    public async Task What_is_out_is_seen_and_taken_down_and_once_more_is_no_fault()
    {
        var sent = await run.PublishedAsync(run.Message("A bowl"));
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Standing);
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public async Task With_OAuth_2_a_token_is_got_once_and_what_replaces_the_refresh_token_kept(bool isConfidential)
    {
        network.IsConfidential = isConfidential;
        var vault = new MemoryVault { Now = Doubled.Now };
        using var second = new Doubled(network, account: isConfidential ? XDouble.OAuth2.Replace("refresh", "client_secret: X_CLIENT_SECRET, refresh", StringComparison.Ordinal) : XDouble.OAuth2) { Vault = vault };
        await second.PublishedAsync(second.Message("One"));
        await second.PublishedAsync(second.Message("Two"));
        Assert.Equal(1, network.Granted);
        Assert.Equal(("refresh-1", VaultValue.SeedOf("refresh-0")), (vault.Entry("lune").Find("refresh_token")!.Text, vault.Entry("lune").Find("refresh_token")!.Seed));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task With_OAuth_2_and_no_vault_nothing_is_spent()
    {
        using var bare = new Doubled(network, account: XDouble.OAuth2);
        var fault = (await bare.NextRun().PrepareAsync(default))!;
        Assert.Equal(FaultKind.Configuration, fault.Kind);
        Assert.Contains("PLANNER_VAULT_KEY", fault.Message, StringComparison.Ordinal);
        Assert.Empty(bare.Requests);
    }

    private static string MediaIdOf(JsonObject body) => (string)body["media"]!["media_ids"]![0]!;

    private static LoopbackAnswer Cut(Func<LoopbackAnswer> usual)
    {
        usual();
        return new LoopbackAnswer(0, "");
    }
}
