namespace Planner.Benchmarks;

internal static class Executables
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".exe" : "";

    /// <summary>The published program of the build's Publish task, which is what users run.</summary>
    public static string Planner() => Path.GetFullPath($".artifacts/planner/planner{Suffix}");

    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(directory => Path.Combine(directory, name + Suffix))
            .FirstOrDefault(File.Exists);
}
