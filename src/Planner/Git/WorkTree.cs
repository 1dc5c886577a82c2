namespace Planner.Git;

/// <summary>What somebody is at work on: files that do not stand as the last commit has them.</summary>
internal static class WorkTree
{
    /// <summary>Files below <c>content/</c> that are changed, new or removed and not committed, relative to the folder; none where there is no repository.</summary>
    public static async Task<FrozenSet<string>> UncommittedAsync(string folder, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder);
        try
        {
            var tracked = git.AskAsync(["diff", "--name-only", "-z", "--relative", "--no-renames", "HEAD", "--", "content"], default, patience: null, cancellationToken);
            var others = git.AskAsync(["ls-files", "--others", "-z", "--", "content"], default, patience: null, cancellationToken);
            await Task.WhenAll(tracked, others);

            // Before the first commit there is nothing to compare with: all that was added is new.
            var changed = (await tracked).IsSuccess ? await tracked : await git.AskAsync(["ls-files", "--cached", "-z", "--", "content"], default, patience: null, cancellationToken);
            return new[] { changed, await others }.Where(answer => answer.IsSuccess).SelectMany(answer => answer.Text.Split('\0', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);
        }
        catch (GitException)
        {
            return FrozenSet<string>.Empty;
        }
    }
}
