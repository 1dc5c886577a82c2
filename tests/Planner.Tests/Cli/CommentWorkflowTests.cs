using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace Planner.Tests.Cli;

/// <summary>
/// The script of <c>planner-review.yml</c>, run as GitHub's runners do, with a <c>gh</c> that answers from files and notes what it is asked to
/// write: what another run left is posted in one place only, and only if it is what it should be.
/// </summary>
[Collection("command line")]
public sealed class CommentWorkflowTests : IDisposable
{
    private const string Head = "0123456789abcdef0123456789abcdef01234567";
    private const string Marker = "<!-- planner-review -->";
    private static readonly string Pulls = """[{"number":7,"head":{"sha":"HEAD","repo":{"id":42}}},{"number":8,"head":{"sha":"ffff","repo":{"id":42}}},{"number":9,"head":{"sha":"HEAD","repo":{"id":43}}},{"number":10,"head":{"sha":"HEAD","repo":null}}]""".Replace("HEAD", Head, StringComparison.Ordinal);
    private const string Artifacts = """{"artifacts":[{"id":5,"size_in_bytes":900,"expired":false,"name":"planner-review"}]}""";

    /// <summary>What is asked for by address; a request that writes is kept.</summary>
    private const string Gh = """
        #!/usr/bin/env bash
        set -eu
        shift
        method=GET path= filter= body=
        while [ $# -gt 0 ]; do
          case $1 in
            --method) method=$2; shift ;;
            --jq) filter=$2; shift ;;
            --field) body=${2#body=@}; shift ;;
            --paginate | --silent) ;;
            *) path=$1 ;;
          esac
          shift
        done
        if [ "$method" != GET ]; then
          echo "$method $path" >> "$FAKE/written"
          cp "$body" "$FAKE/body"
          exit
        fi
        case $path in
          *"/pulls?state=open&per_page=100") jq -r "$filter" "$FAKE/pulls.json" ;;
          */runs/77/artifacts?name=planner-review) jq -r "$filter" "$FAKE/artifacts.json" ;;
          */artifacts/5/zip) cat "$FAKE/artifact.zip" ;;
          */issues/7/comments?per_page=100) jq -r "$filter" "$FAKE/comments.json" ;;
          *) echo "unexpected $path" >&2; exit 1 ;;
        esac
        """;

    private readonly CommandFolder folder = new();

