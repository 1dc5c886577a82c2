using System.Text.Json;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class PlanTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public PlanTests()
    {
        folder.WritePost("first", "2026-11-24 18:30");
        folder.WritePost("second", "2026-11-25 08:00");
        folder.Write("content/posts/someday.md", "---\ntitle: Some day\nstatus: draft\naccounts: [lune-x]\n---\nHello\n");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("publish", "--dry-run", "--lookahead", "60d")]
    public async Task A_zone_that_is_not_the_sites_is_said(params string[] command)
    {
        folder.WritePost("teaser", "2026-11-24 18:30");
        folder.WritePost("abroad", "2026-11-24 18:30\ntimezone: America/New_York");
        var output = (await folder.RunAsync(command)).Output;
        Assert.Contains("18:30 America/New_York  ", output, StringComparison.Ordinal);
        Assert.Contains("18:30                   ", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_networks_will_bill_is_summed_up()
    {
        folder.Write("content/posts/paid.md", "---\ntitle: Paid\nstatus: ready\npublish_at: 2026-11-24 18:30\naccounts: [lune-x]\n---\nVoir https://lune.fr\n");
        folder.Write("content/posts/taken-back.md", "---\ntitle: Back\nstatus: withdrawn\npublish_at: 2026-11-25 18:30\naccounts: [lune-x]\n---\nVoir https://lune.fr\n");
        Assert.EndsWith("\n\nX bills 0.215 USD for 2 deliveries still to go out.\n", (await folder.RunAsync("plan")).Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse((await folder.RunAsync("plan", "--format", "json", "--to", "2026-11-24")).Output);
        Assert.Equal(["null", "0.2"], json.RootElement.GetProperty("deliveries").EnumerateArray().Where(delivery => delivery.GetProperty("post").GetString() is "first" or "paid")
            .Select(delivery => delivery.GetProperty("cost") is { ValueKind: JsonValueKind.Object } cost ? cost.GetProperty("amount").GetRawText() : "null"));
    }

    [Fact]
    public async Task The_plan_is_a_table_by_day()
    {
        var plan = await folder.RunAsync("plan");
        Assert.Equal(0, plan.Code);
        Assert.Contains("Tuesday 2026-11-24\n  18:30  scheduled         lune-mastodon  first\n", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("first second", "--from", "2026-11-24", "--to", "2026-11-25")]
    [InlineData("first", "--to", "2026-11-24")]
    [InlineData("second", "--from", "2026-11-25")]
    [InlineData("", "--from", "2027-01-01")]
    public async Task Both_ends_of_a_range_are_part_of_it(string posts, params string[] range)
    {
        var plan = await folder.RunAsync(["plan", "--format", "json", .. range]);
        using var json = JsonDocument.Parse(plan.Output);
        var found = json.RootElement.GetProperty("deliveries").EnumerateArray().Select(delivery => delivery.GetProperty("post").GetString()).Where(post => post != "someday");
        Assert.Equal(posts, string.Join(' ', found));
    }

    [Fact]
    public async Task Json_is_the_stable_form()
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("plan", "--format", "json", "--to", "2026-11-24")).Output);
        var delivery = json.RootElement.GetProperty("deliveries").EnumerateArray().First(item => item.GetProperty("post").GetString() == "first");
        foreach (var name in new[] { "post", "account", "network", "due", "local", "zone", "state", "digest", "segments" })
        {
            Assert.True(delivery.TryGetProperty(name, out _), name);
        }

        Assert.Equal("2026-11-24T17:30:00Z", delivery.GetProperty("due").GetString());
        Assert.Equal("2026-11-24T18:30:00", delivery.GetProperty("local").GetString());
        Assert.Equal("Hello", delivery.GetProperty("segments")[0].GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("24/11/2026")]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    public async Task A_date_that_cannot_be_read_is_wrong_usage(string date)
    {
        var plan = await folder.RunAsync("plan", "--from", date);
        Assert.Equal((2, ""), (plan.Code, plan.Output));
        Assert.Contains($"--from takes a date such as 2026-11-24, not '{date}'", plan.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_plan_says_so()
    {
        using var empty = CommandFolder.WithPlan();
        Assert.Equal("Nothing is planned.\n", (await empty.RunAsync("plan")).Output);
    }
}
