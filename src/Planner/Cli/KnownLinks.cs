using Planner.Git;

namespace Planner.Cli;

/// <summary>What Git knows of short links that were published, asked only where there are or were some.</summary>
internal static class KnownLinks
{
    private const string Folder = "content/links/";

    public static Func<Content, Task<PublishedLinks?>>? Asking(string root, KnownHistory history) =>
        RepositoryRoot.IsInRepository(root) ? content => Task.Run(() => ReadAsync(root, content, history)) : null;

    /// <summary>A repository without links pays for none: only where its history is being read anyway is that looked through for some.</summary>
    private static async Task<PublishedLinks?> ReadAsync(string root, Content content, KnownHistory history)
    {
        try
        {
            return content.Links.Count > 0 || (history.IsBegun && HadLinks(await history.ReadAsync()))
                ? await PublishedLinkReader.ReadAsync(root, content.Options.Publish.Branch, history.Links, CancellationToken.None)
                : null;
        }
        catch (GitException)
        {
            // Whoever needs history more says that it cannot be read.
            return null;
        }
    }

    private static bool HadLinks(History history)
    {
        foreach (var commit in history.Commits)
        {
            foreach (var change in commit.Changes)
            {
                if (change.Path.StartsWith(history.Prefix + Folder, StringComparison.Ordinal) || change.OldPath.StartsWith(history.Prefix + Folder, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
