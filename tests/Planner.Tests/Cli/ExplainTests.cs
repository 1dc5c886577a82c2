using Planner.Findings;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class ExplainTests : IDisposable
{
    private readonly CommandFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Every_rule_is_explained_without_a_repository(string language)
    {
        var all = await folder.RunAsync("explain", "--language", language);
        Assert.Equal(0, all.Code);
        foreach (var rule in Rules.Names)
        {
            Assert.Contains(rule, all.Output, StringComparison.Ordinal);
            var one = await folder.RunAsync("explain", rule, "--language", language);
            Assert.Equal(0, one.Code);
            Assert.StartsWith(rule, one.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_rule_that_there_is_not_is_wrong_usage()
    {
        var unknown = await folder.RunAsync("explain", "time-in-dst-gpa");
        Assert.Equal((2, ""), (unknown.Code, unknown.Output));
        Assert.Contains("time-in-dst-gap", unknown.Error, StringComparison.Ordinal);
    }
}
