using System.Diagnostics;
using Planner.Tests.Output;

namespace Planner.Tests;

/// <summary>This assembly as a program of its own, for tests that need a process they can kill.</summary>
internal static class ChildProcess
{
    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static int Main(string[] arguments) => arguments switch
    {
        ["build-for-ever", var folder, var root] => OutputKillTests.BuildForEver(folder, root),
        _ => 2,
    };
}
