namespace Planner.Git;

/// <summary>What differs from an earlier revision.</summary>
internal static class Changes
{
    /// <summary>
    /// The files that this branch and work tree changed since they left the revision, relative to the folder; untracked
    /// files too. What the revision's own branch changed in the meantime does not count.
    /// </summary>
    /// <exception cref="GitException">There is no such revision, or no repository.</exception>
    public static async Task<FrozenSet<string>> SinceAsync(string revision, string folder, CancellationToken cancellationToken)
    {
        var git = new GitProgram(folder);
        var commit = (await git.RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], cancellationToken)).Trim();
        var start = await ForkPointAsync(git, commit, cancellationToken);
        var changed = await git.RunAsync(["diff", "--name-only", "-z", "--relative", "--no-renames", start, "--", "."], cancellationToken);
        var untracked = await git.RunAsync(["ls-files", "--others", "--exclude-standard", "-z", "--", "."], cancellationToken);
        return (changed + untracked).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>A shallow clone may not hold the common ancestor; the revision itself is then the best there is.</summary>
    private static async Task<string> ForkPointAsync(GitProgram git, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.RunAsync(["merge-base", commit, "HEAD"], cancellationToken)).Trim();
        }
        catch (GitException)
        {
            return commit;
        }
    }
}
