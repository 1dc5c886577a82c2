namespace Planner.Git;

/// <summary>The branch whose tip is published, as its remote has it.</summary>
internal sealed class PublishBranch
{
    /// <summary>Git's name for the repository itself, as if it were a remote.</summary>
    private const string Here = ".";

    private readonly GitProgram git;
    private readonly string remote;
    private readonly string branch;
    private readonly string own;

    private PublishBranch(GitProgram git, string remote, string branch, string own) => (this.git, this.remote, this.branch, this.own) = (git, remote, branch, own);

    /// <summary>As people name it: <c>origin/main</c>; without a remote <c>main</c>.</summary>
    public string Name => remote == Here ? branch : $"{remote}/{branch}";

    /// <summary>Whether the remote was asked and has no such branch.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Null where there is nothing to look at: no repository, no remote and no name, a branch that follows none.</summary>
    /// <param name="named">What <c>publish.branch</c> says; null: what the current branch follows, else the remote's default.</param>
    /// <param name="run">Names the private ref, so that two runs do not meet.</param>
    public static async Task<PublishBranch?> FindAsync(string folder, string? named, string run, CancellationToken cancellationToken)
    {
        var program = new GitProgram(folder);
        try
        {
            var remotes = (await program.RunAsync(["remote"], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var upstream = await TryAsync(program, ["rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}"], cancellationToken);
            var from = remotes.FirstOrDefault(name => upstream?.StartsWith(name + "/", StringComparison.Ordinal) == true) ?? (remotes.Contains("origin") ? "origin" : remotes is [var only] ? only : null);
            if (from is null)
            {
                return named is null || remotes.Length > 0 ? null : new PublishBranch(program, Here, named, $"refs/planner/branches/{run}");
            }

            var head = await TryAsync(program, ["symbolic-ref", "--short", $"refs/remotes/{from}/HEAD"], cancellationToken);
            var followed = named ?? BranchOf(upstream, from) ?? BranchOf(head, from);
            return followed is null ? null : new PublishBranch(program, from, followed, $"refs/planner/branches/{run}");
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>Files below <c>content/</c> that the branch has changed since what stands here, relative to the folder; null when it cannot be asked.</summary>
    public async Task<FrozenSet<string>?> ChangedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await git.RunAsync(["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, $"+refs/heads/{branch}:{own}"], cancellationToken);
            IsMissing = false;
            var fork = await TryAsync(git, ["merge-base", "HEAD", own], cancellationToken) ?? "HEAD";
            var changed = await git.RunAsync(["diff", "--name-only", "-z", "--relative", "--no-renames", fork, own, "--", "content"], cancellationToken);
            return changed.Split('\0', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
        }
        catch (GitException exception)
        {
            IsMissing = exception.Message.Contains("couldn't find remote ref", StringComparison.OrdinalIgnoreCase);
            return null;
        }
    }

    /// <summary>Whether all that is committed here stands on the branch; null when it cannot be told.</summary>
    public async Task<bool?> HasHeadAsync(CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["merge-base", "--is-ancestor", "HEAD", own], default, null, cancellationToken);
        return answer.Code switch { 0 => true, 1 => false, _ => null };
    }

    /// <summary>A file as the branch has it; null when it has none.</summary>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["cat-file", "blob", $"{own}:./{path}"], default, null, cancellationToken);
        return answer.IsSuccess ? answer.Output : null;
    }

    /// <summary>Removes what <see cref="ChangedAsync"/> left in the repository.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken) => await git.AskAsync(["update-ref", "-d", own], default, null, cancellationToken);

    private static string? BranchOf(string? name, string remote) => name is not null && name.StartsWith(remote + "/", StringComparison.Ordinal) ? name[(remote.Length + 1)..] : null;

    private static async Task<string?> TryAsync(GitProgram git, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.RunAsync(arguments, cancellationToken)).Trim();
        }
        catch (GitException)
        {
            return null;
        }
    }
}
