using System.Diagnostics;

namespace Planner.Faults.World;

internal sealed record ShellResult(int Code, string Output, string Error);

/// <summary>Programs of the machine that the harness itself runs.</summary>
internal static class Shell
{
    public static async Task<ShellResult> TryAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["GIT_CONFIG_GLOBAL"], start.Environment["GIT_CONFIG_SYSTEM"], start.Environment["LC_ALL"]) = ("/dev/null", "/dev/null", "C");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new ShellResult(process.ExitCode, await output, await error);
    }

    public static Task<ShellResult> TryGitAsync(string folder, params string[] arguments) => TryAsync("git", folder, arguments);

    public static async Task<string> GitAsync(string folder, params string[] arguments) => await TryGitAsync(folder, arguments) is { Code: 0 } result
        ? result.Output
        : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {(await TryGitAsync(folder, arguments)).Error}");
}
