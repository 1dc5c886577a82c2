using System.Text.Json;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class PublishTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("2026-11-02 07:55", "send", 0)]
    [InlineData("2026-11-02 09:00", "wait", 0)]
    [InlineData("2026-11-01 07:55", "ask", 3)]
    public async Task A_dry_run_decides_and_says_why(string time, string decision, int code)
    {
        folder.WritePost("teaser", time);
        var run = await folder.RunAsync("publish", "--dry-run", "--lookahead", "90m");
        Assert.Equal(code, run.Code);
        Assert.StartsWith(decision + " ", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await folder.RunAsync("publish", "--dry-run", "--lookahead", "90m", "--format", "json")).Output);
        var only = json.RootElement.GetProperty("decisions").EnumerateArray().Single();
        Assert.Equal(decision, only.GetProperty("decision").GetString());
        Assert.Equal(["post", "account", "network", "due", "state", "decision", "reason", "digest"], only.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task A_late_post_follows_its_policy()
    {
        folder.WritePost("skipped", "2026-11-01 07:55", more: "late: skip\n");
        folder.WritePost("sent", "2026-11-01 07:56", more: "late: publish\n");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(0, run.Code);
        Assert.Matches("^skip .*skipped: .*\nsend .*sent: .*\n$", run.Output);
    }

    [Fact]
    public async Task Nothing_due_is_said()
    {
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal((0, "Nothing is due.\n"), (run.Code, run.Output));
    }

    [Fact]
    public async Task A_post_with_an_error_asks_a_person()
    {
        folder.WritePost("teaser", "2026-11-02 07:55", more: "campaign: nowhere\n");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(3, run.Code);
        Assert.Contains("unknown-reference", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_account_may_be_looked_at()
    {
        folder.WritePost("teaser", "2026-11-02 07:55");
        Assert.Equal("Nothing is due.\n", (await folder.RunAsync("publish", "--dry-run", "--account", "lune-x")).Output);
        var unknown = await folder.RunAsync("publish", "--dry-run", "--account", "lune-mastodn");
        Assert.Equal(2, unknown.Code);
        Assert.Contains("did you mean 'lune-mastodon'?", unknown.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5m")]
    [InlineData("")]
    public async Task A_look_ahead_that_cannot_be_read_is_wrong_usage(string duration)
    {
        var run = await folder.RunAsync("publish", "--dry-run", "--lookahead=" + duration);
        Assert.Equal(2, run.Code);
        Assert.Contains("--lookahead", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sending_is_not_pretended()
    {
        var run = await folder.RunAsync("publish");
        Assert.Equal(2, run.Code);
        Assert.Contains("--dry-run", run.Error, StringComparison.Ordinal);
    }
}
