using System.Text;

namespace Planner.Cli;

/// <summary>The text of a post's file, with the mark at its start and the line ends that it has.</summary>
internal static class PostFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UsageException">It is no UTF-8, or a link out of the content.</exception>
    public static string Read(string root, string path)
    {
        var full = Path.Combine(root, path);
        if (!LinkedFile.IsInside(full, Path.Combine(root, "content")))
        {
            throw new UsageException($"{path} is a link that leads to no file inside content/; put the file itself there.");
        }

        try
        {
            return Utf8.GetString(File.ReadAllBytes(full));
        }
        catch (DecoderFallbackException exception)
        {
            throw new UsageException($"{path} is not UTF-8; save it as UTF-8 first.", exception);
        }
    }

    /// <param name="read">What it held when it was read.</param>
    /// <exception cref="UsageException">Somebody wrote it since then, or it may not be written.</exception>
    public static void Write(string root, string path, string read, string text)
    {
        var full = Path.Combine(root, path);
        try
        {
            if (!SafeFile.Replace(File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full, read, text))
            {
                throw new UsageException($"{path} was changed in this very moment by somebody else; it was left as it is. Do it again.");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written and was left as it is; look at its permissions and those of its folder.", fault);
        }
    }
}
