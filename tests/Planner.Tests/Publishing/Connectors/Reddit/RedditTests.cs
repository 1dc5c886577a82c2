using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Reddit;

public sealed class RedditTests : IDisposable
{
    private readonly RedditDouble network = new();
    private readonly Doubled run;

    public RedditTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("reddit", Cell.Text), Proves("reddit", Cell.Verified)]
    public async Task A_text_stands_in_the_community_with_flair_and_warning()
    {
        var sent = await run.PublishedAsync(run.Message("Hello **you**", "content_warning: Hot glaze\nextra: { title: Bowls, flair_id: f-1 }"));
        var post = network.Thing(sent.Id);
        Assert.Equal(("pottery", "Bowls", "Hello **you**", "f-1"), ((string?)post["subreddit"], (string?)post["title"], (string?)post["selftext"], (string?)post["flair"]));
        Assert.Equal((false, true), ((bool)post["over_18"]!, (bool)post["spoiler"]!));
        Assert.StartsWith("https://www.reddit.com/r/pottery/comments/", sent.Url, StringComparison.Ordinal);
        await run.PublishedAsync(run.Message("More", "content_warning: NSFW"));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_a_community_nothing_is_sent()
    {
        using var none = new Doubled(network, account: network.Account.Split("\nextra")[0]);
        Assert.Equal(FaultKind.Configuration, Assert.IsType<Outcome.Rejected>(await none.NextRun().SendAsync(none.Message("Hello"), default)).Fault.Kind);
    }

    [Fact, Proves("reddit", Cell.Duplicates)]
    public async Task A_link_that_is_there_already_is_the_receipt_of_the_first()
    {
        var isCut = true;
        using var broken = new Doubled(network, (request, usual) => isCut && request.Path == "/api/submit" && usual() is not null ? new(0, "") : null);
        var message = broken.Message("See", "link: https://lune.example/kiln");
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(message));
        isCut = false;
        var sent = await broken.PublishedAsync(message);
        Assert.Equal(new Sighting.Found(sent), await broken.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.Single(network.Standing);
        Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Rejected>(await broken.RunAsync(broken.Message("See", "link: https://lune.example/kiln\nextra: { title: Another }"))).Fault.Kind);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("reddit", Cell.Duplicates)]
    public async Task A_text_whose_answer_was_lost_is_found_by_its_title()
    {
        var isCut = true;
        using var broken = new Doubled(network, (request, usual) => isCut && request.Path == "/api/submit" && usual() is not null ? new(0, "") : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello & you")));
        isCut = false;
        Assert.IsType<Sighting.Found>(await broken.NextRun().FindAsync(broken.Message("Hello & you"), Doubled.Now, default));
        Assert.IsType<Sighting.Unclear>(await broken.NextRun().FindAsync(broken.Message("Something else"), Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await broken.NextRun().FindAsync(broken.Message("Hello & you", "extra: { title: Bowls }"), Doubled.Now, default));
    }

    [Fact, Proves("reddit", Cell.Media), Proves("reddit", Cell.Verified)]
    public async Task A_pictures_post_is_found_in_the_listing()
    {
        network.Working = 2;
        var sent = await run.PublishedAsync(run.Message("One", "media: [{ file: media/bowl.png, alt: A bowl }]"));
        Assert.StartsWith("https://reddit-uploaded-media.s3-accelerate.amazonaws.com/rte_images/asset", (string?)network.Thing(sent.Id)["url"], StringComparison.Ordinal);
        Assert.True(run.Waited > Duration.FromSeconds(4));
        var gallery = await run.PublishedAsync(run.Message("Two", "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/bowl.png }]\nextra: { title: Two }"));
        Assert.Equal(["A bowl", ""], network.Thing(gallery.Id)["body_sent"]!["items"]!.AsArray().Select(item => (string)item!["caption"]!));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("reddit", Cell.Text)]
    public async Task A_poll_lasts_whole_days()
    {
        var sent = await run.PublishedAsync(run.Message("Vote", "poll: { options: [Bowl, Cup], duration: 2d }"));
        Assert.Equal("""["Bowl","Cup"]""", network.Thing(sent.Id)["body_sent"]!["options"]!.ToJsonString());
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("reddit", Cell.Comment), Proves("reddit", Cell.Edit), Proves("reddit", Cell.Withdraw), Proves("reddit", Cell.Verified)]
    public async Task A_post_and_its_comment_are_changed_and_taken_down()
    {
        var post = await run.PublishedAsync(run.Message("First", "first_comment: Tickets"));
        var comment = run.Message("First", "first_comment: Tickets", segment: 2) with { Root = post, Parent = post };
        var answer = await run.PublishedAsync(comment);
        Assert.StartsWith("t1_", answer.Id, StringComparison.Ordinal);
        Assert.Equal(new Sighting.Found(answer), await run.NextRun().FindAsync(comment, Doubled.Now, default));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Second"), post, default));
        Assert.Equal<string>(["Second", "Tickets"], network.Standing);
        Assert.Equal(new Sighting.Found(post), await run.NextRun().VerifyAsync(post, default));
        Assert.Null(await run.NextRun().WithdrawAsync(post, default));
        Assert.Null(await run.NextRun().WithdrawAsync(post, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(post, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_link_that_was_posted_for_an_earlier_moment_is_no_receipt_of_this_one()
    {
        const string Link = "link: https://lune.example/kiln";
        var first = await run.PublishedAsync(run.Message("See", Link));
        Assert.Equal(first.Id, (await run.PublishedAsync(run.Message("See", Link))).Id);
        var later = run.Message("See", Link) with { Due = Doubled.Now + Duration.FromDays(30) };
        Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Rejected>(await run.RunAsync(later, run.NextRun(later.Due))).Fault.Kind);
    }

    [Theory]
    [InlineData("RATELIMIT", "you are doing that too much. try again in 5 minutes.", "ratelimit", "RateLimited", 360)]
    [InlineData("SUBREDDIT_NOEXIST", "that subreddit doesn't exist", "sr", "Validation", null)]
    [InlineData("SUBREDDIT_NOTALLOWED", "you aren't allowed to post there.", "sr", "Authorization", null)]
    [InlineData("SUBMIT_VALIDATION_FLAIR_REQUIRED", "Your post must contain post flair.", "flair", "Validation", null)]
    public async Task Refusals_say_what_to_do(string code, string message, string field, string kind, int? seconds)
    {
        using var refusing = new Doubled(network, (request, _) => request.Path == "/api/submit" ? RedditDouble.Refused(code, message, field) : null);
        var fault = Assert.IsType<Outcome.Rejected>(await refusing.RunAsync(refusing.Message("Hello"))).Fault;
        Assert.Equal((kind, seconds), (fault.Kind.ToString(), (int?)fault.RetryAfter?.TotalSeconds));
        Assert.StartsWith($"{code}: {message.TrimEnd('.')}", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "<html>")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => request.Path == "/api/submit" ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello")));
    }

    [Fact]
    public async Task A_refresh_token_does_as_well_and_tells_whose_it_is()
    {
        using var refresh = new Doubled(network, account: "network: reddit\nsecrets: { client_id: REDDIT_ID, client_secret: REDDIT_SECRET, refresh_token: REDDIT_REFRESH }\nextra: { subreddit: pottery }");
        await refresh.PublishedAsync(refresh.Message("Hello"));
        Assert.IsType<Sighting.Found>(await refresh.NextRun().FindAsync(refresh.Message("Hello"), Doubled.Now, default));
        Assert.Equal("u/atelier_lune", (await refresh.NextRun().AboutTokenAsync(default)).Owner);
        Assert.Empty(network.Violations);
    }
}
