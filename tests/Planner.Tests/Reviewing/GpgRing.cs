using System.Diagnostics;

namespace Planner.Tests.Reviewing;

/// <summary>GPG with keys of its own, as a program that git can be told of.</summary>
internal sealed class GpgRing : IDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("gpg-").FullName;

    public GpgRing()
    {
        File.WriteAllText(Program, $"#!/bin/sh\nexec gpg --homedir '{home}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            File.SetUnixFileMode(home, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Program => Path.Combine(home, "gpg.sh");

    public void MakeKey(string owner) => Run("gpg", "--batch", "--quiet", "--passphrase", "", "--quick-gen-key", owner, "ed25519", "sign", "never");

    /// <summary>As of keys that were sent by mail.</summary>
    public void TrustNobody() => File.Delete(Path.Combine(home, "trustdb.gpg"));

    public void Dispose()
    {
        Run("gpgconf", "--kill", "all");
        Directory.Delete(home, recursive: true);
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["--homedir", home, .. arguments]) { RedirectStandardError = true, UseShellExecute = false })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, said);
    }
}
