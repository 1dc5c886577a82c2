using Planner.Publishing.Connectors.Files;

namespace Planner.Cli;

/// <summary>The repository's folder as the connector <c>file</c> writes to it: never outside, never among what people wrote.</summary>
internal static class SentFiles
{
    public static SentFolder Of(string root) => new(
        (path, bytes, cancellationToken) => TryCreateAsync(Inside(root, path), bytes, cancellationToken),
        (path, cancellationToken) => ReadAsync(Inside(root, path), cancellationToken),
        path => Delete(Inside(root, path)));

    /// <exception cref="IOException">The path leads out of the repository, or to its content, its Git folder or a workflow.</exception>
    private static string Inside(string root, string path)
    {
        var segments = path.Split('/');
        if (segments.Length < 2 || !OutputPaths.IsSafe(path) || segments.Any(segment => segment[0] is '.') || segments[0].Equals("content", StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException($"'{path}' is no place for what is sent: take a folder of its own below the repository, such as _sent");
        }

        var full = Path.GetFullPath(root);
        foreach (var segment in segments)
        {
            full = Path.Combine(full, segment);
            if (new FileInfo(full).LinkTarget is not null)
            {
                throw new IOException($"'{path}' leads over a link, which is not followed");
            }
        }

        return full;
    }

    private static async Task<bool> TryCreateAsync(string path, Stream bytes, CancellationToken cancellationToken)
    {
        if (Path.Exists(path))
        {
            return false;
        }

        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $".{Path.GetRandomFileName()}.tmp");
        try
        {
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
            {
                await bytes.CopyToAsync(file, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            // Somebody else was faster.
            return false;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async Task<byte[]?> ReadAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;

    private static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
