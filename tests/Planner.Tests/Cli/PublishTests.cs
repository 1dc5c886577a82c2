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

    [Theory]
    [InlineData("reason: [", "content/holds/stop.yml")]
    [InlineData("reason: Stop\nbrand: lun\n", "content/holds/stop.yml(2,8)")]
    [InlineData("reason: Stop\naccount: lune-mastodn\n", "content/holds/stop.yml(2,10)")]
    [InlineData("reason: Stop\nfrom: 2026-11-03 10:00\nuntil: 2026-11-01 10:00\n", "content/holds/stop.yml(3,8)")]
    [InlineData("reason: Stop\nbrand: other\naccount: lune-mastodon\n", "content/holds/stop.yml(3,10)")]
    public async Task A_hold_that_cannot_be_read_lets_nothing_out_that_it_could_concern(string hold, string place)
    {
        folder.Write("content/brands/other.yml", "name: Other\n");
        folder.Write("content/holds/stop.yml", hold);
        folder.WritePost("teaser", "2026-11-02 07:55");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(3, run.Code);
        Assert.StartsWith("ask ", run.Output, StringComparison.Ordinal);
        Assert.Contains(place, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hold_with_an_error_that_says_whom_it_concerns_concerns_no_other()
    {
        folder.Write("content/holds/stop.yml", "reason: Stop\naccount: lune-x\nby: nobody\n");
        folder.WritePost("teaser", "2026-11-02 07:55");
        Assert.Equal(0, (await folder.RunAsync("publish", "--dry-run")).Code);
    }

    [Fact]
    public async Task A_hold_in_a_folder_that_is_not_read_is_not_overlooked()
    {
        folder.Write("content/hold/stop.yml", "reason: Stop\n");
        folder.WritePost("teaser", "2026-11-02 07:55");
        Assert.Contains("content/hold/stop.yml", (await folder.RunAsync("publish", "--dry-run")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_cannot_be_read_opens_no_gate()
    {
        folder.Write("content/contests/bowl.yml", """
            title: A bowl
            brand: lune
            start: 2026-11-01
            end: 2026-12-31
            terms: https://lune.example/terms
            opens: 2026-11-02 09:00
            closes: 2026-12-10 18:00
            steps:
              - { id: the rules, title: The rules }
              - { id: launch, title: Launch }
            """);
        folder.WritePost("teaser", "2026-11-02 07:55", more: "contest: bowl\nstep: launch\n");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(3, run.Code);
        Assert.Contains("content/contests/bowl.yml(9,11)", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("publish_at: 2026-11-02 7:55\naccounts: [lune-x]", "lune-x")]
    [InlineData("publish_at: 2026-11-02 07:55\naccounts: [lune-xx]", "lune-xx")]
    [InlineData("publish_at: 2026-11-02 07:55\naccounts: [elsewhere]", "elsewhere")]
    [InlineData("publish_at: 2026-03-29 02:30\naccounts: [lune-x]", "lune-x")]
    [InlineData("publish_at: 2026-11-02 07:55\naccounts: [lune-x", "(all)")]
    [InlineData("publish_at: 2026-11-02 07:55\naccounts: []", "(all)")]
    public async Task What_an_error_keeps_out_of_the_plan_is_told(string fields, string account)
    {
        folder.Write("content/accounts/elsewhere.yml", "network: mastodn\nbrand: lune\nhandle: lune\n");
        folder.Write("content/posts/teaser.md", $"---\ntitle: Teaser\nstatus: ready\n{fields}\n---\nHello\n");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(1, run.Code);
        Assert.StartsWith($"lost  without a time    {account}  teaser: content/", run.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await folder.RunAsync("publish", "--dry-run", "--format", "json")).Output);
        Assert.Equal("teaser", json.RootElement.GetProperty("unplanned").EnumerateArray().Single().GetProperty("post").GetString());
    }

    [Fact]
    public async Task Of_two_posts_with_one_id_neither_goes_out()
    {
        folder.WritePost("teaser", "2026-11-02 07:55");
        folder.WritePost("z/teaser", "2026-11-02 07:55");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(1, run.Code);
        Assert.Matches("^ask .*content/posts/teaser.md.*\nlost .*content/posts/z/teaser.md.*\n$", run.Output);
    }

    [Fact]
    public async Task A_draft_that_cannot_be_planned_yet_is_no_error()
    {
        folder.Write("content/posts/teaser.md", "---\ntitle: Teaser\nstatus: draft\n---\nHello\n");
        Assert.Equal((0, "Nothing is due.\n"), ((await folder.RunAsync("publish", "--dry-run")).Code, (await folder.RunAsync("publish", "--dry-run")).Output));
    }

    [Fact]
    public async Task A_text_that_nothing_can_show_is_asked_about_even_where_its_finding_is_off()
    {
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\nrules: { formatting-lost: off, text-empty: off }\n");
        folder.WritePost("teaser", "2026-11-02 07:55", body: string.Concat(Enumerable.Repeat("> ", 500)) + "a");
        var run = await folder.RunAsync("publish", "--dry-run");
        Assert.Equal(3, run.Code);
        Assert.Contains("its text cannot be read", run.Output, StringComparison.Ordinal);
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
    public async Task Nothing_is_sent_without_a_place_for_the_ledger()
    {
        var run = await folder.RunAsync("publish");
        Assert.Equal(2, run.Code);
        Assert.Contains("git init", run.Error, StringComparison.Ordinal);
    }
}
