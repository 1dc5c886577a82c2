using System.Text;

namespace Planner.Cli;

/// <summary>Writes files whole or not at all.</summary>
internal static class SafeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the file, or creates it.</summary>
    public static void Write(string path, string text) => Move(path, text, overwrite: true);

    /// <summary>Creates the file and its folders.</summary>
    /// <exception cref="IOException">It exists already; it is left as it was.</exception>
    public static void Create(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Move(path, text, overwrite: false);
    }

    /// <summary>First beside it, under a name that neither builds nor <c>serve</c> look at, then by a rename.</summary>
    private static void Move(string path, string text, bool overwrite)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            File.WriteAllText(temporary, text, Utf8);
            File.Move(temporary, path, overwrite);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
