using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Tumblr;

public sealed class TumblrTests : IDisposable
{
    private readonly TumblrDouble network = new();
    private readonly Doubled run;

    public TumblrTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("tumblr", Cell.Text), Proves("tumblr", Cell.Verified)]
    public async Task Paragraphs_are_blocks_with_ranges_in_code_points()
    {
        var sent = await run.PublishedAsync(run.Message("Le four 🔥 est **chaud**: [la *galerie*](https://lune.example/noel).\n\n- un\n- deux\n\n> cité\n\n## Suite\n\n~~12~~ 10 €", "tags: [noel, \"#céramique\"]\nlink: https://lune.example/noel"));
        Assert.Equal($"https://lune.tumblr.com/post/{sent.Id}", sent.Url);
        Assert.Equal(
            """
            {"type":"text","subtype":"heading1","text":"Kiln"}
            {"type":"text","text":"Le four 🔥 est chaud: la galerie.","formatting":[{"start":14,"end":19,"type":"bold"},{"start":21,"end":31,"type":"link","url":"https://lune.example/noel"},{"start":24,"end":31,"type":"italic"}]}
            {"type":"text","subtype":"unordered-list-item","text":"un"}
            {"type":"text","subtype":"unordered-list-item","text":"deux"}
            {"type":"text","subtype":"indented","text":"cité"}
            {"type":"text","subtype":"heading1","text":"Suite"}
            {"type":"text","text":"12 10 €","formatting":[{"start":0,"end":2,"type":"strikethrough"}]}
            {"type":"link","url":"https://lune.example/noel"}
            """.ReplaceLineEndings("\n"),
            string.Join('\n', network.Content.Select(block => System.Text.RegularExpressions.Regex.Unescape(block!.ToJsonString()))));
        Assert.Equal(("noel,céramique", "published"), ((string?)network.Body["tags"], (string?)network.Body["state"]));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tumblr", Cell.Media), Proves("tumblr", Cell.Verified)]
    public async Task Pictures_go_along_under_the_names_of_their_blocks()
    {
        await run.PublishedAsync(run.Message("Two bowls", "media: [{ file: media/bowl.png, alt: Un bol bleu }, { file: media/bowl.png }]"));
        Assert.Equal("text image image text", string.Join(' ', network.Content.Select(block => (string?)block!["type"])));
        Assert.Equal("Un bol bleu", (string?)network.Content[1]!["alt_text"]);
        Assert.Null(network.Content[2]!["alt_text"]);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tumblr", Cell.Media)]
    public async Task A_video_is_a_block_of_its_own()
    {
        await run.PublishedAsync(run.Message("Film", "media: [{ file: media/kiln.mp4 }]"), "video/mp4");
        Assert.Equal("video/mp4", (string?)network.Content[1]!["media"]!["type"]);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tumblr", Cell.Schedule), Proves("tumblr", Cell.Verified)]
    public async Task A_post_is_held_until_its_time_and_found_under_the_id_that_it_gets_then()
    {
        var early = run.NextRun(Doubled.Now - Duration.FromHours(2));
        network.Clock = () => Doubled.Now - Duration.FromHours(2);
        var held = Assert.IsType<Outcome.HandedOff>(await early.SendAsync(run.Message("A bowl") with { IsHandedOff = true }, default)).Message;
        Assert.Equal("2026-11-28T10:00:00Z", (string?)network.Body["publish_on"]);
        Assert.Equal(Doubled.Now, Assert.IsType<Sighting.Found>(await early.VerifyAsync(held, default)).Message.HeldUntil);
        network.Clock = () => Doubled.Now;
        network.Publish();
        var found = Assert.IsType<Sighting.Found>(await run.NextRun().VerifyAsync(held, default)).Message;
        Assert.NotEqual(held.Id, found.Id);
        Assert.Equal(($"https://lune.tumblr.com/post/{found.Id}/slug", null), (found.Url, found.HeldUntil));
        Assert.Null(await run.NextRun().WithdrawAsync(held, default));
        Assert.Empty(network.Standing);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task What_was_taken_out_of_the_queue_is_missing_before_its_time_and_unclear_after_it()
    {
        var early = run.NextRun(Doubled.Now - Duration.FromHours(2));
        network.Clock = () => Doubled.Now - Duration.FromHours(2);
        var held = Assert.IsType<Outcome.HandedOff>(await early.SendAsync(run.Message("A bowl") with { IsHandedOff = true }, default)).Message;
        Assert.Null(await early.WithdrawAsync(held, default));
        Assert.IsType<Sighting.Missing>(await early.VerifyAsync(held, default));
        Assert.IsType<Sighting.Unclear>(await run.NextRun(Doubled.Now + Duration.FromMinutes(1)).VerifyAsync(held, default));
        Assert.Null(await early.WithdrawAsync(held, default));
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("tumblr", Cell.Duplicates)]
    [InlineData("A bowl with *glaze*", "", false)]
    [InlineData("A bowl", "media: [{ file: media/bowl.png }]", false)]
    [InlineData("A bowl for later", "", true)]
    public async Task What_was_posted_without_an_answer_is_found(string text, string fields, bool isHandedOff)
    {
        network.Clock = () => Doubled.Now - Duration.FromHours(1);
        using var cut = new Doubled(network, (request, usual) => request.Method == "POST" ? Cut(usual) : null);
        var message = cut.Message(text, fields) with { IsHandedOff = isHandedOff };
        Assert.IsType<Outcome.Unknown>(await cut.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await cut.NextRun().FindAsync(message, Doubled.Now - Duration.FromHours(1), default)).Message;
        Assert.Equal(isHandedOff, found.HeldUntil is not null);
        Assert.IsType<Sighting.Missing>(await cut.NextRun().FindAsync(cut.Message("Another text", fields) with { IsHandedOff = isHandedOff }, Doubled.Now - Duration.FromHours(1), default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task Every_page_is_looked_through_and_what_is_much_alike_or_may_still_be_worked_on_is_unclear()
    {
        for (var number = 0; number < 70; number++)
        {
            network.Add($"Kiln\nPost {number}", Doubled.Now + Duration.FromSeconds(number));
        }

        Assert.IsType<Sighting.Found>(await run.NextRun().FindAsync(run.Message("Post 0"), Doubled.Now, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Another"), Doubled.Now, default));
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("Film", "media: [{ file: media/kiln.mp4 }]"), Doubled.Now, default));
        network.Add("Kiln\nThe kiln is open from nine to five on Saturdays!", Doubled.Now);
        Assert.IsType<Sighting.Unclear>(await run.NextRun().FindAsync(run.Message("The kiln is open from nine to five on Saturdays"), Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tumblr", Cell.Edit), Proves("tumblr", Cell.Verified)]
    public async Task A_change_keeps_the_pictures_and_renews_what_they_show()
    {
        var sent = await run.PublishedAsync(run.Message("A bowl", "media: [{ file: media/bowl.png, alt: Un bol }]"));
        var picture = (string?)network.Content[1]!["media"]![0]!["url"];
        Assert.Null(await run.NextRun().EditAsync(run.Message("A **blue** bowl", "media: [{ file: media/bowl.png, alt: Un bol bleu }]"), sent, default));
        Assert.Equal((picture, "Un bol bleu", "A blue bowl"), ((string?)network.Content[1]!["media"]![0]!["url"], (string?)network.Content[1]!["alt_text"], (string?)network.Content[2]!["text"]));
        Assert.Equal(FaultKind.Validation, (await run.NextRun().EditAsync(run.Message("A bowl"), sent, default))!.Kind);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_held_post_is_changed_and_stays_held()
    {
        var early = run.NextRun(Doubled.Now - Duration.FromHours(2));
        network.Clock = () => Doubled.Now - Duration.FromHours(2);
        var held = Assert.IsType<Outcome.HandedOff>(await early.SendAsync(run.Message("A bowl") with { IsHandedOff = true }, default)).Message;
        Assert.Null(await early.EditAsync(run.Message("A blue bowl"), held, default));
        Assert.Empty(network.Standing);
        Assert.Equal(Doubled.Now, Assert.IsType<Sighting.Found>(await early.VerifyAsync(held, default)).Message.HeldUntil);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("tumblr", Cell.Withdraw), Proves("tumblr", Cell.Verified)]
    public async Task What_is_out_is_seen_and_taken_down_and_once_more_is_no_fault()
    {
        var sent = await run.PublishedAsync(run.Message("A bowl"));
        Assert.Equal(sent.Id, Assert.IsType<Sighting.Found>(await run.NextRun().VerifyAsync(sent, default)).Message.Id);
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Standing);
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task With_OAuth_2_the_refresh_token_that_replaces_the_first_is_kept()
    {
        var vault = new MemoryVault { Now = Doubled.Now };
        using var second = new Doubled(network, account: TumblrDouble.OAuth2.Replace("handle: lune\n", "", StringComparison.Ordinal)) { Vault = vault };
        await second.PublishedAsync(second.Message("One"));
        await second.PublishedAsync(second.Message("Two"));
        Assert.Equal("refresh-1", vault.Entry("lune").Find("refresh_token")!.Text);
        var report = await second.NextRun().AboutTokenAsync(default);
        Assert.Equal(("atelier", "write offline_access", ""), (report.Owner, string.Join(' ', report.Scopes!.Value), string.Join(' ', report.Lacking)));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_blog_that_is_not_the_tokens_is_told()
    {
        using var other = new Doubled(network, account: network.Account + "\nextra: { blog: sun }");
        Assert.Equal("the blog sun", Assert.Single((await other.NextRun().AboutTokenAsync(default)).Lacking));
        var fault = Assert.IsType<Outcome.Rejected>(await other.RunAsync(other.Message("Hello"))).Fault;
        Assert.Equal((FaultKind.Configuration, "404: Tumblr knows no blog 'sun', or no such post in it"), (fault.Kind, fault.Message));
    }

    // api.md "Errors and Error Subcodes", "Rate Limits".
    [Theory]
    [InlineData(400, """{"meta":{"msg":"Bad Request","status":400},"errors":[{"title":"'content' must be an array","code":8001}]}""", "Rejected Validation 400: 'content' must be an array")]
    [InlineData(400, """{"meta":{"msg":"Bad Request","status":400},"errors":[{"title":"Bad media","code":8005,"detail":"The format is not one that we take."}]}""", "Rejected MediaProcessing 400: Bad media: The format is not one that we take")]
    [InlineData(401, """{"meta":{"msg":"Unauthorized","status":401},"errors":[{"title":"Unauthorized","code":1016,"detail":"Unable to authorize"}]}""", "Rejected Authorization 401: Unauthorized: Unable to authorize")]
    [InlineData(403, """{"meta":{"msg":"Forbidden","status":403},"errors":[{"title":"Forbidden","code":8010}]}""", "Rejected MediaProcessing 403: Forbidden (again after 300 s)")]
    [InlineData(403, """{"meta":{"msg":"Forbidden","status":403},"errors":[{"title":"You have reached your post limit","code":8023}]}""", "Rejected RateLimited 403: You have reached your post limit (again after 90 s)")]
    [InlineData(403, """{"meta":{"msg":"Forbidden","status":403},"response":[]}""", "Rejected Authorization 403: Forbidden")]
    [InlineData(429, """{"meta":{"msg":"Limit Exceeded","status":429},"response":[]}""", "Rejected RateLimited 429: Limit Exceeded (again after 90 s)")]
    [InlineData(500, """{"meta":{"msg":"Internal Server Error","status":500},"errors":[{"title":"Unknown upload error","code":8006}]}""", "Unknown Server 500: Unknown upload error")]
    [InlineData(503, "<html>down</html>", "Unknown Server the server says 503 and no more")]
    [InlineData(201, "<html>", "Unknown Server 201, with an answer that cannot be read: <html>")]
    [InlineData(201, """{"meta":{"status":201,"msg":"Created"},"response":{"id":"../x"}}""", "Unknown Server 201, with an answer that cannot be read: {\"meta\":{\"status\":201,\"msg\":\"Created\"},\"response\":{\"id\":\"../x\"}}")]
    [InlineData(0, "", "Unknown Network")]
    public async Task An_answer_means(int status, string body, string expected)
    {
        var headers = ImmutableDictionary<string, string>.Empty.Add("X-Ratelimit-Perhour-Remaining", "0").Add("X-Ratelimit-Perhour-Reset", "90").Add("X-Ratelimit-Perday-Remaining", "17").Add("X-Ratelimit-Perday-Reset", "4000");
        using var other = new Doubled(network, (_, _) => new LoopbackAnswer(status, body) { Headers = headers });
        Assert.StartsWith(expected, Told(await other.RunAsync(other.Message("Hello"))), StringComparison.Ordinal);
    }

    private static LoopbackAnswer Cut(Func<LoopbackAnswer> usual)
    {
        usual();
        return new LoopbackAnswer(0, "");
    }

    private static string Told(Outcome outcome) => outcome switch
    {
        Outcome.Rejected rejected => "Rejected " + Told(rejected.Fault),
        Outcome.Unknown unknown => "Unknown " + Told(unknown.Fault),
        _ => outcome.ToString(),
    };

    private static string Told(SendFault fault) => $"{fault.Kind} {fault.Message}{(fault.RetryAfter is { } after ? $" (again after {after.TotalSeconds} s)" : "")}";
}
