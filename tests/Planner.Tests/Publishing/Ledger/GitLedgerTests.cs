using Planner.Git;
using Planner.Publishing.Ledger;
using static Planner.Tests.Publishing.Ledger.Repositories;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>The ledger in real repositories.</summary>
public sealed class GitLedgerTests
{
    [Theory]
    [InlineData("full")]
    [InlineData("shallow")]
    [InlineData("partial")]
    [InlineData("blobless")]
    [InlineData("alone")]
    [InlineData("worktree")]
    [InlineData("detached")]
    public async Task What_one_run_writes_the_next_one_reads(string kind)
    {
        using var repositories = WithRemote();
        var (folder, other) = Clones(repositories, kind);
        var before = repositories.UsersOwn(other);
        await using (var ledger = await OpenAsync(Path.Combine(folder, "plan", "content")))
        {
            Assert.Empty(await KindsAsync(ledger, "teaser"));
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser"), Event(LedgerEventKind.Claimed, "other")));
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Sending, "teaser")));
            Assert.Equal([LedgerEventKind.Claimed, LedgerEventKind.Sending], await KindsAsync(ledger, "teaser"));
        }

        await using (var ledger = await OpenAsync(other))
        {
            Assert.Equal([LedgerEventKind.Claimed, LedgerEventKind.Sending], await KindsAsync(ledger, "teaser"));
            Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(ledger, "other"));
            Assert.Empty(await KindsAsync(ledger, "third"));
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Published, "teaser") with { Due = Instant.FromUtc(2026, 12, 1, 0, 0) }));
            Assert.Equal([LedgerEventKind.Claimed, LedgerEventKind.Sending, LedgerEventKind.Published], await KindsAsync(ledger, "teaser"));
            Assert.Equal([new YearMonth(2026, 11), new YearMonth(2026, 12)], (await ledger.MonthsAsync(CancellationToken.None)).ToArray());
            Assert.Equal(3, (await ledger.ReadMonthAsync(new YearMonth(2026, 12), CancellationToken.None))[Key("teaser")].Events.Length);
            Assert.Equal(2, (await ledger.ReadMonthAsync(new YearMonth(2026, 11), CancellationToken.None)).Count);
            Assert.Empty(await ledger.ReadMonthAsync(new YearMonth(2025, 1), CancellationToken.None));
        }

        var shared = kind == "alone" ? folder : repositories.Remote;
        Assert.Equal(
            [
                "2026-11/other/lune-mastodon/0001-claimed-run.json", "2026-11/teaser/lune-mastodon/0001-claimed-run.json",
                "2026-11/teaser/lune-mastodon/0002-sending-run.json", "2026-12/teaser/lune-mastodon/0003-published-run.json",
            ],
            repositories.Paths(shared));
        Assert.Equal("published: teaser on lune-mastodon\nsending: teaser on lune-mastodon\n2 claimed", repositories.In(shared, "log", "--format=%s", Branch));
        Assert.Equal("planner <planner@localhost>", repositories.In(shared, "log", "-1", "--format=%an <%ae>", Branch));
        Assert.Empty(repositories.In(other, "for-each-ref", "refs/planner/runs"));
        if (kind != "alone")
        {
            Assert.Equal(before, repositories.UsersOwn(other));
        }
    }

    [Theory]
    [InlineData("full")]
    [InlineData("shallow")]
    [InlineData("blobless")]
    [InlineData("alone")]
    public async Task A_file_beside_the_events_is_replaced_by_who_saw_it_last(string kind)
    {
        using var repositories = WithRemote();
        var (folder, other) = Clones(repositories, kind);
        await using var first = await OpenAsync(folder);
        await using var second = await OpenAsync(other);
        await AppendAsync(first, Event(LedgerEventKind.Claimed, "teaser"));
        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => Task.Run(() => (number % 2 == 0 ? first : second).ReplaceAsync("vault/lune-x.json", stands => [.. stands ?? [], (byte)number], "vault: lune-x", Instant.FromUtc(2026, 11, 2, 7, 0), CancellationToken.None))));
        Assert.All(runs, run => Assert.IsType<AppendResult.Appended>(run));
        await second.RefreshAsync(CancellationToken.None);
        var file = Assert.Single(await second.FilesAsync("vault", CancellationToken.None));
        Assert.Equal("vault/lune-x.json", file.Path);
        Assert.Equal((byte[])[0, 1, 2, 3, 4, 5], file.Bytes.ToArray().Order());
        Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(second, "teaser"));
        Assert.Equal([new YearMonth(2026, 11)], (await second.MonthsAsync(CancellationToken.None)).ToArray());
        Assert.IsType<AppendResult.NothingToDo>(await second.ReplaceAsync("vault/lune-x.json", _ => null, "vault: lune-x", Instant.MinValue, CancellationToken.None));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_run_with_nothing_due_brings_no_months_into_a_shallow_clone_and_may_read_all_the_same(bool isIdle, bool brings)
    {
        using var repositories = WithRemote();
        repositories.In(repositories.Remote, "config", "uploadpack.allowFilter", "true");
        await using (var ledger = await OpenAsync(repositories.Clone("one")))
        {
            await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser"), Event(LedgerEventKind.Claimed, "other"));
        }

        var shallow = repositories.Clone("two", "--depth=1");
        await using var opened = await OpenAsync(shallow, isIdle);
        var month = repositories.In(repositories.Remote, "rev-parse", Branch + ":2026-11");
        Assert.Equal(brings, repositories.In(shallow, "cat-file", "--batch-all-objects", "--batch-check").Contains(month, StringComparison.Ordinal));
        Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(opened, "teaser"));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(opened, Event(LedgerEventKind.Sending, "teaser")));
        Assert.Equal(2, (await opened.ReadMonthAsync(new YearMonth(2026, 11), CancellationToken.None)).Count);
    }

    /// <summary>Git's own end of ssh, with the way between left out, as git's own tests have it.</summary>
    [Fact]
    public async Task A_remote_over_ssh_is_written_with_the_command_that_git_has_for_it()
    {
        using var repositories = WithRemote();
        var ssh = Path.Combine(repositories.Root, "ssh");
        await File.WriteAllTextAsync(ssh, "#!/bin/sh\necho \"$@\" >>\"$0.log\"\nwhile [ $# -gt 1 ]; do shift; done\nexec sh -c \"$1\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(ssh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var (folder, shallow) = (repositories.Clone("one"), repositories.Clone("two", "--depth=1"));
        foreach (var clone in (string[])[folder, shallow])
        {
            repositories.In(clone, "config", "core.sshCommand", $"'{ssh}'");
            repositories.In(clone, "remote", "set-url", "origin", "ssh://git@forge.example:2222" + repositories.Remote);
        }

        await using (var ledger = await OpenAsync(folder))
        {
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser")));
        }

        await using var other = await OpenAsync(shallow);
        Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(other, "teaser"));
        Assert.Contains("-p 2222 git@forge.example git-receive-pack", await File.ReadAllTextAsync(ssh + ".log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_users_branches_index_and_work_tree_stay_as_they_are()
    {
        using var repositories = WithRemote();
        var folder = repositories.Clone("clone");
        await File.WriteAllTextAsync(Path.Combine(folder, "plan", "content", "planner.yml"), "changed");
        await File.WriteAllTextAsync(Path.Combine(folder, "staged.txt"), "staged");
        repositories.In(folder, "add", "staged.txt");
        var before = repositories.UsersOwn(folder);
        await using (var ledger = await OpenAsync(folder))
        {
            await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "teaser"));
            Assert.Equal(before, repositories.UsersOwn(folder));
        }

        await using (await OpenAsync(folder))
        {
            Assert.Equal(before, repositories.UsersOwn(folder));
        }

        Assert.Equal(before, repositories.UsersOwn(folder));
        repositories.In(folder, "fsck", "--strict", "--no-dangling");
        repositories.In(repositories.Remote, "fsck", "--strict");
    }

    [Fact]
    public async Task Decisions_are_made_again_by_what_stands_there_now()
    {
        using var repositories = WithRemote();
        await using var first = await OpenAsync(repositories.Clone("first"));
        await using var second = await OpenAsync(repositories.Clone("second"));
        Assert.IsType<AppendResult.Appended>(await AppendAsync(first, Event(LedgerEventKind.Claimed, "teaser", "first")));

        var seen = new List<int>();
        var result = await second.AppendAsync([Key("teaser")], records => Decide(records[Key("teaser")], seen), CancellationToken.None);
        Assert.IsType<AppendResult.NothingToDo>(result);
        Assert.Equal([0, 1], seen);
        Assert.Equal("first", (await second.ReadAsync([Key("teaser")], CancellationToken.None))[Key("teaser")].Claim!.Run);
    }

    [Fact]
    public async Task Others_work_on_other_deliveries_is_kept()
    {
        using var repositories = WithRemote();
        await using var first = await OpenAsync(repositories.Clone("first"));
        await using var second = await OpenAsync(repositories.Clone("second", "--depth=1"));
        foreach (var (ledger, post) in new[] { (first, "a"), (second, "b"), (first, "c"), (second, "a") })
        {
            Assert.IsType<AppendResult.Appended>(await AppendAsync(ledger, Event(LedgerEventKind.Claimed, post)));
        }

        Assert.Equal([LedgerEventKind.Claimed, LedgerEventKind.Claimed], await KindsAsync(second, "a"));
        await first.RefreshAsync(CancellationToken.None);
        Assert.Equal([LedgerEventKind.Claimed, LedgerEventKind.Claimed], await KindsAsync(first, "a"));
        Assert.Equal(4, repositories.Paths(repositories.Remote).Length);
    }

    [Fact]
    public async Task The_repositorys_user_commits_if_there_is_one()
    {
        using var repositories = new Repositories();
        var folder = repositories.Alone("alone");
        repositories.In(folder, "config", "user.name", "Camille <éé>");
        repositories.In(folder, "config", "user.email", "camille@example.com");
        await using var ledger = await OpenAsync(folder);
        await AppendAsync(ledger, Event(LedgerEventKind.Claimed, "été"));
        Assert.Equal("Camille éé <camille@example.com>: claimed: été on lune-mastodon", repositories.In(folder, "log", "-1", "--format=%cn <%ce>: %s", Branch));
    }

    [Fact]
    public async Task What_dead_runs_left_is_removed_after_a_day()
    {
        using var repositories = new Repositories();
        var folder = repositories.Alone("alone");
        var now = SystemClock.Instance.GetCurrentInstant().ToUnixTimeSeconds();
        repositories.In(folder, "update-ref", $"refs/planner/runs/{now - 90_000}-dead", "HEAD");
        repositories.In(folder, "update-ref", $"refs/planner/runs/{now - 3_600}-alive", "HEAD");
        await using (await OpenAsync(folder))
        {
        }

        Assert.Equal($"refs/planner/runs/{now - 3_600}-alive", repositories.In(folder, "for-each-ref", "--format=%(refname)", "refs/planner"));
    }

    private static LedgerEvent[] Decide(DeliveryRecord record, List<int> seen)
    {
        seen.Add(record.Events.Length);
        return Claim(record, "second") is { } claim ? [claim] : [];
    }

    private static (string First, string Second) Clones(Repositories repositories, string kind)
    {
        switch (kind)
        {
            case "alone":
                var alone = repositories.Alone("alone");
                return (alone, alone);
            case "worktree":
                var main = repositories.Clone("main");
                repositories.In(main, "worktree", "add", "--quiet", "../tree");
                return (Path.Combine(repositories.Root, "tree"), main);
            case "detached":
                var detached = repositories.Clone("detached");
                repositories.In(detached, "checkout", "--quiet", "--detach");
                return (detached, repositories.Clone("other"));
            case "partial":
                repositories.In(repositories.Remote, "config", "uploadpack.allowFilter", "true");
                return (repositories.Clone("first", "--depth=1"), repositories.Clone("second", "--depth=1"));
            case "blobless":
                repositories.In(repositories.Remote, "config", "uploadpack.allowFilter", "true");
                return (repositories.Clone("first", "--filter=blob:none"), repositories.Clone("second", "--filter=blob:none"));
            default:
                string[] depth = kind == "shallow" ? ["--depth=1"] : [];
                return (repositories.Clone("first", depth), repositories.Clone("second", depth));
        }
    }
}
