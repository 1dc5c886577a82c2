namespace Planner.Faults;

/// <summary>What the machine has.</summary>
internal static class Machine
{
    /// <summary>Where Debian and Ubuntu put libfaketime; null when it is not there.</summary>
    public static string? FakeTime() =>
        new[] { "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1", "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1" }.FirstOrDefault(File.Exists);
}
