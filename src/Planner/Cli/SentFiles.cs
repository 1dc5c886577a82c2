using Planner.Publishing.Connectors.Files;

namespace Planner.Cli;

/// <summary>The repository's folder as the connector <c>file</c> writes to it: never outside, never among what people wrote.</summary>
internal static class SentFiles
{
    public static SentFolder Of(string root) => new(
        (path, bytes, cancellationToken) => InWordsAsync(path, "written", () => TryCreateAsync(Inside(root, path), bytes, cancellationToken)),
        (path, cancellationToken) => InWordsAsync(path, "read", () => ReadAsync(Inside(root, path), cancellationToken)),
        path => InWords(path, () => Delete(Inside(root, path))));

    /// <summary>As somebody says it who does not know the machine's own paths.</summary>
    private static async Task<T> InWordsAsync<T>(string path, string what, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Worded(path, what, exception);
        }
    }

    private static void InWords(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Worded(path, "removed", exception);
        }
    }

    /// <param name="what">What it should have been: <c>written</c>.</param>
    private static IOException Worded(string path, string what, Exception exception) =>
        exception as NoPlaceException ?? new IOException($"{path} cannot be {what}: {ReasonOf(exception)}", exception);

    /// <summary>The runtime writes <c>No space left on device : '/the/machine's/own/path'</c>.</summary>
    private static string ReasonOf(Exception exception) =>
        exception is UnauthorizedAccessException ? "access is denied"
        : exception.Message.IndexOf(" : '", StringComparison.Ordinal) is > 0 and var end ? exception.Message[..end]
        : "the disk refuses it";

    /// <summary>The path is none that may be written; the message says why.</summary>
    private sealed class NoPlaceException(string message) : IOException(message);

    /// <exception cref="IOException">The path leads out of the repository, or to its content, its Git folder or a workflow.</exception>
    private static string Inside(string root, string path)
    {
        var segments = path.Split('/');
        if (segments.Length < 2 || !OutputPaths.IsSafe(path) || segments.Any(segment => segment[0] is '.') || segments[0].Equals("content", StringComparison.OrdinalIgnoreCase))
        {
            throw new NoPlaceException($"'{path}' is no place for what is sent: take a folder of its own below the repository, such as _sent");
        }

        var full = Path.GetFullPath(root);
        foreach (var segment in segments)
        {
            full = Path.Combine(full, segment);
            if (new FileInfo(full).LinkTarget is not null)
            {
                throw new NoPlaceException($"'{path}' leads over a link, which is not followed");
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
