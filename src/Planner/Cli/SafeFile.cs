using System.Text;

namespace Planner.Cli;

/// <summary>Writes files whole or not at all.</summary>
internal static class SafeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the file, or creates it.</summary>
    public static void Write(string path, string text) => Move(path, text, () => true, overwrite: true);

    /// <summary>Replaces the file, or creates it, if it still holds what was read of it: what somebody else wrote meanwhile is not lost.</summary>
    /// <param name="read">Null: there was no file.</param>
    /// <returns>Whether it was written.</returns>
    public static bool Replace(string path, string? read, string text)
    {
        try
        {
            return Move(path, text, () => read is null || (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(Utf8.GetBytes(read))), overwrite: read is not null);
        }
        catch (IOException) when (read is null && File.Exists(path))
        {
            return false;
        }
    }

    /// <summary>Creates the file and its folders.</summary>
    /// <exception cref="IOException">It exists already; it is left as it was.</exception>
    public static void Create(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Move(path, text, () => true, overwrite: false);
    }

    /// <summary>First beside it, under a name that neither builds nor <c>serve</c> look at, then by a rename.</summary>
    /// <param name="isWanted">Asked at the last moment.</param>
    private static bool Move(string path, string text, Func<bool> isWanted, bool overwrite)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            if (!isWanted())
            {
                return false;
            }

            File.Move(temporary, path, overwrite);
            return true;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
