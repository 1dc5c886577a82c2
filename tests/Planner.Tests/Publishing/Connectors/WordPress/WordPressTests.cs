using System.Text.Json.Nodes;
using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.WordPress;

public sealed class WordPressTests : IDisposable
{
    private readonly WordPressDouble network = new();
    private readonly Doubled run;

    public WordPressTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("wordpress", Cell.Text), Proves("wordpress", Cell.Verified)]
    public async Task A_post_has_its_title_text_excerpt_and_address()
    {
        var sent = await run.PublishedAsync(run.Message("The kiln is **hot** [gallery] <b>", "extra: { title: \"Bowls & cups\", excerpt: Hot, slug: The Kiln!, format: aside }"));
        var post = network.Post(sent.Id);
        Assert.Equal(("Bowls & cups", "<p>The kiln is <strong>hot</strong> &#91;gallery] &lt;b&gt;</p>", "Hot", "the-kiln"), (Raw(post, "title"), Raw(post, "content"), Raw(post, "excerpt"), (string)post["slug"]!));
        Assert.Equal("https://blog.example/2026/11/the-kiln/", sent.Url);
        Assert.Equal("publish", (string)post["status"]!);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Without_a_slug_the_posts_id_is_the_address() => Assert.Equal("https://blog.example/2026/11/kiln/", (await run.PublishedAsync(run.Message("Hello"))).Url);

    [Fact, Proves("wordpress", Cell.Media), Proves("wordpress", Cell.Verified)]
    public async Task The_first_picture_stands_above_and_the_others_in_the_text()
    {
        var message = run.Message("One\n\n![A cup](media/bowl.png)\n\nTwo", "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/bowl.png, alt: \"A \\\"kiln\\\"\" }]");
        var sent = await run.PublishedAsync(message);
        var post = network.Post(sent.Id);
        Assert.Equal(11, (int)post["featured_media"]!);
        Assert.Equal(
            "<p>One</p>\n<p><img src=\"https://blog.example/wp-content/uploads/2026/11/13-bowl.png\" alt=\"A cup\"></p>\n<p>Two</p>\n<p><img src=\"https://blog.example/wp-content/uploads/2026/11/12-bowl.png\" alt=\"A &quot;kiln&quot;\"></p>",
            Raw(post, "content"));
        Assert.Equal(["A bowl", "A \"kiln\"", "A cup"], new[] { 11, 12, 13 }.Select(id => (string)network.Medium(id)["alt_text"]!));
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task What_was_uploaded_is_not_sent_again()
    {
        var message = run.Message("One", "media: [{ file: media/bowl.png, alt: A bowl }]");
        await Doubled.UploadedAsync(run.NextRun(), message, run.Media(message));
        await run.PublishedAsync(run.Message("One", "media: [{ file: media/bowl.png, alt: A bowl }]"));
        Assert.Single(run.Asked, "POST /wp-json/wp/v2/media");
    }

    [Fact]
    public async Task A_file_that_the_blog_does_not_take_is_told()
    {
        var message = run.Message("See", "media: [{ file: media/kiln.mp4 }]");
        var fault = Assert.IsType<UploadOutcome.Rejected>(await run.NextRun().UploadAsync(run.Media(message, "video/mp4")[0], default)).Fault;
        Assert.Equal((FaultKind.MediaProcessing, "500: rest_upload_unknown_error: Sorry, you are not allowed to upload this file type"), (fault.Kind, fault.Message));
    }

    [Fact, Proves("wordpress", Cell.Text)]
    public async Task Categories_and_tags_are_found_by_name_or_made()
    {
        const string Fields = "tags: [kiln, \"#glaze\"]\nextra: { categories: \"arts & crafts, Studio\" }";
        var message = run.Message("Hello", Fields);
        Assert.Null(await run.NextRun().StageAsync(message, default));
        var looks = run.Requests.Length;
        var sent = await run.PublishedAsync(run.Message("Hello", Fields));
        Assert.Equal(looks + 2, run.Requests.Length);
        Assert.Equal<string>(["Uncategorized", "Arts &amp; Crafts", "Studio", "kiln", "glaze"], network.Terms);
        Assert.Equal("[2,11]", network.Post(sent.Id)["categories"]!.ToJsonString());
        Assert.Equal("[12,13]", network.Post(sent.Id)["tags"]!.ToJsonString());
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_tag_that_the_user_may_not_make_is_named()
    {
        network.MayManage = false;
        var fault = await run.NextRun().StageAsync(run.Message("Hello", "tags: [kiln]"), default);
        Assert.Equal(FaultKind.Authorization, fault?.Kind);
        Assert.Contains("the user may not make 'kiln' among the blog's tags", fault!.Message, StringComparison.Ordinal);
    }

    [Fact, Proves("wordpress", Cell.Schedule), Proves("wordpress", Cell.Verified)]
    public async Task The_blog_holds_a_post_until_its_time()
    {
        network.Now = Doubled.Now - Duration.FromHours(1);
        var message = run.Message("Later") with { IsHandedOff = true };
        var held = Assert.IsType<Outcome.HandedOff>(await run.RunAsync(message, run.NextRun(network.Now))).Message;
        Assert.Equal(Doubled.Now, held.HeldUntil);
        Assert.Equal(("future", "2026-11-28T10:00:00"), ((string)network.Post(held.Id)["status"]!, (string)network.Post(held.Id)["date_gmt"]!));
        Assert.Equal(new Sighting.Found(held), await run.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(held, default));
        Assert.Equal(FaultKind.Validation, Assert.IsType<Outcome.Rejected>(await run.RunAsync(message, run.NextRun(Doubled.Now - Duration.FromSeconds(30)))).Fault.Kind);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("wordpress", Cell.Edit), Proves("wordpress", Cell.Withdraw), Proves("wordpress", Cell.Verified)]
    public async Task What_is_out_is_changed_with_its_pictures_and_taken_down()
    {
        const string Fields = "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/bowl.png, alt: Two }]";
        var sent = await run.PublishedAsync(run.Message("One ![A cup](media/bowl.png)", Fields));
        var pictures = BlogText.Shown(Raw(network.Post(sent.Id), "content"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("First\n\nTwo ![A blue cup](media/bowl.png)", Fields), sent, default));
        var content = Raw(network.Post(sent.Id), "content");
        Assert.StartsWith("<p>First</p>\n<p>Two <img ", content, StringComparison.Ordinal);
        Assert.Equal<string>(pictures, BlogText.Shown(content));
        Assert.Equal(11, (int)network.Post(sent.Id)["featured_media"]!);
        Assert.Equal(FaultKind.Validation, (await run.NextRun().EditAsync(run.Message("First", "media: [{ file: media/bowl.png }]"), sent, default))?.Kind);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("wordpress", Cell.Duplicates)]
    public async Task A_lost_answer_makes_no_second_post()
    {
        var isCut = true;
        using var broken = new Doubled(network, (request, usual) => isCut && request.Method == "POST" && usual() is not null ? new(0, "") : null);
        var message = broken.Message("Hello 🔥 & “you”");
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(message));
        isCut = false;
        var found = Assert.IsType<Sighting.Found>(await broken.NextRun().FindAsync(message, Doubled.Now, default)).Message;
        Assert.Equal(found, await broken.PublishedAsync(message));
        Assert.Single(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("wordpress", Cell.Duplicates)]
    public async Task Another_post_at_the_address_is_never_given_a_number_behind_it()
    {
        network.Add("kiln", "Kiln", "<p>From last year</p>");
        var fault = Assert.IsType<Outcome.Rejected>(await run.RunAsync(run.Message("Hello"))).Fault;
        Assert.Equal(FaultKind.Duplicate, fault.Kind);
        Assert.Contains("extra: {slug: …}", fault.Message, StringComparison.Ordinal);
        Assert.Single(network.Standing);
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Hello", "extra: { slug: kiln-2026 }"), Doubled.Now, default));
    }

    [Theory]
    [InlineData(401, "rest_cannot_create", "Authorization")]
    [InlineData(403, "rest_cannot_publish", "Authorization")]
    [InlineData(401, "incorrect_password", "Authorization")]
    [InlineData(400, "rest_invalid_param", "Validation")]
    [InlineData(404, "rest_no_route", "Configuration")]
    [InlineData(429, "too_many_requests", "RateLimited")]
    public async Task Refusals_say_what_to_do(int status, string code, string kind)
    {
        using var refusing = new Doubled(network, (_, _) => WordPressDouble.Refused(status, code, "Sorry."));
        var fault = Assert.IsType<Outcome.Rejected>(await refusing.RunAsync(refusing.Message("Hello"))).Fault;
        Assert.Equal(kind, fault.Kind.ToString());
        Assert.StartsWith($"{status}: {code}: Sorry", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500, "<p>There has been a critical error")]
    [InlineData(503, "Briefly unavailable for scheduled maintenance.")]
    [InlineData(201, "")]
    [InlineData(200, "<html><form>Log in</form>")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => request.Method == "POST" ? new(status, body, "text/html") : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello")));
    }

    [Fact]
    public async Task A_password_tells_whose_it_is_and_what_is_lacking()
    {
        network.MayPublish = false;
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("Camille", report.Owner);
        Assert.Equal<string>(["author"], report.Scopes!.Value);
        Assert.Equal<string>(["publish_posts"], report.Lacking);
        using var other = new Doubled(new WordPressDouble { Variables = network.Variables.SetItem("WP_PASSWORD", "x") });
        Assert.Equal(FaultKind.Authorization, (await other.NextRun().AboutTokenAsync(default)).Fault?.Kind);
        Assert.Empty(network.Violations);
    }

    private static string Raw(JsonObject post, string field) => (string)post[field]!["raw"]!;
}
