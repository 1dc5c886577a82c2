using System.Diagnostics;

namespace Planner.Faults.World;

/// <summary>
/// One run of the planner, in a process group of its own. The process is this program again, which does nothing but run the
/// planner's command line with another clock (Program.cs): libfaketime, which would move the published program's, lets .NET's timers spin.
/// </summary>
internal sealed class Runner : IDisposable
{
    private readonly Process process;
    private int kills;

    private Runner(Process process, string log) => (this.process, Log) = (process, log);

    /// <summary>Where all that it said stands.</summary>
    public string Log { get; }

    public bool WasKilled => kills > 0;

    public int Code => process.ExitCode;

    /// <param name="clock">As <see cref="WorldClock.Words"/> writes it.</param>
    /// <param name="variables">With its secrets.</param>
    public static Runner Start(string clock, string folder, string log, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        string[] all = ["sh", "-c", "export FAULTS_GROUP=$$; log=$1; shift; exec \"$@\" > \"$log\" 2>&1", "sh", log, .. Itself(clock), .. arguments];
        var start = new ProcessStartInfo("setsid", all) { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var (name, value) in variables.Append(("GIT_CONFIG_GLOBAL", "/dev/null")).Append(("GIT_CONFIG_SYSTEM", "/dev/null")))
        {
            start.Environment[name] = value;
        }

        start.Environment.Remove("CI");
        start.Environment.Remove("GITHUB_STEP_SUMMARY");
        return new Runner(Process.Start(start)!, log);
    }

    /// <summary>SIGKILL for it and for the git that it started; comes back when it is gone.</summary>
    public async Task KillAsync()
    {
        Interlocked.Increment(ref kills);
        await Shell.TryAsync("sh", "/", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -9 -{process.Id}"));
        await process.WaitForExitAsync();
    }

    /// <summary>Whether it ended by itself in time.</summary>
    public async Task<bool> EndAsync(TimeSpan patience)
    {
        try
        {
            await process.WaitForExitAsync().WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            await KillAsync();
            return false;
        }
    }

    public void Dispose() => process.Dispose();

    private static string[] Itself(string clock)
    {
        var program = Environment.ProcessPath!;
        string[] words = ["runner", clock];
        return program.EndsWith("dotnet", StringComparison.Ordinal) ? [program, typeof(Runner).Assembly.Location, .. words] : [program, .. words];
    }
}
