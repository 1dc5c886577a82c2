namespace Planner.Tests.Cli;

/// <summary>What must hold of every workflow that <c>init</c> writes, so that nobody who opens a pull request gets more than its check.</summary>
[Collection("command line")]
public sealed class WorkflowRulesTests : IAsyncLifetime, IDisposable
{
    private readonly CommandFolder folder = new();

    public async Task InitializeAsync() => await folder.RunAsync("init");

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();

    /// <summary>An expression is put into the script before the shell reads it: a branch called <c>$(…)</c> would be run.</summary>
    [Fact]
    public void No_script_holds_an_expression() =>
        Assert.All(Workflows(), workflow => Assert.All(Scripts(workflow), script => Assert.DoesNotContain("${{", script, StringComparison.Ordinal)));

    [Fact]
    public void Titles_bodies_and_names_of_branches_reach_no_step() =>
        Assert.All(Workflows().SelectMany(workflow => workflow), line => Assert.False(
            line.Contains("${{", StringComparison.Ordinal) && (line.Contains(".title", StringComparison.Ordinal) || line.Contains(".body", StringComparison.Ordinal) || line.Contains("head_ref", StringComparison.Ordinal) || (line.Contains("head_branch", StringComparison.Ordinal) && !line.TrimStart().StartsWith("group: ", StringComparison.Ordinal))),
            line));

    [Fact]
    public void Actions_are_named_by_commit() =>
        Assert.All(Workflows().SelectMany(workflow => workflow).Where(line => line.Contains("uses:", StringComparison.Ordinal)), line => Assert.Matches("uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", line));

    [Fact]
    public void What_reads_a_pull_request_may_write_nothing_and_has_no_secret()
    {
        var check = Job(Lines(".github/workflows/planner.yml"), "check");
        Assert.Contains("    if: github.event_name == 'pull_request'", check);
        Assert.Contains(check, line => line.Contains("planner review --base", StringComparison.Ordinal));
        Assert.Contains("          persist-credentials: false", check);
        Assert.DoesNotContain(check, line => line.Contains("secrets", StringComparison.Ordinal) || line.Contains("write", StringComparison.Ordinal) && line.Contains(':', StringComparison.Ordinal) && !line.TrimStart().StartsWith('#') || line.Contains("github.token", StringComparison.Ordinal));
        Assert.Contains("permissions:\n  contents: read\n", folder.Read(".github/workflows/planner.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_comment_runs_nothing_of_a_pull_request()
    {
        var text = folder.Read(".github/workflows/planner-review.yml");
        Assert.Contains("\non:\n  workflow_run:\n    workflows: [planner]\n", text, StringComparison.Ordinal);
        Assert.StartsWith("name: planner\n", folder.Read(".github/workflows/planner.yml"), StringComparison.Ordinal);
        Assert.Contains("\npermissions: {}\n", text, StringComparison.Ordinal);
        Assert.Equal(["actions: read", "pull-requests: write"], text.Split('\n').Where(line => line.StartsWith("      ", StringComparison.Ordinal) && (line.Contains(": read", StringComparison.Ordinal) || line.Contains(": write", StringComparison.Ordinal))).Select(line => line.Split('#')[0].Trim()));
        Assert.DoesNotContain("uses:", text, StringComparison.Ordinal);
        Assert.DoesNotContain(".planner/planner", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dotnet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
    }

    /// <summary>Protected variables reach pipelines of protected branches alone; this job is in no other.</summary>
    [Fact]
    public void On_GitLab_the_token_is_seen_by_the_scheduled_job_of_the_default_branch_alone()
    {
        var lines = Lines(".gitlab-ci.yml");
        var comment = Job(lines, "comment", indent: "");
        Assert.All(lines.Except(comment).Where(line => line.Contains("PLANNER_REVIEW_TOKEN", StringComparison.Ordinal)), line => Assert.StartsWith("#", line, StringComparison.Ordinal));
        Assert.Equal("    - if: $CI_PIPELINE_SOURCE == \"schedule\" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PLANNER_REVIEW_TOKEN", Assert.Single(comment, line => line.Contains("- if:", StringComparison.Ordinal)));
        Assert.Contains("    GIT_STRATEGY: none", comment);
        Assert.Contains("  before_script: []", comment);
        Assert.DoesNotContain(comment, line => line.Contains("--location", StringComparison.Ordinal) || line.Contains(".planner/", StringComparison.Ordinal));
    }

    private string[] Lines(string path) => folder.Read(path).Split('\n');

    private IEnumerable<string[]> Workflows() => folder.Files(".github/workflows").Select(Lines);

    /// <summary>What stands behind <c>run:</c>, with the lines that are indented below it.</summary>
    private static IEnumerable<string> Scripts(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            var key = lines[at].IndexOf("run: ", StringComparison.Ordinal);
            if (key >= 0 && !lines[at].TrimStart().StartsWith('#'))
            {
                var indent = new string(' ', lines[at].TrimStart(' ', '-').Length == 0 ? 0 : key + 1);
                yield return string.Join('\n', lines[(at + 1)..].TakeWhile(line => line.Length == 0 || line.StartsWith(indent, StringComparison.Ordinal)).Prepend(lines[at]));
            }
        }
    }

    private static string[] Job(string[] lines, string name, string indent = "  ") =>
        [.. lines.SkipWhile(line => line != $"{indent}{name}:").Skip(1).TakeWhile(line => line.Length == 0 || line.StartsWith(indent + "  ", StringComparison.Ordinal))];
}
