using Planner.Git;
using Planner.Publishing.Ledger;
using static Planner.Tests.Publishing.Ledger.Repositories;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>What goes wrong is told with what to do, and never taken for an empty ledger.</summary>
public sealed class GitLedgerFaultTests
{
    [Fact]
    public async Task A_ledger_from_before_there_was_a_remote_is_not_forgotten()
    {
        using var repositories = WithRemote();
        var folder = repositories.Alone("alone");
        await using (var ledger = await OpenAsync(folder))
        {
            await AppendAsync(ledger, Event(LedgerEventKind.Published, "teaser"));
        }

        repositories.In(folder, "remote", "add", "origin", repositories.Remote);
        var refused = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(folder));
        Assert.Equal(
            "This repository has a ledger of its own, and planner/ledger on origin lacks what stands in it (2026-11), so that it would go out again. Push it: git push origin planner/ledger. When it was a trial's: git branch -D planner/ledger. Nothing was sent.",
            refused.Message);
        repositories.In(folder, "push", "--quiet", "origin", Branch);
        await using (var ledger = await OpenAsync(folder))
        {
            Assert.Equal([LedgerEventKind.Published], await KindsAsync(ledger, "teaser"));
            await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "other"));
        }

        // The own branch is older now, which is no matter.
        await using var again = await OpenAsync(folder);
        Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(again, "other"));

        var second = repositories.Alone("second");
        await using (var ledger = await OpenAsync(second))
        {
            await AppendAsync(ledger, Event(LedgerEventKind.Published, "third"));
        }

        repositories.In(second, "remote", "add", "origin", repositories.Remote);
        Assert.Contains("(2026-11/third)", (await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(second))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_that_refuses_is_told_with_its_words()
    {
        using var repositories = WithRemote();
        Hook(repositories, "pre-receive", "echo 'only bots may push'; exit 1");
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        var refused = Assert.IsType<AppendResult.Refused>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        Assert.Contains("pre-receive hook declined", refused.Message, StringComparison.Ordinal);
        Assert.Contains("only bots may push", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Let the job's token push", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await KindsAsync(ledger, "teaser"));
    }

    [Fact]
    public async Task A_lock_that_a_killed_git_left_behind_is_named()
    {
        using var repositories = WithRemote();
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        await File.WriteAllTextAsync(Path.Combine(repositories.Remote, "refs/heads/planner/ledger.lock"), "");
        var refused = Assert.IsType<AppendResult.Refused>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "noel")));
        Assert.Contains("is locked, and nobody moves it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_that_only_moves_forward_is_content()
    {
        using var repositories = WithRemote();
        repositories.In(repositories.Remote, "config", "receive.denyNonFastForwards", "true");
        await using var first = await OpenAsync(repositories.Clone("first"));
        await using var second = await OpenAsync(repositories.Clone("second", "--depth=1"));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(first, Event(LedgerEventKind.Claimed, "a")));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(second, Event(LedgerEventKind.Claimed, "b")));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(first, Event(LedgerEventKind.Claimed, "c")));
    }

    [Fact]
    public async Task A_remote_that_is_gone_is_not_reached()
    {
        using var repositories = WithRemote();
        var folder = repositories.Clone("clone");
        await using var ledger = await OpenAsync(folder);
        Directory.Move(repositories.Remote, repositories.Remote + ".away");
        var answer = Assert.IsType<AppendResult.NotReached>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        Assert.StartsWith("Cannot fetch planner/ledger on origin: ", answer.Message, StringComparison.Ordinal);
        var exception = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(folder));
        Assert.IsType<AppendResult.NotReached>(exception.Result);
        Assert.Single(repositories.In(folder, "for-each-ref", "refs/planner/runs").Split('\n'));
    }

    [Fact]
    public async Task A_push_that_arrived_without_an_answer_is_found_again()
    {
        using var repositories = WithRemote();
        await using var ledger = await OpenAsync(repositories.Clone("clone"));

        // The branch is moved, and then the connection breaks before git is told.
        Hook(repositories, "post-update", "kill -9 $PPID");
        var appended = Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        Assert.Equal("teaser", appended.Events.Single().Key.Post);
        Assert.Single(repositories.Paths(repositories.Remote));
    }

    [Fact]
    public async Task A_ledger_that_was_rewritten_is_corrupt()
    {
        using var repositories = WithRemote();
        var folder = repositories.Clone("clone");
        await using var ledger = await OpenAsync(folder);
        await AppendAsync(ledger, Event(LedgerEventKind.Published, "teaser"));
        await AppendAsync(ledger, Event(LedgerEventKind.Published, "other"));

        repositories.In(repositories.Remote, "update-ref", "refs/heads/" + Branch, Branch + "~1");
        var corrupt = Assert.IsType<AppendResult.Corrupt>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "third")));
        Assert.Contains("2026-11/other is gone", corrupt.Message, StringComparison.Ordinal);

        repositories.In(repositories.Remote, "update-ref", "-d", "refs/heads/" + Branch);
        Assert.IsType<AppendResult.Corrupt>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "third")));
    }

    [Fact]
    public async Task The_next_run_in_a_clone_remembers_what_the_last_one_saw()
    {
        using var repositories = WithRemote();
        var folder = repositories.Clone("clone");
        await using (var ledger = await OpenAsync(folder))
        {
            await AppendAsync(ledger, Event(LedgerEventKind.Published, "teaser"));
        }

        repositories.In(repositories.Remote, "update-ref", "-d", "refs/heads/" + Branch);
        var exception = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(folder));
        Assert.IsType<AppendResult.Corrupt>(exception.Result);
    }

    [Fact]
    public async Task A_history_that_was_made_shorter_with_all_its_events_is_fine()
    {
        using var repositories = WithRemote();
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        await AppendAsync(ledger, Event(LedgerEventKind.Published, "teaser"));
        await AppendAsync(ledger, Event(LedgerEventKind.Published, "other"));
        var commit = repositories.In(repositories.Remote, "commit-tree", "-m", "shorter", Branch + "^{tree}");
        repositories.In(repositories.Remote, "update-ref", "refs/heads/" + Branch, commit);
        Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Published, "third")));
        Assert.Equal(3, repositories.Paths(repositories.Remote).Length);
    }

    [Theory]
    [InlineData("2026-11/teaser/lune-mastodon/0001-claimed-run.json", "{\"version\":1", "2026-11/teaser/lune-mastodon/0001-claimed-run.json is no event")]
    [InlineData("2026-11/teaser/lune-mastodon/0001-claimed-run.json", "{\"version\":7}", "update planner")]
    [InlineData("2026-11/teaser/lune-mastodon/x.json", "{}", "is no event")]
    [InlineData("content/planner.yml", "", "The branch is no ledger: it has a folder 'content'")]
    public async Task What_is_no_event_is_told_with_its_path(string path, string text, string told)
    {
        using var repositories = WithRemote();
        var folder = repositories.Clone("clone");
        Forge(repositories, [(path, text)]);
        var answer = await CorruptAsync(folder);
        Assert.Contains(told, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_events_of_one_number_are_both_kept_and_other_files_left_alone()
    {
        using var repositories = WithRemote();
        var events = (LedgerEvent[])[Event(LedgerEventKind.Claimed, "teaser", "b"), Event(LedgerEventKind.Claimed, "teaser", "a")];
        Forge(repositories, [.. events.Select(each => (LedgerPath.Of(each, 1), System.Text.Encoding.UTF8.GetString(LedgerEventFile.Write(each)))), ("README.md", "x"), ("2026-11/teaser/lune-mastodon/notes.txt", "x"), ("2026-11/teaser/file", "x"), ("2026-11/other", "x")]);
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        var record = (await ledger.ReadAsync([Key("teaser"), Key("other")], CancellationToken.None))[Key("teaser")];
        Assert.Equal(["a", "b"], record.Events.Select(each => each.Run));
        Assert.Single(await ledger.ReadMonthAsync(new YearMonth(2026, 11), CancellationToken.None));
        await AppendAsync(ledger, Event(LedgerEventKind.Sending, "teaser", "c"));
        Assert.Contains("2026-11/teaser/lune-mastodon/0002-sending-c.json", repositories.Paths(repositories.Remote));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("a:refs/heads/main")]
    [InlineData("a..b")]
    [InlineData("a/")]
    [InlineData("a b")]
    public async Task A_branch_that_cannot_be_one_is_refused(string branch)
    {
        using var repositories = new Repositories();
        var exception = await Assert.ThrowsAsync<LedgerException>(() => GitLedger.OpenAsync(repositories.Alone("alone"), branch, isIdle: false, CancellationToken.None));
        Assert.Contains("planner/ledger", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_repository_there_is_no_ledger()
    {
        using var repositories = new Repositories();
        var exception = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(repositories.Root));
        Assert.Contains("git init", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error: insufficient permission for adding an object to repository database .git/objects", typeof(AppendResult.Refused), "free disk space")]
    [InlineData("fatal: write error: No space left on device", typeof(AppendResult.Refused), "free disk space")]
    [InlineData("error: cannot update ref 'refs/planner/runs/1': couldn't write '/work/plan/.git/refs/planner/runs/1.lock'", typeof(AppendResult.Refused), "free disk space")]
    [InlineData("fatal: sha1 file '.git/objects/pack/tmp_pack_a' write error. Out of diskspace\nfast-import: dumping crash report to .git/fast_import_crash_1", typeof(AppendResult.Refused), "out of diskspace. Free disk space")]
    [InlineData("remote: fatal: write error: No space left on device\nfatal: the remote end hung up unexpectedly", typeof(AppendResult.NotReached), "hung up")]
    [InlineData("remote: Permission to lune/plan.git denied to github-actions[bot].\nfatal: unable to access 'https://x:secret@github.com/lune/plan/': The requested URL returned error: 403", typeof(AppendResult.Refused), "Give the job a token")]
    [InlineData("git@gitlab.com: Permission denied (publickey).\nfatal: Could not read from remote repository.", typeof(AppendResult.Refused), "Give the job a token")]
    [InlineData("fatal: could not read Username for 'https://github.com': terminal prompts disabled", typeof(AppendResult.Refused), "Give the job a token")]
    [InlineData("fatal: unable to access 'https://github.com/': Could not resolve host: github.com", typeof(AppendResult.NotReached), "Could not resolve host")]
    public void Gits_words_say_what_to_do(string error, Type type, string told)
    {
        var exception = GitFault.Of("push planner/ledger on origin", error);
        Assert.IsType(type, exception.Result);
        Assert.Contains(told, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<AppendResult.Corrupt> CorruptAsync(string folder)
    {
        try
        {
            await using var ledger = await OpenAsync(folder);
            return Assert.IsType<AppendResult.Corrupt>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        }
        catch (LedgerException exception)
        {
            return Assert.IsType<AppendResult.Corrupt>(exception.Result);
        }
    }

    /// <summary>A ledger that the program did not write.</summary>
    private static void Forge(Repositories repositories, (string Path, string Text)[] files) => repositories.In(
        repositories.Remote,
        $"commit refs/heads/{Branch}\ncommitter x <x> 0 +0000\ndata 0\n\n" + string.Concat(files.Select(file => $"M 100644 inline {file.Path}\ndata {file.Text.Length}\n{file.Text}\n")) + "\n",
        ["fast-import", "--quiet"]);

    private static void Hook(Repositories repositories, string name, string script)
    {
        var path = Path.Combine(repositories.Remote, "hooks", name);
        File.WriteAllText(path, "#!/bin/sh\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        }
    }
}
