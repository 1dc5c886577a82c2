using System.Diagnostics;
using Planner.Git;
using Planner.Publishing.Ledger;

namespace Planner.Tests.Publishing.Ledger;

/// <summary>A fresh folder with a bare remote and clones of a small content repository.</summary>
internal sealed class Repositories : IDisposable
{
    public const string Branch = "planner/ledger";
    private static readonly string[] Nobody = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always"];

    public string Root { get; } = Directory.CreateTempSubdirectory("planner-ledger-").FullName;

    public string Remote => Path.Combine(Root, "remote.git");

    /// <summary>A remote with a content branch of two commits.</summary>
    public static Repositories WithRemote()
    {
        var repositories = new Repositories();
        repositories.Git("init", "--quiet", "--bare", "--initial-branch=main", "remote.git");
        var author = repositories.Alone("author");
        repositories.In(author, "remote", "add", "origin", repositories.Remote);
        repositories.In(author, "push", "--quiet", "origin", "main");
        repositories.In(author, "branch", "--quiet", "--set-upstream-to=origin/main");
        return repositories;
    }

    /// <summary>A content repository of two commits without a remote.</summary>
    public string Alone(string name)
    {
        Git("init", "--quiet", "--initial-branch=main", name);
        var folder = Path.Combine(Root, name);
        In(folder, "config", "user.name", "");
        In(folder, "config", "user.email", "");
        Directory.CreateDirectory(Path.Combine(folder, "plan", "content"));
        foreach (var text in (string[])["one", "two"])
        {
            File.WriteAllText(Path.Combine(folder, "plan", "content", "planner.yml"), text);
            In(folder, "add", "--all");
            In(folder, "commit", "--quiet", "--message", text);
        }

        return folder;
    }

    public string Clone(string name, params string[] more)
    {
        // An empty name and address: whoever runs the tests may have set others for all repositories.
        Git(["clone", "--quiet", "--config", "user.name=", "--config", "user.email=", .. more, "file://" + Remote.Replace('\\', '/'), name]);
        return Path.Combine(Root, name);
    }

    public string Git(params string[] arguments) => In(Root, arguments);

    public string In(string folder, params string[] arguments) => In(folder, "", arguments);

    public string In(string folder, string input, string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[.. Nobody, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
        return output.Trim();
    }

    /// <summary>Everything of a clone that belongs to its user: branches, tags, HEAD, index, work tree, settings.</summary>
    public string UsersOwn(string folder) => string.Join('\n', [
        In(folder, "for-each-ref", "refs/heads", "refs/remotes", "refs/tags"), In(folder, "symbolic-ref", "HEAD"), In(folder, "ls-files", "--stage"), In(folder, "status", "--porcelain"),
        In(folder, "rev-parse", "--is-shallow-repository"), File.ReadAllText(Path.Combine(folder, ".git", "config")), In(folder, "rev-list", "--count", "HEAD"),
    ]);

    /// <summary>The ledger as somebody else would see it.</summary>
    public string[] Paths(string folder) => In(folder, "ls-tree", "-r", "--name-only", "-z", Branch).Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public static Task<GitLedger> OpenAsync(string folder, bool isIdle = false) => GitLedger.OpenAsync(folder, Branch, isIdle, CancellationToken.None);

    public static LedgerEvent Event(LedgerEventKind kind, string post, string run = "run", int hour = 7) => new()
    {
        Kind = kind,
        Key = Key(post),
        Due = Instant.FromUtc(2026, 11, 2, hour, 0),
        At = Instant.FromUtc(2026, 11, 2, hour, 1),
        Run = run,
        Lease = kind == LedgerEventKind.Claimed ? Instant.FromUtc(2026, 11, 2, hour, 10) : null,
    };

    public static LedgerKey Key(string post) => new(post, "lune-mastodon");

    public static Task<AppendResult> AppendAsync(GitLedger ledger, params LedgerEvent[] events) =>
        ledger.AppendAsync([.. events.Select(each => each.Key)], _ => events, CancellationToken.None);

    /// <summary>Claims where nobody has claimed yet.</summary>
    public static LedgerEvent? Claim(DeliveryRecord record, string run) => record.Claim is null ? Event(LedgerEventKind.Claimed, record.Key.Post, run) : null;

    public static async Task<LedgerEventKind[]> KindsAsync(GitLedger ledger, string post) =>
        [.. (await ledger.ReadAsync([Key(post)], CancellationToken.None))[Key(post)].Events.Select(each => each.Kind)];

    public void Dispose()
    {
        foreach (var file in Directory.EnumerateFileSystemEntries(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, Directory.Exists(file) ? FileAttributes.Directory : FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
    }
}
