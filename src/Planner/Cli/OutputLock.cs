using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Planner.Cli;

/// <summary>
/// One build at a time in a folder. The system lets go of the lock when a process ends, however it ends; the file stays,
/// since deleting it would let two builds lock two files of the same name.
/// </summary>
internal static class OutputLock
{
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits two seconds for the other build, which is what a build of 10,000 posts takes at most.</summary>
    public static FileStream Take(string file, string folder)
    {
        var taken = TryTake(file);
        for (var attempt = 1; taken is null && attempt < Attempts; attempt++)
        {
            Thread.Sleep(Pause);
            taken = TryTake(file);
        }

        return taken ?? throw new UsageException($"Another build is writing to '{folder}'. Wait until it has ended.");
    }

    private static FileStream? TryTake(string file)
    {
        FileStream? stream = null;
        try
        {
            // Windows keeps the others out by what it is asked for here.
            stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            var taken = OperatingSystem.IsWindows() || FLock(stream.SafeFileHandle, LockExclusive | LockNow) == 0 ? stream : null;
            stream = taken is null ? stream : null;
            return taken;
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
        finally
        {
            stream?.Dispose();
        }
    }

    // The runtime would do it for this file, and for each of the thousands that are read and written too; it is told not to
    // in the project file (System.IO.DisableFileLocking).
    private const int LockExclusive = 2;
    private const int LockNow = 4;

    [DllImport("libc", EntryPoint = "flock")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FLock(SafeFileHandle file, int operation);
}
