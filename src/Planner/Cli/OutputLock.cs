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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(file))
            {
                Thread.Sleep(Pause);
            }
            catch (IOException exception) when (File.Exists(file))
            {
                throw new UsageException($"Another build is writing to '{folder}'. Wait until it has ended.", exception);
            }
        }
    }
}
