using System.Diagnostics;
using Planner.Cli;

namespace Planner.Servers.Draw;

/// <summary>The demo's draw, and the handbook's, by a script that shares nothing with Planner but the specification.</summary>
public sealed class VerifyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("planner-draw-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [PythonTheory]
    [InlineData("content/draws/concours-marque-pages-2026")]
    [InlineData("tests/Planner.Tests/Suites/draw/vector")]
    public async Task What_Planner_drew_verifies_and_what_was_changed_does_not(string draw)
    {
        var root = RepositoryRoot.Find(null, AppContext.BaseDirectory);
        var (log, list) = (await File.ReadAllTextAsync(Path.Combine(root, draw + ".yml")), await File.ReadAllTextAsync(Path.Combine(root, draw + ".txt")));
        Assert.Equal(0, await VerifyAsync(log, list));
        Assert.Equal(1, await VerifyAsync(log, list.Replace("people ", "people 1", StringComparison.Ordinal)));
        Assert.Equal(1, await VerifyAsync(log, list[..^68]));
        Assert.Equal(1, await VerifyAsync(log.Replace("\"winners\":[\"", "\"winners\":[\"0", StringComparison.Ordinal), list));
        Assert.Equal(1, await VerifyAsync(log.Replace("\"randomness\":\"f", "\"randomness\":\"e", StringComparison.Ordinal), list));
    }

    private async Task<int> VerifyAsync(string log, string list)
    {
        var (logFile, listFile) = (Path.Combine(folder, "draw.yml"), Path.Combine(folder, "draw.txt"));
        await File.WriteAllTextAsync(logFile, log);
        await File.WriteAllTextAsync(listFile, list);
        using var python = Process.Start(new ProcessStartInfo("python3", [Path.Combine(AppContext.BaseDirectory, "Draw/verify.py"), logFile, listFile]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return python.ExitCode;
    }
}

/// <summary>A test that is skipped where Python 3 is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute()
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo("python3", ["--version"]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            python.WaitForExit();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Skip = "python3 is not installed.";
        }
    }
}
