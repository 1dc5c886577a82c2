using Planner.Findings;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class CompletionTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bash", "complete -o default")]
    [InlineData("zsh", "#compdef planner")]
    [InlineData("fish", "complete -c planner")]
    [InlineData("pwsh", "Register-ArgumentCompleter")]
    public async Task Every_shell_has_a_script(string shell, string part)
    {
        var script = await folder.RunAsync("completion", shell);
        Assert.Equal(0, script.Code);
        Assert.Contains(part, script.Output, StringComparison.Ordinal);
        Assert.Contains("planner \"[suggest:", script.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("compgen -W", script.Output.Replace("compgen -W,", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vali", "validate")]
    [InlineData("validate --format sa", "sarif")]
    [InlineData("new con", "contest")]
    [InlineData("new post X --set pub", "publish_at=")]
    [InlineData("schema hol", "hold")]
    [InlineData("completion ba", "bash")]
    [InlineData("explain time-in-d", "time-in-dst-gap")]
    public async Task Words_are_completed(string line, string word) => Assert.Contains(word, await SuggestAsync(line));

    [Fact]
    public async Task Ids_are_completed_from_the_repository()
    {
        folder.Write("content/accounts/$(touch stolen).yml", "");
        Assert.Equal(["lune-mastodon", "lune-x"], await SuggestAsync($"publish --root {folder.Root} --account lun"));
        Assert.Equal(["lune-mastodon", "lune-x"], (await SuggestAsync($"publish --root {folder.Root} --account ")).Where(word => !word.StartsWith('-') && !word.StartsWith('/')));
        Assert.Equal(["lune-mastodon", "lune-x"], await SuggestAsync("publish --account lun"));
        Assert.Equal(["brand=lune"], await SuggestAsync($"new post X --root {folder.Root} --set brand=l"));
        Assert.Equal(["brand=lune"], await SuggestAsync("new post X --set brand=l"));
        Assert.Equal(["owner=camille"], await SuggestAsync($"new post X --root {folder.Root} --set owner="));
    }

    [Fact]
    public async Task Every_rule_is_completed() =>
        Assert.All(Rules.Names, rule => Assert.Contains(rule, SuggestAsync("explain ").GetAwaiter().GetResult()));

    [Fact]
    public async Task Nothing_is_completed_where_there_is_no_repository() =>
        Assert.DoesNotContain("lune-x", await SuggestAsync("publish --root nowhere --account "));

    private async Task<string[]> SuggestAsync(string line)
    {
        var suggested = await folder.RunAsync($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (suggested.Code, suggested.Error));
        return suggested.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
