using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Micropub;

public sealed class MicropubTests : IDisposable
{
    private readonly MicropubDouble network = new();
    private readonly Doubled run;

    public MicropubTests() => run = new Doubled(network);

    public void Dispose() => run.Dispose();

    [Theory, Proves("micropub", Cell.Text), Proves("micropub", Cell.Verified)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_post_goes_to_the_endpoint_that_the_site_names(bool hasHeader)
    {
        network.HasHeader = hasHeader;
        var sent = await run.PublishedAsync(run.Message("Hello **you**", "tags: [kiln, \"#glaze\"]\nextra: { title: Bowls, slug: bowls, summary: Hot }"));
        Assert.Equal(("https://lune.example/bowls", "https://lune.example/bowls"), (sent.Id, sent.Url));
        var post = network.Post(sent.Id);
        Assert.Equal("<p>Hello <strong>you</strong></p>", (string?)post["content"]![0]!["html"]);
        Assert.Equal("""["Bowls"] ["kiln","glaze"] ["Hot"] ["published"]""", $"{post["name"]!.ToJsonString()} {post["category"]!.ToJsonString()} {post["summary"]!.ToJsonString()} {post["post-status"]!.ToJsonString()}");
        Assert.Equal(["GET /", hasHeader ? "POST /micropub" : "POST /micropub?a=1&b=2"], run.Asked);
        Assert.Empty(network.Violations);
    }

    [Fact]
    public async Task A_site_without_an_endpoint_is_told_and_the_account_may_name_it()
    {
        using var bare = new Doubled(network, (request, _) => request.Path == "/" ? new(200, "<p>micropub</p>", "text/html") : null);
        Assert.Equal(FaultKind.Configuration, (await bare.NextRun().PrepareAsync(default))?.Kind);
        using var named = new Doubled(network, account: network.Account + "\nextra: { endpoint: /micropub }");
        await named.PublishedAsync(named.Message("Hello"));
        using var open = new Doubled(network, account: network.Account + "\nextra: { endpoint: \"http://lune.example/micropub\" }");
        Assert.Contains("the token is not sent there", (await open.NextRun().PrepareAsync(default))?.Message, StringComparison.Ordinal);
    }

    [Fact, Proves("micropub", Cell.Media), Proves("micropub", Cell.Verified)]
    public async Task Pictures_go_to_the_media_endpoint_with_their_alternatives()
    {
        var sent = await run.PublishedAsync(run.Message("One ![A cup](media/bowl.png)", "media: [{ file: media/bowl.png, alt: A bowl }]"));
        Assert.Equal("""[{"value":"https://media.lune.example/1.png","alt":"A bowl"}]""", network.Post(sent.Id)["photo"]!.ToJsonString());
        Assert.Equal(["<p>One <img src=\"https://media.lune.example/2.png\" alt=\"A cup\"></p>"], network.Standing.AsEnumerable());
        await run.PublishedAsync(run.Message("Two ![A cup](media/bowl.png)", "media: [{ file: media/bowl.png, alt: A bowl }]\nextra: { slug: two }"));
        Assert.Equal(2, run.Asked.Count(asked => asked == "POST /media"));
        Assert.Empty(network.Violations);
    }

    [Fact, Proves("micropub", Cell.Edit), Proves("micropub", Cell.Withdraw), Proves("micropub", Cell.Verified)]
    public async Task What_is_out_is_changed_and_taken_down()
    {
        var sent = await run.PublishedAsync(run.Message("One ![A cup](media/bowl.png)"));
        Assert.Null(await run.NextRun().EditAsync(run.Message("Two ![A blue cup](media/bowl.png)"), sent, default));
        Assert.Equal(["<p>Two <img src=\"https://media.lune.example/1.png\" alt=\"A blue cup\"></p>"], network.Standing.AsEnumerable());
        Assert.Equal(new Sighting.Found(sent), await run.NextRun().VerifyAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.Null(await run.NextRun().WithdrawAsync(sent, default));
        Assert.IsType<Sighting.Missing>(await run.NextRun().VerifyAsync(sent, default));
        Assert.Empty(network.Violations);
    }

    [Theory, Proves("micropub", Cell.Duplicates)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_lost_answer_the_site_is_asked_what_it_has(bool lists)
    {
        network.Lists = lists;
        var isCut = true;
        using var broken = new Doubled(network, (request, usual) => isCut && request.Method == "POST" && usual() is not null ? new(0, "") : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello")));
        isCut = false;
        var sighting = await broken.NextRun().FindAsync(broken.Message("Hello"), Doubled.Now, default);
        Assert.Equal(lists, sighting is Sighting.Found { Message.Url: "https://lune.example/kiln" });
        Assert.Equal(!lists, sighting is Sighting.Unclear { Fault.Kind: FaultKind.Unknown });
        Assert.Equal(lists, await broken.NextRun().FindAsync(broken.Message("Another", "extra: { slug: another }"), Doubled.Now, default) is Sighting.Missing);
        Assert.Single(network.Standing);
    }

    [Theory]
    [InlineData(401, "unauthorized", "Authorization")]
    [InlineData(403, "insufficient_scope", "Authorization")]
    [InlineData(400, "invalid_request", "Validation")]
    [InlineData(429, "slow_down", "RateLimited")]
    public async Task Refusals_say_what_to_do(int status, string error, string kind)
    {
        using var refusing = new Doubled(network, (request, _) => request.Method == "POST" ? MicropubDouble.Refused(status, error, "No.") : null);
        var fault = Assert.IsType<Outcome.Rejected>(await refusing.RunAsync(refusing.Message("Hello"))).Fault;
        Assert.Equal((kind, $"{status}: {error}: No"), (fault.Kind.ToString(), fault.Message));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(201, "")]
    [InlineData(200, "<html>")]
    [InlineData(0, "")]
    public async Task An_answer_that_says_nothing_leaves_it_open(int status, string body)
    {
        using var broken = new Doubled(network, (request, _) => request.Method == "POST" ? new(status, body) : null);
        Assert.IsType<Outcome.Unknown>(await broken.RunAsync(broken.Message("Hello")));
    }

    [Fact]
    public async Task A_token_tells_whose_it_is()
    {
        var report = await run.NextRun().AboutTokenAsync(default);
        Assert.Equal("https://lune.example/", report.Owner);
        Assert.Equal<string>(["create", "update"], report.Scopes!.Value);
        Assert.Empty(report.Lacking);
    }
}
