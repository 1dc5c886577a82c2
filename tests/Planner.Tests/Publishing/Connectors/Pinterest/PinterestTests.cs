using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Pinterest;

public sealed class PinterestTests : IDisposable
{
    private readonly PinterestDouble network = new() { Account = "network: pinterest\nsecrets: { access_token: PINTEREST_TOKEN }\nextra: { board: Summer recipes }" };
    private readonly Doubled run;

    public PinterestTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Fact, Proves("pinterest", Cell.Text), Proves("pinterest", Cell.Media), Proves("pinterest", Cell.Verified)]
    public async Task A_pin_has_its_picture_words_and_link_on_the_board_of_that_name()
    {
        var sent = await run.PublishedAsync(run.Message("Firing day"));
        var pin = Assert.Single(network.Pins);
        Assert.Equal($"https://www.pinterest.com/pin/{(string?)pin["id"]}/", sent.Url);
        Assert.Equal(
            (PinterestDouble.Board, "Kiln", "Firing day", "https://lune.example/kiln", "A bowl"),
            ((string?)pin["board_id"], (string?)pin["title"], (string?)pin["description"], (string?)pin["link"], (string?)pin["alt_text"]));
        Assert.Equal(["GET /v5/boards?page_size=250", "POST /v5/pins"], run.Asked);
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("pinterest", Cell.Media)]
    public async Task More_pictures_are_a_carousel()
    {
        await run.PublishedAsync(run.Message("Two bowls", "media: [{ file: media/bowl.png, alt: A bowl }, { file: media/bowl.png }]\nextra: { board: \"549755885175\" }"));
        Assert.Contains("\"multiple_image_base64\"", run.Requests.Single().Body, StringComparison.Ordinal);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_picture_of_another_type_is_not_sent() => Assert.Equal(
        FaultKind.MediaProcessing,
        Assert.IsType<UploadOutcome.Rejected>(await run.NextRun().UploadAsync(run.Media(run.Message("Webp"), "image/webp")[0], default)).Fault.Kind);

    [Fact, Proves("pinterest", Cell.Media), Proves("pinterest", Cell.Verified)]
    public async Task A_video_is_registered_stored_and_waited_for()
    {
        network.Working = 2;
        await run.PublishedAsync(run.Message("Film", "media: [{ file: media/kiln.mp4 }]\nextra: { cover_seconds: \"3\" }"), "video/mp4");
        Assert.Contains("\"cover_image_key_frame_time\":3", run.Requests[^1].Body, StringComparison.Ordinal);
        Assert.Equal(["POST /v5/media", "POST /pinterest-media-upload"], run.Asked.Take(2));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_run_that_was_stopped_in_the_wait_goes_on_with_the_same_video()
    {
        network.Working = 1000;
        var message = run.Message("Film", "media: [{ file: media/kiln.mp4 }]");
        var fault = Assert.IsType<UploadOutcome.Rejected>(await run.NextRun().UploadAsync(run.Media(message, "video/mp4")[0], default)).Fault;
        Assert.True(fault.IsTransient);
        network.Working = 0;
        await run.PublishedAsync(message, "video/mp4");
        Assert.Single(run.Asked, "POST /v5/media");
        Assert.Empty(network.Violations);
    }

    [Theory]
    [InlineData("board: Winter recipe", "no board 'Winter recipe'")]
    [InlineData("board: sumer recipes", "did you mean 'Summer recipes'?")]
    [InlineData("board: \" \"", "no board: 'extra:")]
    public async Task A_board_that_is_not_there_is_told_before_the_moment(string board, string told)
    {
        using var other = new Doubled(network, account: $"network: pinterest\nsecrets: {{ access_token: PINTEREST_TOKEN }}\nextra: {{ {board} }}");
        var fault = await other.NextRun().StageAsync(await Doubled.UploadedAsync(other.NextRun(), other.Message("Hello"), other.Media(other.Message("Hello"))), default);
        Assert.Equal(FaultKind.Configuration, fault?.Kind);
        Assert.Contains(told, fault!.Message, StringComparison.Ordinal);
    }

    [Fact, Proves("pinterest", Cell.Edit), Proves("pinterest", Cell.Withdraw), Proves("pinterest", Cell.Verified)]
    public async Task What_is_out_can_be_changed_and_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("First"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Second"), sent, default));
        Assert.Equal<string>(["Second"], network.Standing);
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("pinterest", Cell.Duplicates)]
    public async Task A_lost_answer_is_found_on_the_board()
    {
        var cut = false;
        using var broken = new Doubled(network, (request, usual) => cut && request.Method == "POST" && usual() is not null ? new(0, "") : null);
        await broken.PublishedAsync(broken.Message("Other one", "media: [{ file: media/bowl.png }]\nextra: { title: Another }"));
        await broken.PublishedAsync(broken.Message("Other two", "media: [{ file: media/bowl.png }]\nextra: { title: Yet another }"));
        cut = true;
        var message = broken.Message("Firing day");
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(message));
        var found = Assert.IsType<Sighting.Found>(await broken.NextRun().FindAsync(message, Doubled.Now, default));
        Assert.Equal((string?)network.Pins[0]["id"], found.Message.Id);
        Assert.IsType<Sighting.Missing>(await broken.NextRun().FindAsync(broken.Message("Nothing like it", "media: [{ file: media/bowl.png }]\nextra: { title: Third }"), Doubled.Now, default));
        Assert.IsType<Sighting.Unclear>(await broken.NextRun().FindAsync(broken.Message("Firing day, changed"), Doubled.Now, default));
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task What_stood_there_before_is_not_it()
    {
        network.At = Doubled.Now - Duration.FromDays(1);
        await run.PublishedAsync(run.Message("Firing day"));
        Assert.IsType<Sighting.Missing>(await run.NextRun().FindAsync(run.Message("Firing day"), Doubled.Now, default));
    }

    [Theory]
    [InlineData(401, 2, "Authentication failed.", "Authorization")]
    [InlineData(403, 29, "You are not permitted to access that resource.", "Authorization")]
    [InlineData(404, 40, "Board not found.", "Configuration")]
    [InlineData(400, 1, "Invalid request: title is too long", "Validation")]
    [InlineData(400, 235, "Sorry we could not fetch the image.", "MediaProcessing")]
    [InlineData(429, 8, "You have exceeded your rate limit. Try again later.", "RateLimited")]
    public async Task Refusals_say_what_to_do(int status, int code, string message, string kind)
    {
        using var broken = new Doubled(network, (request, _) => request.Method == "POST"
            ? PinterestDouble.Refused(status, code, message) with { Headers = ImmutableDictionary<string, string>.Empty.Add("x-ratelimit-reset", "45") } : null);
        var fault = Assert.IsType<Outcome.Rejected>(await broken.RunAsync(broken.Message("Hello"))).Fault;
        Assert.Equal((kind, $"{status}: {message.TrimEnd('.')}"), (fault.Kind.ToString(), fault.Message));
        Assert.Equal(status == 429 ? Duration.FromSeconds(45) : null, fault.RetryAfter);
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(201, "{\"id\":")]
    [InlineData(201, "{}")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => request.Method == "POST" ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello")));
    }

    [Fact]
    public async Task A_token_tells_whose_it_is()
    {
        Assert.Equal("atelierlune", (await run.NextRun().AboutTokenAsync(default)).Owner);
        network.Valid = "another";
        Assert.Equal(FaultKind.Authorization, (await run.NextRun().AboutTokenAsync(default)).Fault?.Kind);
    }

    [Fact]
    public async Task The_refresh_token_changes_each_time_and_the_next_run_has_the_new_one()
    {
        var vault = new MemoryVault { Now = Doubled.Now };
        using var kept = new Doubled(network, account: new PinterestDouble().Account) { Vault = vault };
        await kept.PublishedAsync(kept.Message("First"));
        Assert.Equal((network.Refresh, Doubled.Now + Duration.FromDays(60)), (vault.Entry("lune").Find("refresh_token")!.Text, vault.Entry("lune").Find("refresh_token")!.Until));
        network.Valid = "pina_another";
        await kept.PublishedAsync(kept.Message("Second", "media: [{ file: media/bowl.png }]"));
        Assert.Equal(2, kept.Asked.Count(asked => asked == "POST /v5/oauth/token"));
        Assert.Equal(network.Refresh, vault.Entry("lune").Find("refresh_token")!.Text);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task The_programs_own_id_and_secret_are_enough_for_its_owners_boards()
    {
        using var own = new Doubled(network, account: "network: pinterest\nsecrets: { client_id: PINTEREST_CLIENT, client_secret: PINTEREST_SECRET }\nextra: { board: Summer recipes }");
        await own.PublishedAsync(own.Message("First"));
        Assert.Contains("grant_type=client_credentials&scope=boards%3Aread%2C", own.Requests[0].Body, StringComparison.Ordinal);
        Assert.Empty(network.Violations);
    }
}
