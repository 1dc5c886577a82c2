using System.Diagnostics;
using Planner.Cli;
using Planner.Tests.Cli;

namespace Planner.Tests.Publishing.Commands;

/// <summary>
/// A content repository with a bare remote, in a fresh folder, on the morning of 2 November 2026. Two of its accounts write files and one
/// asks a person, so that nothing leaves the machine.
/// </summary>
internal sealed class PublishRepository : IDisposable
{
    public const string Ledger = "planner/ledger";

    private readonly string folder = Directory.CreateTempSubdirectory("planner-publish-").FullName;

    public PublishRepository(string publish = "")
    {
        Run(folder, "init", "--quiet", "--bare", "--initial-branch=main", Remote);
        Run(folder, "init", "--quiet", "--initial-branch=main", Root);
        Configure(Root);
        Run(Root, "remote", "add", "origin", Remote);
        Write("content/planner.yml", $"title: Éditions Lune\nlanguage: fr\ntimezone: Europe/Paris\n{publish}");
        Write("content/brands/lune.yml", "name: Lune\n");
        Write("content/accounts/lune-un.yml", Account("file"));
        Write("content/accounts/lune-deux.yml", Account("file"));
        Write("content/accounts/lune-main.yml", Account("manual"));
        Write("content/people/elodie.yml", "name: Élodie\nemails: [elodie@example.com]\n");
        Write(".gitignore", "_sent/\n_site/\n");
        Push();
    }

    /// <summary>08:00:00.4 in Paris.</summary>
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 2, 7, 0) + Duration.FromMilliseconds(400);

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public string Root => Path.Combine(folder, "first");

    public string Remote => Path.Combine(folder, "remote.git");

    /// <summary>What the file connector has sent, from every clone.</summary>
    public string[] Sent => [.. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(file => file.Contains("_sent", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>The paths of the ledger's files on the remote.</summary>
    public string[] Events => HasLedger ? Run(Remote, "ls-tree", "-r", "--name-only", Ledger).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    /// <summary>The kinds of a delivery's events, in their order.</summary>
    public string KindsOf(string post, string account) => string.Join(' ', Events.Where(path => path.Contains($"/{post}/{account}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(path => path.Split('/')[^1].Split('-')[1]));

    /// <summary>All that stands in the ledger's files.</summary>
    public string LedgerText => string.Concat(Events.Select(path => Run(Remote, "show", $"{Ledger}:{path}")));

    private bool HasLedger => Run(Remote, "for-each-ref", "refs/heads/" + Ledger).Length > 0;

    public static string Account(string connector, string more = "") => $"network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\nconnector: {connector}\n{more}";

    /// <summary>Another clone, as another runner has it.</summary>
    /// <param name="more">Options of <c>git clone</c>.</param>
    public string Clone(string name, params string[] more)
    {
        var clone = Path.Combine(folder, name);
        Run(folder, ["clone", "--quiet", .. more, "file://" + Remote.Replace('\\', '/'), clone]);
        Configure(clone);
        return clone;
    }

    /// <summary>A clone without a remote.</summary>
    public void ForgetRemote() => Git("remote", "remove", "origin");

    public void Write(string path, string text) => WriteIn(Root, path, text);

    public void WriteIn(string clone, string path, string text)
    {
        var full = Path.Combine(clone, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A post that is ready, on the remote's main.</summary>
    public void Post(string id, string time = "2026-11-02 08:00", string body = "Bonjour", string accounts = "lune-un", string more = "")
    {
        Write($"content/posts/{id}.md", $"---\ntitle: Billet {id}\nstatus: ready\npublish_at: {time}\naccounts: [{accounts}]\n{more}---\n{body}\n");
        Push();
    }

    /// <summary>Commits what stands here, and pushes it.</summary>
    public void Push(string? clone = null)
    {
        Run(clone ?? Root, "add", "--all");
        Run(clone ?? Root, "commit", "--quiet", "--allow-empty", "--message", "Content");
        Run(clone ?? Root, "push", "--quiet", "--set-upstream", "origin", "main");
    }

    public string Git(params string[] arguments) => Run(Root, arguments);

    public Task<CommandResult> RunAsync(params string[] arguments) => RunInAsync(Root, arguments);

    public Task<CommandResult> RunInAsync(string clone, params string[] arguments) => RunInAsync(clone, null, arguments);

    /// <param name="input">What the standard input holds.</param>
    public Task<CommandResult> RunWithAsync(string? input, params string[] arguments) => RunInAsync(Root, input, arguments);

    private async Task<CommandResult> RunInAsync(string clone, string? input, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, HasColour: false, IsErrorInteractive: false, clone, () => Now) { Variable = Variables.GetValueOrDefault, Input = () => input is null ? TextReader.Null : new StringReader(input) };
        var code = await CommandLine.RunAsync(arguments, terminal);
        return new CommandResult(code, output.ToString(), error.ToString());
    }

    public void Dispose()
    {
        // Git writes its objects read-only, which Windows takes seriously.
        foreach (var file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static void Configure(string clone)
    {
        Run(clone, "config", "user.name", "Élodie");
        Run(clone, "config", "user.email", "elodie@example.com");
        Run(clone, "config", "commit.gpgsign", "false");
    }

    private static string Run(string at, params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = at, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "core.quotePath=false", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(error.Result);
    }
}
