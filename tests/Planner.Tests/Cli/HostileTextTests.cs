using System.Text.Json;
using System.Text.RegularExpressions;

namespace Planner.Tests.Cli;

/// <summary>What authors write ends in the logs of build servers, whatever command runs there.</summary>
[Collection("command line")]
public sealed partial class HostileTextTests : IDisposable
{
    private const string Order = "##vso[task.setvariable]x";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public HostileTextTests()
    {
        folder.Write("content/posts/a.md", $"---\ntitle: \"::error::{Order}\\n::error::b\\e[31m\"\nstatus: ready\npublish_at: 2026-11-02 07:55\naccounts: [lune-mastodon]\n---\n{Order}\n");
        folder.Write("content/posts/b.md", $"---\ntitle: B\nstatus: ready\npublish_at: 2026-11-02 07:56\naccounts: [lune-mastodon]\ncampaign: \"{Order}\"\n---\nB\n");
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("build")]
    [InlineData("plan")]
    [InlineData("plan", "--format", "json")]
    [InlineData("publish", "--dry-run")]
    [InlineData("publish", "--dry-run", "--format", "json")]
    [InlineData("publish", "--dry-run", "--account", Order)]
    [InlineData("new", "post", "C", "--set", "campaign=" + Order)]
    [InlineData(Order)]
    public async Task No_command_prints_an_order_to_a_build_server(params string[] command)
    {
        var run = await folder.RunAsync(command);
        Assert.Contains("task.setvariable", run.Output + run.Error, StringComparison.Ordinal);
        Assert.DoesNotMatch(Acting(), run.Output);
        Assert.DoesNotMatch(Acting(), run.Error);
    }

    [Fact]
    public async Task Options_that_cannot_be_read_are_told_without_acting()
    {
        folder.Write("content/planner.yml", $"title: T\nlanguage: en\ntimezone: \"{Order}\\n::error::b\"\n");
        var run = await folder.RunAsync("validate");
        Assert.Equal(2, run.Code);
        Assert.DoesNotMatch(Acting(), run.Error);
    }

    [Fact]
    public async Task Json_still_says_what_was_written()
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("plan", "--format", "json")).Output);
        Assert.Equal(Order, json.RootElement.GetProperty("deliveries")[0].GetProperty("segments")[0].GetProperty("text").GetString());
    }

    [GeneratedRegex(@"^\s*::|##(?:vso|teamcity)?\[|\e", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Acting();
}
