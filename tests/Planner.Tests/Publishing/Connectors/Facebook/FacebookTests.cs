using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Meta;

namespace Planner.Tests.Publishing.Connectors.Facebook;

public sealed class FacebookTests : IDisposable
{
    private const string Film = "media: [{ file: media/kiln.mp4 }]";
    private const string Reel = Film + "\nextra: { format: reel }";

    private readonly FacebookDouble network = new();
    private readonly Doubled run;

    public FacebookTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("facebook", Cell.Text), Proves("facebook", Cell.Verified)]
    public async Task A_text_with_its_link_is_a_post_of_the_Page()
    {
        var sent = await run.PublishedAsync(run.Message("The kiln is hot", "link: https://lune.example/kiln"));
        Assert.Equal($"https://www.facebook.com/104/posts/{sent.Id}", sent.Url);
        Assert.Equal(("The kiln is hot", "https://lune.example/kiln"), (network.Posts[0].Text, network.Posts[0].Link));
        Assert.Equal("POST /v25.0/104/feed", run.Asked.First());
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("facebook", Cell.Media), Proves("facebook", Cell.Verified)]
    [InlineData("media: [{ file: media/bowl.png, alt: A blue bowl }]", 1)]
    [InlineData("media: [{ file: media/bowl.png, alt: A blue bowl }, { file: media/bowl.jpg }]", 2)]
    public async Task Pictures_go_up_unseen_and_stand_in_one_post(string media, int count)
    {
        await run.PublishedAsync(run.Message("Look", media));
        Assert.Equal(count, Assert.Single(network.Posts).Media.Length);
        Assert.Contains("A blue bowl", run.Requests[0].Body, StringComparison.Ordinal);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("facebook", Cell.Media), Proves("facebook", Cell.Verified)]
    public async Task A_video_goes_up_in_pieces_before_the_moment()
    {
        var sent = await run.PublishedAsync(run.Message("Film", Film), "video/mp4");
        Assert.Equal($"https://www.facebook.com/104/videos/{sent.Id}/", sent.Url);
        Assert.Equal(5, run.Asked.Count(asked => asked == "POST /v25.0/104/videos"));
        Assert.Equal<string>(["Film"], network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("facebook", Cell.Media), Proves("facebook", Cell.Verified)]
    public async Task A_reel_has_a_way_of_its_own()
    {
        await run.PublishedAsync(run.Message("Reel", Reel), "video/mp4");
        Assert.Equal(["POST /v25.0/104/video_reels", "POST /video-upload/v25.0/1221", "POST /v25.0/104/video_reels"], run.Asked.Take(3));
        Assert.Equal<string>(["Reel"], network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("facebook", Cell.Duplicates)]
    public async Task A_video_of_which_Facebook_does_not_say_whether_it_is_out_is_for_a_person()
    {
        using var silent = new Doubled(network, (request, _) => request.Method == "GET" ? new(200, """{"id":"1221","permalink_url":"/104/videos/1221/"}""") : null);
        var connector = silent.NextRun();
        Assert.Null(await connector.StageAsync(await Doubled.UploadedAsync(connector, silent.Message("Film", Film), silent.Media(silent.Message("Film", Film), "video/mp4")), default));
        Assert.IsType<Sighting.Unclear>(await silent.NextRun().FindAsync(silent.Message("Film", Film), Doubled.Now, default));
    }

    [Theory]
    [InlineData(Film)]
    [InlineData(Reel)]
    public async Task A_run_that_was_stopped_after_the_upload_goes_on_with_the_same_video(string fields)
    {
        var first = run.NextRun();
        var staged = await Doubled.UploadedAsync(first, run.Message("Film", fields), run.Media(run.Message("Film", fields), "video/mp4"));
        Assert.Null(await first.StageAsync(staged, default));
        Assert.Empty(network.Standing);
        var requests = run.Requests.Length;
        await run.PublishedAsync(run.Message("Film", fields), "video/mp4");
        Assert.Equal(2, run.Requests.Length - requests);
        Assert.Single(network.Standing);
    }

    [Fact, Proves("facebook", Cell.Comment), Proves("facebook", Cell.Verified)]
    public async Task The_first_comment_stands_below_the_post()
    {
        var post = await run.PublishedAsync(run.Message("Hello", "first_comment: Open until six"));
        var comment = await run.PublishedAsync(run.Message("Hello", "first_comment: Open until six", segment: 2) with { Parent = post, Root = post });
        Assert.Equal(post.Id, network.Posts[1].Answers);
        Assert.Equal(new Sighting.Found(comment), await run.NextRun().VerifyAsync(comment, default));
        Assert.Null(await run.NextRun().WithdrawAsync(comment, default));
        Assert.Single(network.Posts);
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("facebook", Cell.Schedule), Proves("facebook", Cell.Verified)]
    [InlineData("")]
    [InlineData(Film)]
    [InlineData(Reel)]
    public async Task Facebook_holds_a_post_until_its_time(string fields)
    {
        network.Follow(() => Doubled.Now - Duration.FromHours(1));
        var held = Assert.IsType<Outcome.HandedOff>(await run.RunAsync(run.Message("Later", fields) with { IsHandedOff = true }, type: "video/mp4")).Message;
        Assert.Equal(Doubled.Now, held.HeldUntil);
        Assert.Empty(network.Standing);
        Assert.Equal(Doubled.Now, Assert.IsType<Sighting.Found>(await run.NextRun().VerifyAsync(held, default)).Message.HeldUntil);

        network.Follow(() => Doubled.Now);
        Assert.Null(Assert.IsType<Sighting.Found>(await run.NextRun().VerifyAsync(held, default)).Message.HeldUntil);
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(held, default));
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("facebook", Cell.Edit), Proves("facebook", Cell.Withdraw), Proves("facebook", Cell.Verified)]
    [InlineData("")]
    [InlineData(Film)]
    public async Task What_is_out_can_be_changed_and_taken_down(string fields)
    {
        var sent = await run.PublishedAsync(run.Message("Helo", fields), "video/mp4");
        Assert.Null(await run.NextRun().EditAsync(run.Message("Hello", fields), sent, default));
        Assert.Equal<string>(["Hello"], network.Standing);
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("facebook", Cell.Duplicates)]
    [InlineData("")]
    [InlineData(Film)]
    [InlineData(Reel)]
    public async Task A_lost_answer_is_found_among_what_the_Page_posted(string fields)
    {
        var cut = true;
        using var lost = new Doubled(network, (request, usual) => cut && (request.Path.EndsWith("/feed", StringComparison.Ordinal) || request.Body.Contains("finish", StringComparison.Ordinal)) && usual() is not null ? new(0, "") : null);
        Assert.IsType<Sighting.Missing>(await lost.NextRun().FindAsync(lost.Message("Hello", fields), Doubled.Now, default));
        Assert.IsType<Outcome.Unknown>(await lost.RunAsync(lost.Message("Hello", fields), type: "video/mp4"));
        cut = false;
        var found = Assert.IsType<Sighting.Found>(await lost.NextRun().FindAsync(lost.Message("Hello", fields), Doubled.Now, default));
        Assert.Equal(network.Posts[0].Id, found.Message.Id);
        Assert.Null(found.Message.HeldUntil);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("facebook", Cell.Duplicates)]
    public async Task The_refusal_of_the_same_text_is_a_receipt_when_it_is_this_message()
    {
        using var strict = new Doubled(new FacebookDouble { RefusesSameText = true });
        var first = await strict.PublishedAsync(strict.Message("Hello"));
        Assert.Equal(first.Id, (await strict.PublishedAsync(strict.Message("Hello"))).Id);
        var later = strict.Message("Hello") with { Due = Doubled.Now + Duration.FromDays(1) };
        Assert.Equal(FaultKind.Duplicate, Assert.IsType<Outcome.Rejected>(await strict.RunAsync(later, strict.NextRun(later.Due))).Fault.Kind);
    }

    [Fact]
    public async Task A_post_much_like_it_leaves_it_open()
    {
        await run.PublishedAsync(run.Message("The kiln is hot and the bowls are ready, come by!"));
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("The kiln is hot and the bowls are ready"), Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Something else"), Doubled.Now, default));
    }

    [Theory]
    [InlineData(190, 463, FaultKind.Authorization)]
    [InlineData(200, 0, FaultKind.Authorization)]
    [InlineData(80001, 0, FaultKind.RateLimited)]
    [InlineData(32, 0, FaultKind.RateLimited)]
    [InlineData(100, 0, FaultKind.Validation)]
    internal async Task Refusals_are_told_by_their_codes(int code, int subcode, FaultKind kind)
    {
        using var refused = new Doubled(network, (_, _) => GraphDouble.Refusal(400, code, subcode, "No"));
        Assert.Equal(kind, Assert.IsType<Outcome.Rejected>(await refused.NextRun().SendAsync(refused.Message("Hello"), default)).Fault.Kind);
    }

    [Theory, InlineData(200, "<html>"), InlineData(200, "{}"), InlineData(500, "{}"), InlineData(0, "")]
    public async Task What_cannot_be_read_after_sending_is_unknown(int status, string body)
    {
        using var garbled = new Doubled(network, (_, _) => new(status, body));
        Assert.IsType<Outcome.Unknown>(await garbled.NextRun().SendAsync(garbled.Message("Hello"), default));
    }

    [Theory]
    [InlineData("media: [{ file: media/kiln.mp4 }, { file: media/bowl.png }]")]
    [InlineData("extra: { format: reel }")]
    [InlineData("extra: { format: story }")]
    public async Task What_a_Page_does_not_take_is_refused_before_anything_leaves(string fields)
    {
        Assert.Equal(FaultKind.Validation, (await run.NextRun().StageAsync(run.Message("Hello", fields), default))?.Kind);
        Assert.Empty(run.Requests);
    }

    [Fact]
    public async Task The_token_says_whose_it_is_and_what_it_may()
    {
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal(("Atelier Lune", true), (report.Owner, report.Lacking.IsEmpty));
        Assert.Equal<string>(["pages_manage_posts", "pages_read_engagement"], report.Scopes!.Value);
    }
}
