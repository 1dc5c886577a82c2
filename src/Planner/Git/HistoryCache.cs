using System.Text;

namespace Planner.Git;

/// <summary>
/// The log of a commit, kept in the repository's own folder, where nobody commits it: of a long history only what is new is asked for. It
/// holds for full clones alone, as the end of a shallow one moves.
/// </summary>
/// <param name="file">Where it is kept.</param>
internal sealed class HistoryCache(string file)
{
    /// <summary>Below the folder that git keeps for itself.</summary>
    public const string Path = "planner/history";

    /// <summary>Characters of log (some five hundred commits) that git tells as fast as a file is written.</summary>
    private const int Little = 128 * 1024;

    /// <summary>What of the log another version of this program would tell in another way.</summary>
    private static readonly string Form = "planner history 2 " + CommitLog.Format.Replace("%x00", " ", StringComparison.Ordinal);

    /// <summary>Null where nothing is kept, or nothing that can be used.</summary>
    public (string Head, string Text)? Read(bool isAlone)
    {
        try
        {
            var kept = File.ReadAllText(file, Encoding.UTF8);
            var (first, second) = (kept.IndexOf('\n', StringComparison.Ordinal), 0);

            // A history without its beginning would not know who wrote the oldest posts.
            return first > 0 && kept[..first] == FormOf(isAlone) && (second = kept.IndexOf('\n', first + 1)) > 0
                && kept[(first + 1)..second].Split(' ') is [var head, var length] && length == LengthOf(kept.AsSpan(second + 1))
                ? (head, kept[(second + 1)..])
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps a log if that spares git some work; a folder that cannot be written to costs nothing but that.</summary>
    /// <param name="fresh">The part of it that was not kept before.</param>
    public void Keep(string head, string text, string fresh, bool isAlone)
    {
        if (fresh.Length < Little)
        {
            return;
        }

        var written = $"{file}.{Guid.NewGuid():N}";
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(written, $"{FormOf(isAlone)}\n{head} {LengthOf(text)}\n{text}");
            File.Move(written, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Forget(written);
        }
    }

    private static void Forget(string written)
    {
        try
        {
            File.Delete(written);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Its folder is none, or may not be written to any more.
        }
    }

    /// <summary>In characters.</summary>
    private static string LengthOf(ReadOnlySpan<char> text) => text.Length.ToString(CultureInfo.InvariantCulture);

    private static string FormOf(bool isAlone) => $"{Form}{(isAlone ? "" : "content")}";
}
