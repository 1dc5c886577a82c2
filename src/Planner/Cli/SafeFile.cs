using System.Text;

namespace Planner.Cli;

/// <summary>Writes files whole or not at all.</summary>
internal static class SafeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Replaces the file, or creates it: first beside it, then by a rename.</summary>
    public static void Write(string path, string text)
    {
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, text, Utf8);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Creates the file and its folders.</summary>
    /// <exception cref="IOException">It exists already; it is left as it was.</exception>
    public static void Create(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var stream = new FileStream(path, FileMode.CreateNew);
        stream.Write(Utf8.GetBytes(text));
    }
}
