using System.Diagnostics;

namespace Planner.Servers.Guide;

/// <summary>A shell in a fresh folder, for somebody who has nothing but the program and Git.</summary>
internal sealed class GuideShell : IDisposable
{
    /// <summary>Whatever it takes on a machine that is busy with other tests; a command that hangs is a fault.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string home = Directory.CreateTempSubdirectory("planner-guide-").FullName;

    public GuideShell()
    {
        Directory.CreateDirectory(Path.Combine(home, "bin"));
        var program = Path.Combine(home, "bin", "planner");
        File.WriteAllText(program, $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "planner.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        File.WriteAllText(Path.Combine(home, ".gitconfig"), "[user]\n\tname = Sam\n\temail = sam@bakery.example\n");
        File.WriteAllText(Path.Combine(home, "folder"), home);
        File.WriteAllText(Path.Combine(home, "variables"), "");
    }

    public string Home => home;

    /// <summary>Where the last command left off.</summary>
    public string Folder => File.ReadAllText(Path.Combine(home, "folder")).Trim();

    /// <summary>Types the lines where the last ones left off, and stops at the first that fails.</summary>
    /// <param name="input">What is typed when a command asks.</param>
    public async Task<(int Code, string Output, string Error)> TypeAsync(string lines, string input = "")
    {
        const string Script = """
            set -e
            . "$HOME/variables"
            cd "$(cat "$HOME/folder")"
            trap 'pwd >"$HOME/folder"; { export -p | grep MASTODON_ || true; } >"$HOME/variables"' EXIT
            eval "$1"
            """;
        var start = new ProcessStartInfo("bash", ["-c", Script, "guide", lines]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = home;
        start.Environment["PATH"] = $"{Path.Combine(home, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        foreach (var variable in new[] { "CI", "GITHUB_ACTIONS", "CI_NODE_INDEX", "CI_NODE_TOTAL", "PLANNER_HOLD", "XDG_CONFIG_HOME" })
        {
            start.Environment.Remove(variable);
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(lines, exception);
        }
    }

    public void Dispose() => Directory.Delete(home, recursive: true);
}
