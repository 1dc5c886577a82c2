namespace Planner.Cli;

/// <summary>
/// Whether a file on disk is what it should be. Bytes are compared, not hashes that the manifest could hold: reading a page
/// costs no more than hashing it, and nobody has to trust that the page was left alone.
/// </summary>
internal static class OutputCompare
{
    [ThreadStatic]
    private static byte[]? buffer;

    public static bool IsSame(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return RandomAccess.GetLength(handle) == bytes.Length && IsSame(handle, bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public static bool IsSameFile(string path, string source)
    {
        var (copy, original) = (new FileInfo(path), new FileInfo(source));
        return copy.Exists && copy.Length == original.Length && (copy.LastWriteTimeUtc == original.LastWriteTimeUtc || IsSameContent(path, source));
    }

    private static bool IsSame(Microsoft.Win32.SafeHandles.SafeFileHandle handle, ReadOnlySpan<byte> bytes)
    {
        buffer ??= new byte[64 * 1024];
        for (var position = 0; position < bytes.Length;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, Math.Min(buffer.Length, bytes.Length - position)), position);
            if (read == 0 || !bytes.Slice(position, read).SequenceEqual(buffer.AsSpan(0, read)))
            {
                return false;
            }

            position += read;
        }

        return true;
    }

    /// <summary>A fresh checkout gives every picture a new date and the same bytes.</summary>
    private static bool IsSameContent(string path, string source)
    {
        using var copy = File.OpenRead(path);
        using var original = File.OpenHandle(source);
        var chunk = new byte[256 * 1024];
        var mine = new byte[chunk.Length];
        for (var position = 0L; ;)
        {
            var read = RandomAccess.Read(original, chunk, position);
            if (read == 0)
            {
                return copy.ReadByte() < 0;
            }

            if (copy.ReadAtLeast(mine.AsSpan(0, read), read, throwOnEndOfStream: false) < read || !chunk.AsSpan(0, read).SequenceEqual(mine.AsSpan(0, read)))
            {
                return false;
            }

            position += read;
        }
    }
}
