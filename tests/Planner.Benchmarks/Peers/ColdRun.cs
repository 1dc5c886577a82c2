using System.Diagnostics;

namespace Planner.Benchmarks;

/// <summary>One process from start to exit.</summary>
/// <param name="PeakBytes">
/// The system's own high-water mark of resident memory, of this process without its children (on Linux VmHWM in /proc/PID/status),
/// asked every ten milliseconds because it goes away with the process: what grows in the last ten may be missed.
/// </param>
internal sealed record ColdRun(TimeSpan Time, long PeakBytes)
{
    /// <summary>Findings of severity error are an answer too: planner exits with 1, and the site is rendered.</summary>
    private const int HighestExitCode = 1;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(10);

    public static ColdRun Of(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();

        var peak = 0L;
        while (!process.WaitForExit(Interval))
        {
            peak = Math.Max(peak, Peak(process));
        }

        var time = Stopwatch.GetElapsedTime(started);
        Task.WaitAll(output, error);
        return process.ExitCode <= HighestExitCode
            ? new ColdRun(time, peak)
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with exit code {process.ExitCode}: {error.Result}{output.Result}");
    }

    private static long Peak(Process process)
    {
        try
        {
            return OperatingSystem.IsLinux() ? LinuxPeak(process.Id) : OtherPeak(process);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            // It ended between the two calls.
            return 0;
        }
    }

    /// <summary>The one line that is wanted; <see cref="Process"/> would read about every thread each time, and slow down what is measured.</summary>
    private static long LinuxPeak(int id)
    {
        const string Field = "VmHWM:";
        var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(line => line.StartsWith(Field, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(Field.Length, line.Length - Field.Length - " kB".Length)) * 1024;
    }

    private static long OtherPeak(Process process)
    {
        process.Refresh();
        return process.PeakWorkingSet64;
    }
}
