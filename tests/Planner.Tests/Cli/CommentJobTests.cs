using System.Diagnostics;

namespace Planner.Tests.Cli;

/// <summary>The script of the job <c>comment</c> in <c>.gitlab-ci.yml</c>, run by a shell with a <c>curl</c> that answers from files and notes what it is asked to write.</summary>
[Collection("command line")]
public sealed class CommentJobTests : IDisposable
{
    private const string Marker = "<!-- planner-review -->";

    private const string Curl = """
        #!/bin/sh
        method=GET body= url=
        while [ $# -gt 0 ]; do
          case $1 in
            --request) method=$2; shift ;;
            --data-urlencode) body=${2#body@}; shift ;;
            --output | --max-time | --header) shift ;;
            --location) exit 9 ;;
            --*) ;;
            *) url=${1#https://gitlab.example/api/v4} ;;
          esac
          shift
        done
        if [ "$method" != GET ]; then
          echo "$method $url" >> "$FAKE/written"
          cp "$body" "$FAKE/body"
          exit 0
        fi
        file="$FAKE/$(printf %s "${url%%\?*}" | tr / _)"
        [ -f "$file" ] || { echo "404 $url" >&2; exit 22; }
        cat "$file"
        """;

    private readonly CommandFolder folder = new();

    public CommentJobTests()
    {
        folder.Write("fake/_user", """{"id":99}""");
        folder.Write("fake/_projects_1_merge_requests", """[{"iid":7,"sha":"aaaa"},{"iid":8,"sha":"bbbb"}]""");
        folder.Write("fake/_projects_1_merge_requests_7_pipelines", """[{"id":5,"project_id":2,"sha":"old","source":"merge_request_event"},{"id":6,"project_id":2,"sha":"aaaa","source":"push"},{"id":70,"project_id":2,"sha":"aaaa","source":"merge_request_event"}]""");
        folder.Write("fake/_projects_1_merge_requests_8_pipelines", "[]");
        folder.Write("fake/_projects_2_pipelines_70_jobs", """[{"id":1,"name":"check","status":"failed"},{"id":700,"name":"review","status":"success"}]""");
        folder.Write("fake/_projects_1_merge_requests_7_notes", "[]");
        Leave($"{Marker}\n2 deliveries added.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_first_review_is_a_new_comment()
    {
        Assert.Equal("POST /projects/1/merge_requests/7/notes", await RunAsync());
        Assert.Equal($"{Marker}\n2 deliveries added.\n", folder.Read("fake/body"));
    }

    [Fact]
    public async Task The_comment_of_the_token_is_updated_and_nobody_else_s()
    {
        folder.Write("fake/_projects_1_merge_requests_7_notes", $$"""[{"id":1,"author":{"id":5},"body":"{{Marker}}"},{"id":2,"author":{"id":99},"body":"{{Marker}}\nold"}]""");
        Assert.Equal("PUT /projects/1/merge_requests/7/notes/2", await RunAsync());
    }

    [Fact]
    public async Task What_did_not_change_is_not_written_again()
    {
        folder.Write("fake/_projects_1_merge_requests_7_notes", $$"""[{"id":2,"author":{"id":99},"body":"{{Marker}}\n2 deliveries added."}]""");
        Assert.Equal("", await RunAsync());
    }

    [Theory]
    [InlineData("_projects_1_merge_requests_7_notes")]
    [InlineData("_projects_1_merge_requests_7_pipelines")]
    [InlineData("_projects_2_pipelines_70_jobs")]
    [InlineData("_projects_2_jobs_700_artifacts_comment.md")]
    public async Task What_does_not_answer_costs_this_comment_alone(string answer)
    {
        File.Delete(Path.Combine(folder.Root, "fake", answer));
        Assert.Equal("", await RunAsync());
    }

    [Theory]
    [InlineData("Buy now\n", "")]
    [InlineData(Marker + "\r\n/merge\n  /approve\n", Marker + "\n\\/merge\n  \\/approve\n")]
    public async Task No_line_is_a_quick_action_and_only_reviews_are_posted(string left, string posted)
    {
        Leave(left);
        Assert.Equal(posted.Length == 0 ? "" : "POST /projects/1/merge_requests/7/notes", await RunAsync());
        Assert.Equal(posted, folder.Has("fake/body") ? folder.Read("fake/body") : "");
    }

    [Fact]
    public async Task What_is_too_long_is_not_posted()
    {
        Leave(Marker + "\n" + new string('a', 262_144));
        Assert.Equal("", await RunAsync());
    }

    private void Leave(string text) => folder.Write("fake/_projects_2_jobs_700_artifacts_comment.md", text);

    private async Task<string> RunAsync()
    {
        var start = new ProcessStartInfo("sh") { WorkingDirectory = folder.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        folder.Write("fake/curl", Curl);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.Root, "fake/curl"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(await WorkflowScript.OfAsync(".gitlab-ci.yml"));
        foreach (var (name, value) in (ValueTuple<string, string>[])
            [("PATH", $"{folder.Root}/fake:{Environment.GetEnvironmentVariable("PATH")}"), ("FAKE", folder.Root + "/fake"), ("CI_API_V4_URL", "https://gitlab.example/api/v4"), ("CI_PROJECT_ID", "1"), ("PLANNER_REVIEW_TOKEN", "geheim")])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("geheim", output + await error, StringComparison.Ordinal);
        Assert.True(process.ExitCode == 0, await error);
        return folder.Has("fake/written") ? folder.Read("fake/written").TrimEnd() : "";
    }
}
