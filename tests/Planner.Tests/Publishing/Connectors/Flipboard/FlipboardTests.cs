using Planner.Publishing.Connectors;
using Planner.Tests.Publishing.Connectors.Doubles;

namespace Planner.Tests.Publishing.Connectors.Flipboard;

public sealed class FlipboardTests : IDisposable
{
    private static readonly SentMessage Entry = new("planner:kiln/lune", "https://lune.example/kiln");
    private readonly FlipboardDouble site = new();
    private readonly Rehearsal rehearsal;

    public FlipboardTests() => rehearsal = new Rehearsal(site);

    public void Dispose()
    {
        rehearsal.Dispose();
        Assert.Empty(site.Violations);
    }

    [Fact, Proves("flipboard", Cell.Text)]
    public async Task A_post_is_out_when_the_deployed_feed_has_it() =>
        Assert.Equal(Entry, await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot")));

    [Fact]
    public async Task Until_the_site_is_deployed_each_run_looks_again()
    {
        site.IsDeployed = false;
        var fault = await rehearsal.RejectedAsync(rehearsal.Message("The kiln is hot"));
        Assert.True(fault is { IsTransient: true, RetryAfter: null });
        Assert.Equal("the site with this post is not deployed yet; the next run looks again", fault.Message);
        site.IsDeployed = true;
        await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot"));
    }

    [Fact, Proves("flipboard", Cell.Duplicates)]
    public async Task After_a_lost_answer_the_feed_is_read_again()
    {
        rehearsal.Loses = static _ => true;
        Assert.True((await rehearsal.RejectedAsync(rehearsal.Message("The kiln is hot"))).IsTransient);
        rehearsal.Loses = static _ => false;
        Assert.Equal(new Sighting.Found(Entry), await rehearsal.NextRun().FindAsync(rehearsal.Message("The kiln is hot"), Rehearsal.Now, default));
        Assert.Equal(Entry, await rehearsal.PublishedAsync(rehearsal.Message("The kiln is hot")));
        Assert.All(rehearsal.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact, Proves("flipboard", Cell.Verified)]
    public async Task The_feed_tells_whether_it_still_stands_and_nothing_is_taken_back()
    {
        Assert.Equal(new Sighting.Found(Entry), await rehearsal.NextRun().VerifyAsync(Entry, default));
        Assert.IsType<Sighting.Missing>(await rehearsal.NextRun().VerifyAsync(Entry with { Id = "planner:kiln/other" }, default));
        Assert.Contains("status: withdrawn", (await rehearsal.NextRun().WithdrawAsync(Entry, default))!.Message, StringComparison.Ordinal);
        Assert.Empty(site.Violations);
    }

    [Theory]
    [InlineData(200, "<html><body>welcome", nameof(FaultKind.Server))]
    [InlineData(200, "<rss><channel><item><guid>planner:other/lune</guid></item>", nameof(FaultKind.Server))]
    [InlineData(200, "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss>&a;</rss>", nameof(FaultKind.Server))]
    [InlineData(404, "", nameof(FaultKind.Network))]
    [InlineData(401, "", nameof(FaultKind.Configuration))]
    [InlineData(301, "", nameof(FaultKind.Configuration))]
    [InlineData(503, "", nameof(FaultKind.Server))]
    public async Task What_is_no_feed_is_told(int status, string body, string kind)
    {
        rehearsal.Instead = _ => new LoopbackAnswer(status, body);
        Assert.Equal(kind, (await rehearsal.RejectedAsync(rehearsal.Message("The kiln is hot"))).Kind.ToString());
    }
}
