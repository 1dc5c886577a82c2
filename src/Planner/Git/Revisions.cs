using System.Text;

namespace Planner.Git;

/// <summary>Commits of the repository around a folder, and the files that they hold below it; the work tree is never touched.</summary>
internal static class Revisions
{
    /// <summary>The id of a commit that people name by branch, tag or id.</summary>
    /// <exception cref="GitException">There is no such commit here; the message says what to fetch.</exception>
    public static async Task<string> CommitAsync(GitProgram git, string revision, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], default, patience: null, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer.Text.Trim();
        }

        var said = answer.Error.Trim();
        throw new GitException(await IsShallowAsync(git, cancellationToken)
            ? $"git does not know '{revision}' in this shallow clone; fetch it with 'git fetch --depth=1000 origin {(revision.StartsWith("origin/", StringComparison.Ordinal) ? revision["origin/".Length..] : revision)}', or check out everything: 'git fetch --unshallow' here, 'fetch-depth: 0' for GitHub's checkout, 'GIT_DEPTH: 0' for GitLab."
            : $"git does not know '{revision}' here{(said.Length == 0 ? "; fetch it first, or name another revision" : ": " + said)}.");
    }

    /// <summary>Where the head left the base: what the base's own branch did in the meantime is no change of the head.</summary>
    /// <exception cref="GitException">A shallow clone does not reach as far back.</exception>
    public static async Task<string> ForkAsync(GitProgram git, string from, string head, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["merge-base", from, head], default, patience: null, cancellationToken);
        if (answer.IsSuccess)
        {
            return answer.Text.Trim();
        }

        // Histories without a common commit are compared as they are; in a shallow clone that would be a guess.
        return await IsShallowAsync(git, cancellationToken)
            ? throw new GitException("this shallow clone does not reach back to where the two branches parted; run 'git fetch --unshallow' or 'git fetch --deepen=1000' first, or check out with 'fetch-depth: 0' (GitHub), 'GIT_DEPTH: 0' (GitLab).")
            : from;
    }

    /// <summary>The files below the folder's <c>content/</c>, by path (ordinal), relative to the folder.</summary>
    /// <exception cref="GitException">The commit cannot be read.</exception>
    public static async Task<ImmutableArray<RevisionFile>> FilesAsync(GitProgram git, string commit, CancellationToken cancellationToken)
    {
        var answer = await git.AskAsync(["ls-tree", "-r", "-l", "-z", commit, "--", "content/"], default, patience: null, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new GitException(answer.Error.Trim());
        }

        var files = new List<RevisionFile>();
        for (var rest = answer.Output; !rest.IsEmpty;)
        {
            var end = rest.Span.IndexOf((byte)0);
            files.AddRange(FileOf(Encoding.UTF8.GetString(rest.Span[..end])) is { } file ? [file] : []);
            rest = rest[(end + 1)..];
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.Path, right.Path));
        return [.. files];
    }

    /// <summary>The files below <c>content/</c> in which the work tree differs from the commit, new ones too, relative to the folder.</summary>
    /// <exception cref="GitException">The commit cannot be read.</exception>
    public static async Task<FrozenSet<string>> ChangedAsync(GitProgram git, string commit, CancellationToken cancellationToken)
    {
        var tracked = git.RunAsync(["diff", "--name-only", "-z", "--relative", "--no-renames", commit, "--", "content"], cancellationToken);
        var others = git.RunAsync(["ls-files", "--others", "-z", "--", "content"], cancellationToken);
        return (await tracked + await others).Split('\0', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Where the folder lies below the repository's top: empty, or with a slash at its end.</summary>
    /// <exception cref="GitException">There is no repository.</exception>
    public static async Task<string> PrefixAsync(GitProgram git, CancellationToken cancellationToken) =>
        (await git.RunAsync(["rev-parse", "--show-prefix"], cancellationToken)).TrimEnd('\n');

    private static async Task<bool> IsShallowAsync(GitProgram git, CancellationToken cancellationToken) =>
        (await git.AskAsync(["rev-parse", "--is-shallow-repository"], default, patience: null, cancellationToken)).Text.Trim() == "true";

    /// <summary>Of what is not here git says <c>BAD</c> instead of a size.</summary>
    private static GitException Missing(string path, string id) => new($"{id[..10]}, a version of {path}, is missing in this repository; clone it anew, or mend it: 'git fsck' tells what else is missing.");

    /// <summary><c>&lt;mode&gt; &lt;type&gt; &lt;id&gt; &lt;size, padded&gt;</c>, a tabulator, the path; null for another repository in a folder.</summary>
    private static RevisionFile? FileOf(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return line[..tab].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var mode, "blob", var id, var size]
            ? new RevisionFile(line[(tab + 1)..], id, long.TryParse(size, CultureInfo.InvariantCulture, out var bytes) ? bytes : throw Missing(line[(tab + 1)..], id), mode == "120000")
            : null;
    }
}

/// <summary>A file as a commit has it.</summary>
/// <param name="Path">Relative to the folder, with forward slashes.</param>
/// <param name="Id">Equal for equal bytes.</param>
/// <param name="Length">In bytes.</param>
internal sealed record RevisionFile(string Path, string Id, long Length, bool IsLink);
