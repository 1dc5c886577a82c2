using System.CommandLine;
using Planner.Cli;

namespace Planner.Tests.Cli;

/// <summary>What every command has in common: help, the global options, and errors that help.</summary>
[Collection("command line")]
public sealed class UsageTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public static TheoryData<string> Commands => [.. Root().Subcommands.Select(command => command.Name)];

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Commands))]
    public async Task Every_command_has_help_with_examples(string command)
    {
        var help = await folder.RunAsync(command, "--help");
        Assert.Equal((0, ""), (help.Code, help.Error));
        var examples = help.Output[help.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"  planner {command}", examples, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_option_and_argument_says_what_it_is_for(string name)
    {
        var command = Root().Subcommands.Single(command => command.Name == name);
        Assert.All([command.Description, .. command.Options.Select(option => option.Description), .. command.Arguments.Select(argument => argument.Description)], text => Assert.Matches("[.…]$", text));
    }

    /// <summary>A new command comes with its tests: a file of its name beside this one, or tests that run it in a repository.</summary>
    [Theory, MemberData(nameof(Commands))]
    public void Every_command_has_tests(string command)
    {
        var types = typeof(UsageTests).Assembly.GetTypes().Select(type => type.Name);
        var isRun = Directory.EnumerateFiles(Path.Combine(Golden.Root, "tests/Planner.Tests/Publishing/Commands"), "*.cs").Any(file => File.ReadAllText(file).Contains($"RunAsync(\"{command}\"", StringComparison.Ordinal));
        Assert.True(isRun || types.Any(type => type.StartsWith(command, StringComparison.OrdinalIgnoreCase) && type.EndsWith("Tests", StringComparison.Ordinal)));
    }

    /// <summary>Every example is a line to copy, so it must at least be understood.</summary>
    [Theory, MemberData(nameof(Commands))]
    public async Task Every_example_can_be_parsed(string command)
    {
        var help = await folder.RunAsync(command, "--help");
        var lines = help.Output[help.Output.IndexOf("Examples:\n", StringComparison.Ordinal)..].Split('\n').Skip(1).Where(line => line.Length > 0);
        Assert.All(lines, line => Assert.Empty(Root().Parse(line.Split(['|', '>', '<', '&'])[0].Trim()["planner ".Length..]).Errors));
    }

    [Fact]
    public async Task Help_lists_every_command()
    {
        var help = await folder.RunAsync("--help");
        Assert.Equal(0, help.Code);
        Assert.All(Root().Subcommands, command => Assert.Contains($"\n  {command.Name} ", help.Output, StringComparison.Ordinal));
        Assert.All(help.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 140));
    }

    [Theory]
    [InlineData("planner --help", "")]
    [InlineData("planner --help", "--nothing")]
    [InlineData("planner --help", "valdate")]
    [InlineData("planner validate --help", "validate", "--format", "xml")]
    [InlineData("planner plan --help", "plan", "extra")]
    [InlineData("planner new --help", "new", "post")]
    [InlineData("planner completion --help", "completion", "tcsh")]
    [InlineData("planner validate --help", "validate", "--now", "yesterday")]
    [InlineData("planner validate --help", "validate", "--now", "2026-11-24 18:30")]
    public async Task Wrong_usage_says_what_is_wrong_and_where_to_read_on(string where, params string[] arguments)
    {
        var run = await folder.RunAsync([.. arguments.Where(argument => argument.Length > 0)]);
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.StartsWith("planner: ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"'{where}'", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no command 'valdate'; did you mean 'validate'?", "valdate")]
    [InlineData("there is no command 'thing'.", "thing", "--root", "x")]
    [InlineData("Required argument 'TITLE' missing", "new", "post")]
    [InlineData("'xml' not recognized", "validate", "--format", "xml")]
    [InlineData("--now takes an instant such as 2026-11-24T18:30:00Z or 2026-11-24T18:30:00+01:00, not '2026-11-24 18:30'.", "plan", "--now", "2026-11-24 18:30")]
    [InlineData("--port takes a number from 0 to 65535.", "serve", "--port", "70000")]
    [InlineData("--port takes a number from 0 to 65535.", "serve", "--port", "abc")]
    [InlineData("--now takes a year from 1900 to 2999, not '0206-11-24T18:30:00Z'.", "plan", "--now", "0206-11-24T18:30:00Z")]
    [InlineData("--from is after --to: nothing can be planned from 2026-12-01 to 2026-11-01.", "plan", "--from", "2026-12-01", "--to", "2026-11-01")]
    public async Task Wrong_usage_is_told_once(string message, params string[] arguments)
    {
        var run = await folder.RunAsync(arguments);
        Assert.Equal(2, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'), line => line.StartsWith("planner: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("title: [\n", "yaml-syntax")]
    [InlineData("title: Plan\nlanguage: en\ntimezone: Europe/Pari\n", "did you mean 'Europe/Paris'?")]
    [InlineData("title: Plan\nlanguage: de\ntimezone: Europe/Paris\n", "one of fr, en")]
    [InlineData("colour: red\ntitle: Plan\nlanguage: en\n", "'timezone'")]
    [InlineData("", "needs the field")]
    [InlineData("title: Plan\0", "zero byte")]
    public async Task A_planner_yml_that_cannot_be_used_is_one_clear_error(string text, string message)
    {
        folder.Write("content/planner.yml", text);
        foreach (var arguments in new[] { new[] { "validate" }, ["build"], ["plan"], ["publish", "--dry-run"], ["new", "post", "X"] })
        {
            var run = await folder.RunAsync(arguments);
            Assert.Equal((2, ""), (run.Code, run.Output));
            Assert.StartsWith("planner: content/planner.yml(", run.Error, StringComparison.Ordinal);
            Assert.Contains(message, run.Error, StringComparison.Ordinal);
            Assert.Single(run.Error.TrimEnd().Split('\n'));
        }

        Assert.False(Directory.Exists(Path.Combine(folder.Root, "_site")));
    }

    [Fact]
    public async Task Without_a_repository_there_is_a_way_out()
    {
        using var empty = new CommandFolder();
        var run = await empty.RunAsync("validate");
        Assert.Equal(2, run.Code);
        Assert.Contains("planner init", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_that_is_none_is_named()
    {
        var run = await folder.RunAsync("validate", "--root", "nowhere");
        Assert.Equal(2, run.Code);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_nearest_parent_with_a_plan_is_the_root()
    {
        var run = await folder.RunInAsync(Path.Combine(folder.Root, "content", "brands"), "validate");
        Assert.Equal(0, run.Code);
    }

    [Fact]
    public async Task The_clock_is_what_now_says()
    {
        folder.WritePost("teaser", "2026-11-24 18:30");
        Assert.Contains("late", (await folder.RunAsync("plan", "--now", "2026-11-24T20:30:00+01:00")).Output, StringComparison.Ordinal);
        Assert.Contains("due", (await folder.RunAsync("plan", "--now", "2026-11-24T17:31:00Z")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-24T17:31Z")]
    [InlineData("2026-11-24T17:31z")]
    [InlineData("2026-11-24t18:31+01:00")]
    public async Task The_clock_may_leave_out_its_seconds(string now)
    {
        folder.WritePost("teaser", "2026-11-24 18:30");
        Assert.Contains("due", (await folder.RunAsync("plan", "--now", now)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_stops_with_its_own_exit_code()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        using var output = new StringWriter();
        var terminal = new Terminal(output, output, HasColour: false, IsErrorInteractive: false, folder.Root, () => Instant.FromUtc(2026, 11, 2, 7, 0));
        Assert.Equal(130, await CommandLine.RunAsync(["build"], terminal, cancelled.Token));
        Assert.False(folder.Has("_site/index.html"));
    }

    private static RootCommand Root() =>
        CommandLine.Root(new Terminal(TextWriter.Null, TextWriter.Null, HasColour: false, IsErrorInteractive: false, "", () => Instant.MinValue));
}
