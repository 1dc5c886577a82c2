using System.Diagnostics;

namespace Planner.Faults.World;

/// <summary>How the planner is started, and how its clock is moved.</summary>
/// <param name="Planner">The published program; null: this program plays it, in a process of its own.</param>
/// <param name="FakeTime">libfaketime's library, which moves the clock of the published program.</param>
internal sealed record Launch(string? Planner, string? FakeTime)
{
    /// <summary>The first words of the command line, before the planner's own.</summary>
    public string[] Words(Duration ahead) => Planner is not null && FakeTime is not null
        ? [Planner]
        : [Environment.ProcessPath!, .. Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? (string[])[typeof(Launch).Assembly.Location] : [], "runner", Milliseconds(ahead)];

    public IEnumerable<(string Name, string Value)> Variables(Duration ahead) => Planner is not null && FakeTime is not null
        ? [("LD_PRELOAD", FakeTime), ("FAKETIME", string.Create(CultureInfo.InvariantCulture, $"{ahead.TotalSeconds:+0.000;-0.000}")), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"), ("DONT_FAKE_MONOTONIC", "1")]
        : [];

    private static string Milliseconds(Duration ahead) => ((long)ahead.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}

/// <summary>One run of the planner, in a process group of its own.</summary>
internal sealed class Runner : IDisposable
{
    private readonly Process process;
    private int kills;

    private Runner(Process process, string log) => (this.process, Log) = (process, log);

    /// <summary>Where all that it said stands.</summary>
    public string Log { get; }

    public bool WasKilled => kills > 0;

    public int Code => process.ExitCode;

    /// <param name="ahead">How far its clock is before the real one.</param>
    /// <param name="variables">With its secrets.</param>
    public static Runner Start(Launch launch, Duration ahead, string folder, string log, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        string[] all = ["sh", "-c", "export FAULTS_GROUP=$$; log=$1; shift; exec \"$@\" > \"$log\" 2>&1", "sh", log, .. launch.Words(ahead), .. arguments];
        var start = new ProcessStartInfo("setsid", all) { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var (name, value) in variables.Concat(launch.Variables(ahead)).Append(("GIT_CONFIG_GLOBAL", "/dev/null")).Append(("GIT_CONFIG_SYSTEM", "/dev/null")))
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
        await Shell.TryAsync("sh", "/", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -9 -- -{process.Id}"));
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
}
