using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Planner.Servers;

/// <summary>A real server that a script starts. It runs as long as somebody holds the script's input, so that none outlives a test host that dies.</summary>
internal sealed class ServerScript
{
    private readonly Process process;
    private readonly Task<string> errors;

    /// <param name="path">Below the output folder: <c>Bluesky/pds.sh</c>.</param>
    public ServerScript(string path, params string[] arguments)
    {
        process = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, path), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Why the server cannot run here; null where it can.</summary>
    /// <param name="question">What the script is asked; it ends well, or says why not.</param>
    public static string? WhyNot(string path, string question)
    {
        if (!OperatingSystem.IsLinux())
        {
            return $"{path} is a script for Linux.";
        }

        var script = new ServerScript(path, question);
        using var asked = script.process;
        var said = asked.StandardOutput.ReadToEnd();
        asked.WaitForExit();
        return asked.ExitCode == 0 ? null : (said + script.errors.Result).Trim();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>What it prints, up to the first line that starts so.</summary>
    public async Task<ImmutableArray<string>> LinesUntilAsync(string start)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var lines = ImmutableArray.CreateBuilder<string>();
        do
        {
            lines.Add(await process.StandardOutput.ReadLineAsync(patience.Token) ?? throw new InvalidOperationException("The server ended before it was ready: " + await errors));
        }
        while (!lines[^1].StartsWith(start, StringComparison.Ordinal));

        return lines.ToImmutable();
    }

    public async Task StopAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }
}
