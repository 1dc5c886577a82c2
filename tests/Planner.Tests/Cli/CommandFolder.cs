using System.Diagnostics;
using Planner.Cli;

namespace Planner.Tests.Cli;

/// <summary>What a command did.</summary>
internal sealed record CommandResult(int Code, string Output, string Error);

/// <summary>A fresh folder in which commands run in memory, on the morning of 2 November 2026.</summary>
internal sealed class CommandFolder : IDisposable
{
    private static readonly Instant Morning = Instant.FromUtc(2026, 11, 2, 7, 0);

    public string Root { get; } = Directory.CreateTempSubdirectory("planner-cli-").FullName;

    /// <summary>A repository with a brand, two accounts and a person.</summary>
    public static CommandFolder WithPlan()
    {
        var folder = new CommandFolder();
        folder.Write("content/planner.yml", "title: Plan\nlanguage: en\ntimezone: Europe/Paris\n");
        folder.Write("content/brands/lune.yml", "name: Lune\n");
        folder.Write("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\n");
        folder.Write("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\n");
        folder.Write("content/people/camille.yml", "name: Camille\n");
        return folder;
    }

    public Task<CommandResult> RunAsync(params string[] arguments) => RunInAsync(Root, arguments);

    public async Task<CommandResult> RunInAsync(string folder, params string[] arguments) => await RunAsync(folder, "", arguments);

    public Task<CommandResult> RunWithInputAsync(string input, params string[] arguments) => RunAsync(Root, input, arguments);

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public bool Has(string path) => File.Exists(Path.Combine(Root, path));

    public void Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    /// <summary>A post that is ready for a time, on one account.</summary>
    public void WritePost(string id, string time, string body = "Hello", string more = "") =>
        Write($"content/posts/{id}.md", $"---\ntitle: {id}\nstatus: ready\npublish_at: {time}\naccounts: [lune-mastodon]\n{more}---\n{body}\n");

    /// <summary>Every file below a folder, sorted, with forward slashes.</summary>
    public string[] Files(string folder = "") =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Runs the real git, as nobody in particular.</summary>
    public void Git(params string[] arguments)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", "-c", "protocol.file.allow=always", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.Result);
    }

    public void Dispose()
    {
        // Git writes its objects read-only, which Windows takes seriously.
        foreach (var file in Directory.EnumerateFiles(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Directory.Delete(Root, recursive: true);
    }

    private static async Task<CommandResult> RunAsync(string folder, string input, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(output, error, HasColour: false, IsErrorInteractive: false, folder, () => Morning) { Input = () => new StringReader(input) };
        var code = await CommandLine.RunAsync(arguments, terminal);
        return new CommandResult(code, output.ToString(), error.ToString());
    }
}
