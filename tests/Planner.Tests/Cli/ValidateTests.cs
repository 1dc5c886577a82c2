using System.Text.Json;
using System.Xml.Linq;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class ValidateTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    [Fact]
    public async Task A_pipe_is_told_and_not_waited_for()
    {
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder.Root, "content/brands/pipe.yml")]))
        {
            await made.WaitForExitAsync();
        }

        var run = await folder.RunAsync("validate").WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(1, run.Code);
        Assert.Contains("This is not a file but a pipe", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_plan_without_errors_is_fine()
    {
        folder.WritePost("teaser", "2026-11-24 18:30");
        var validated = await folder.RunAsync("validate");
        Assert.Equal((0, "No findings; 1 post, 1 delivery\n", ""), (validated.Code, validated.Output, validated.Error));
    }

    [Fact]
    public async Task An_error_is_shown_with_its_line()
    {
        folder.WritePost("teaser", "24/11/2026");
        var validated = await folder.RunAsync("validate");
        Assert.Equal(1, validated.Code);
        Assert.Contains("content/posts/teaser.md(4,13): error field-type: '24/11/2026'", validated.Output, StringComparison.Ordinal);
        Assert.Contains("publish_at: 24/11/2026\n", validated.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("github")]
    [InlineData("gitlab")]
    [InlineData("sarif")]
    [InlineData("junit")]
    public async Task Every_format_tells_the_rule_and_the_place_and_keeps_the_exit_code(string format)
    {
        Assert.Equal(0, (await folder.RunAsync("validate", "--format", format)).Code);
        folder.WritePost("teaser", "24/11/2026");
        var validated = await folder.RunAsync("validate", "--format", format);
        Assert.Equal((1, ""), (validated.Code, validated.Error));
        Assert.Contains("field-type", validated.Output, StringComparison.Ordinal);
        Assert.Contains("content/posts/teaser.md", validated.Output, StringComparison.Ordinal);
        Parse(format, validated.Output);
    }

    [Fact]
    public async Task Json_is_the_stable_form()
    {
        folder.WritePost("teaser", "24/11/2026");
        using var json = JsonDocument.Parse((await folder.RunAsync("validate", "--format", "json")).Output);
        var finding = json.RootElement.GetProperty("findings")[0];
        Assert.Equal(["rule", "severity", "message", "file", "line", "column"], finding.EnumerateObject().Select(property => property.Name));
        Assert.Equal(["errors", "warnings", "posts", "deliveries"], json.RootElement.GetProperty("summary").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public async Task Remarks_are_shown_when_asked_for()
    {
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\nrules: {time-in-past: info}\n");
        folder.WritePost("teaser", "2026-10-01 18:30");
        var quiet = await folder.RunAsync("validate");
        Assert.DoesNotContain("time-in-past", quiet.Output, StringComparison.Ordinal);
        Assert.Contains("1 remark is not shown", quiet.Error, StringComparison.Ordinal);
        Assert.Contains("time-in-past", (await folder.RunAsync("validate", "--verbose")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_count_from_the_top_of_the_repository_for_forges_and_from_the_root_for_people()
    {
        using var whole = new CommandFolder();
        whole.Git("init", "--quiet");
        whole.Write("plan/content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\n");
        whole.Write("plan/content/ideas/x.md", "nothing");
        Assert.Contains("file=plan/content/ideas/x.md", (await whole.RunAsync("validate", "--root", "plan", "--format", "github")).Output, StringComparison.Ordinal);
        Assert.StartsWith("content/ideas/x.md", (await whole.RunAsync("validate", "--root", "plan")).Output, StringComparison.Ordinal);
    }

    private static void Parse(string format, string text)
    {
        if (format is "json" or "gitlab" or "sarif")
        {
            JsonDocument.Parse(text).Dispose();
        }
        else if (format is "junit")
        {
            XDocument.Parse(text);
        }
    }
}
