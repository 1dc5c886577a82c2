using Planner.Git;
using Planner.Reviewing.Versions;

namespace Planner.Cli;

/// <summary>What the site says of the posts' versions: Git's history, where there is a repository.</summary>
internal static class KnownVersions
{
    /// <summary>Lets git read history while the content is being read.</summary>
    public static void Begin(BegunWorkspace begun)
    {
        if (RepositoryRoot.IsInRepository(begun.Root))
        {
            _ = begun.History.ReadOldAsync();
        }
    }

    public static void Complain((PostVersions Versions, string? Fault) read, Terminal terminal)
    {
        if (read.Fault is { } fault)
        {
            terminal.Complain($"without the posts' history: {fault}");
        }
    }

    /// <returns>And why nothing could be read; null: it could, or there is no repository.</returns>
    public static async Task<(PostVersions Versions, string? Fault)> ReadAsync(BegunWorkspace begun, Content content)
    {
        if (!RepositoryRoot.IsInRepository(begun.Root))
        {
            return (PostVersions.None, null);
        }

        try
        {
            var history = await begun.History.ReadAsync();
            var changed = await Revisions.ChangedAsync(new GitProgram(begun.Root), history.Head, CancellationToken.None);
            var current = await begun.History.ReadOldAsync();
            return (await Task.Run(() => VersionReader.ReadAsync(content, history, current, changed, begun.History.Posts, CancellationToken.None)), null);
        }
        catch (GitException exception)
        {
            return (PostVersions.None, exception.Message.Split('\n')[0].Trim());
        }
    }
}
