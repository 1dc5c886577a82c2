namespace Planner.Git;

/// <summary>When the list of a draw's entries was committed: the proof that it stood before the randomness did.</summary>
internal static class DrawCommits
{
    /// <summary>The moment of the first commit whose log of the draw has this digest, or why there is none.</summary>
    /// <param name="list">Relative to the folder in which git runs, with forward slashes; so is <paramref name="log"/>.</param>
    /// <remarks>A commit's moment is what its author's clock said; who watches the branch, or reads the digest where it was announced, knows better.</remarks>
    public static async Task<(Instant? At, string? Fault)> AtAsync(GitProgram git, string list, string log, string digest, CancellationToken cancellationToken)
    {
        try
        {
            string[] files = [$":(literal){list}", $":(literal){log}"];
            var changed = await git.RunAsync(["status", "--porcelain", "--untracked-files=all", "--ignored", "--", .. files], cancellationToken);
            if (changed.Length > 0)
            {
                return (null, $"{list} and {log} are not committed as they stand; commit them, push, and let everybody see the digest first");
            }

            var moments = await git.RunAsync(["log", "--format=%ct", $"-S{digest}", "--", files[1]], cancellationToken);
            return moments.Split('\n', StringSplitOptions.RemoveEmptyEntries) is [.., var first]
                ? (Instant.FromUnixTimeSeconds(long.Parse(first, CultureInfo.InvariantCulture)), null)
                : (null, $"no commit of {log} has the digest of the list; commit it, push, and let everybody see the digest first");
        }
        catch (GitException exception)
        {
            return (null, $"git cannot tell when the list was committed: {exception.Message}");
        }
    }
}