    public CommentWorkflowTests()
    {
        folder.Write("fake/pulls.json", Pulls);
        folder.Write("fake/artifacts.json", Artifacts);
        folder.Write("fake/comments.json", "[]");
        Leave($"{Marker}\n2 deliveries added.\n");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_first_review_is_a_new_comment()
    {
        Assert.Equal((0, "POST repos/team/plan/issues/7/comments"), await RunAsync());
        Assert.Equal($"{Marker}\n2 deliveries added.\n", folder.Read("fake/body"));
    }

    [Fact]
    public async Task The_comment_of_the_workflow_is_updated_and_nobody_else_s()
    {
        folder.Write("fake/comments.json", $$"""[{"id":1,"user":{"login":"mallory"},"body":"{{Marker}}"},{"id":2,"user":{"login":"github-actions[bot]"},"body":"Other {{Marker}}"},{"id":3,"user":{"login":"github-actions[bot]"},"body":"{{Marker}}\nold"},{"id":4,"user":{"login":"github-actions[bot]"},"body":"{{Marker}}"}]""");
        Assert.Equal((0, "PATCH repos/team/plan/issues/comments/3"), await RunAsync());
    }

    [Fact]
    public async Task A_pull_request_that_moved_on_or_is_closed_gets_nothing()
    {
        folder.Write("fake/pulls.json", Pulls.Replace(Head, "eeee", StringComparison.Ordinal));
        Assert.Equal((0, ""), await RunAsync());
    }

    [Fact]
    public async Task Two_pull_requests_of_one_branch_get_nothing_rather_than_each_other_s()
    {
        folder.Write("fake/pulls.json", Pulls.Replace("\"id\":43", "\"id\":42", StringComparison.Ordinal));
        Assert.Equal((0, ""), await RunAsync());
    }

    [Theory]
    [InlineData("""{"artifacts":[]}""")]
    [InlineData("""{"artifacts":[{"id":5,"size_in_bytes":900,"expired":true}]}""")]
    [InlineData("""{"artifacts":[{"id":5,"size_in_bytes":1000001,"expired":false}]}""")]
    public async Task A_run_that_left_nothing_or_too_much_is_passed_over(string artifacts)
    {
        folder.Write("fake/artifacts.json", artifacts);
        Assert.Equal((0, ""), await RunAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Buy now\n")]
    [InlineData(" " + Marker + "\n")]
    public async Task What_is_no_review_is_not_posted(string text)
    {
        Leave(text);
        Assert.Equal((1, ""), await RunAsync());
    }

    [Theory]
    [InlineData("é", 65_536, true)]
    [InlineData("é", 65_537, false)]
    [InlineData("a", 65_537, false)]
    [InlineData("a", 50_000_000, false)]
    public async Task A_text_is_posted_when_a_comment_holds_it(string letter, int length, bool isPosted)
    {
        Leave(Marker + "\n", letter[0], length - Marker.Length - 1);
        Assert.Equal(isPosted ? (0, "POST repos/team/plan/issues/7/comments") : (1, ""), await RunAsync());
    }

    [Fact]
    public async Task Another_file_of_the_archive_is_never_touched()
    {
        LeaveBeside("../../started", "/tmp/planner-started", "number", ".bashrc");
        Assert.Equal((0, "POST repos/team/plan/issues/7/comments"), await RunAsync());
        Assert.Equal(["fake/artifact.zip", "fake/artifacts.json", "fake/body", "fake/comments.json", "fake/gh", "fake/pulls.json", "fake/written"], folder.Files("fake"));
        Assert.False(File.Exists("/tmp/planner-started"));
    }

    [Fact]
    public async Task No_line_is_an_order_to_a_bot()
    {
        Leave($"{Marker}\r\n/merge\n  /approve\r\n$(touch started) `touch started`\na /b\0\n");
        Assert.Equal((0, "POST repos/team/plan/issues/7/comments"), await RunAsync());
        Assert.Equal($"{Marker}\n\\/merge\n  \\/approve\n$(touch started) `touch started`\na /b\n", folder.Read("fake/body"));
    }

    private async Task<(int Code, string Written)> RunAsync()
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder.Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        folder.Write("fake/gh", Gh);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(folder.Root, "fake/gh"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }

        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(await WorkflowScript.OfAsync(".github/workflows/planner-review.yml"));
        start.Environment["PATH"] = $"{folder.Root}/fake:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder.Root, "tmp")).FullName;
        foreach (var (name, value) in (ValueTuple<string, string>[])[("FAKE", folder.Root + "/fake"), ("REPOSITORY", "team/plan"), ("RUN", "77"), ("HEAD", Head), ("HEAD_REPOSITORY", "42"), ("GH_TOKEN", "geheim")])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.DoesNotContain("geheim", output + await error, StringComparison.Ordinal);
        return (process.ExitCode, folder.Has("fake/written") ? folder.Read("fake/written").TrimEnd() : "");
    }

    /// <summary>Other files in the archive that the other run left.</summary>
    private void LeaveBeside(params ReadOnlySpan<string> names)
    {
        using var archive = ZipFile.Open(Path.Combine(folder.Root, "fake/artifact.zip"), ZipArchiveMode.Update);
        foreach (var name in names)
        {
            archive.CreateEntry(name).Open().Dispose();
        }
    }

    /// <summary>What the other run left.</summary>
    private void Leave(string text, char more = ' ', int count = 0)
    {
        var file = Path.Combine(folder.Root, "fake/artifact.zip");
        File.Delete(file);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        using var entry = archive.CreateEntry("comment.md").Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
        var piece = Encoding.UTF8.GetBytes(new string(more, 1000));
        for (; count > 0; count -= 1000)
        {
            entry.Write(piece.AsSpan(0, piece.Length / 1000 * Math.Min(count, 1000)));
        }
    }
}

/// <summary>What stands below <c>run: |</c> or <c>- |</c> in a workflow that <c>init</c> writes.</summary>
internal static class WorkflowScript
{
    public static async Task<string> OfAsync(string path)
    {
        using var repository = new CommandFolder();
        await repository.RunAsync("init");
        var lines = repository.Read(path).Split('\n').SkipWhile(line => line.Trim() is not ("run: |" or "- |")).Skip(1).ToList();
        var indent = lines[0].Length - lines[0].TrimStart().Length;
        return string.Join('\n', lines.TakeWhile(line => line.Length == 0 || line.StartsWith(new string(' ', indent), StringComparison.Ordinal)).Select(line => line.Length == 0 ? "" : line[indent..]));
    }
}
