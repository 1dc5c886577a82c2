using System.Text;

namespace Planner.Git;

/// <summary>All commits up to one, with what they did to the files below <c>content/</c>; children before parents.</summary>
/// <param name="Root">The folder that holds <c>content/</c>.</param>
/// <param name="Prefix">Where that lies below the repository's top: empty, or with a slash at its end.</param>
/// <param name="Head">The commit's id.</param>
internal sealed record History(string Root, string Prefix, string Head, ImmutableArray<LoggedCommit> Commits)
{
    /// <summary>The history of a commit in it.</summary>
    public History Of(string commit)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { commit };
        var commits = ImmutableArray.CreateBuilder<LoggedCommit>();
        foreach (var each in Commits.Where(each => reached.Contains(each.Id)))
        {
            commits.Add(each);
            reached.UnionWith(each.Parents);
        }

        return this with { Head = commit, Commits = commits.ToImmutable() };
    }

    /// <summary>The history of some files alone: of all that are called the same in whatever folder, and under names that git saw them renamed from.</summary>
    /// <param name="paths">Relative to the folder.</param>
    public History Following(IEnumerable<string> paths)
    {
        var names = paths.Select(NameOf).ToHashSet(StringComparer.Ordinal);
        var commits = ImmutableArray.CreateBuilder<LoggedCommit>(Commits.Length);
        foreach (var commit in Commits)
        {
            ImmutableArray<LoggedChange> changes = [.. commit.Changes.Where(change => names.Contains(NameOf(change.Path)) || names.Contains(NameOf(change.OldPath)))];
            names.UnionWith(changes.Where(change => names.Contains(NameOf(change.Path))).Select(change => NameOf(change.OldPath)));
            commits.Add(commit with { Changes = changes });
        }

        return this with { Commits = commits.MoveToImmutable() };
    }

    /// <summary>A path of the repository as the folder has it; null for one elsewhere.</summary>
    public string? PathOf(string path) => path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..] : null;

    /// <summary>Where a shallow clone ends: commits without parents here that have some all the same.</summary>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public async Task<FrozenSet<string>> CutAsync(GitObjects objects, CancellationToken cancellationToken)
    {
        string[] first = [.. Commits.Where(commit => commit.Parents.IsEmpty).Select(commit => commit.Id)];
        var told = await objects.ReadAsync(first, cancellationToken);
        return first.Where((_, index) => told[index] is not { } commit || HeaderOf(commit).Contains("\nparent ", StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Reads all of it: one <c>rev-parse</c> and one <c>log</c>.</summary>
    /// <param name="last">A history of the same repository that was read before: of the same commit it is the answer.</param>
    /// <param name="revision">The commit to end at.</param>
    /// <exception cref="GitException">There is no repository, it has no commit, or it cannot be read.</exception>
    public static async Task<History> ReadAsync(string root, History? last, string revision, CancellationToken cancellationToken)
    {
        var git = new GitProgram(root);
        var answer = await git.AskAsync(["rev-parse", "--is-shallow-repository", "--git-path", HistoryCache.Path, "--show-prefix", "--verify", revision], default, patience: null, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw new GitException(answer.Error.Contains("Needed a single revision", StringComparison.Ordinal) ? "there is no commit yet" : answer.Error.Trim());
        }

        var place = answer.Text.Split('\n');
        var (isShallow, cache, prefix, head) = (place[0] == "true", place[1], place[2], place[3]);
        if (last?.Head == head && last.Prefix == prefix && !isShallow)
        {
            return last;
        }

        var kept = isShallow ? null : new HistoryCache(System.IO.Path.Combine(root, cache));
        var text = await TextAsync(git, kept, head, isAlone: prefix.Length == 0, cancellationToken);
        return new History(root, prefix, head, CommitLog.Read(text, prefix + "content/"));
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string HeaderOf(GitObject commit)
    {
        var text = Encoding.UTF8.GetString(commit.Bytes.Span);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private static async Task<string> TextAsync(GitProgram git, HistoryCache? cache, string head, bool isAlone, CancellationToken cancellationToken)
    {
        if (cache?.Read(isAlone) is not { } known || !await IsAncestorAsync(git, known.Head, head, cancellationToken))
        {
            var all = await CommitLog.AskAsync(git, head, known: null, isAlone, cancellationToken);
            cache?.Keep(head, all, all, isAlone);
            return all;
        }

        // What is new was no ancestor of what is known, so children still come before parents.
        var recent = known.Head == head ? "" : await CommitLog.AskAsync(git, head, known.Head, isAlone, cancellationToken);
        var whole = recent + known.Text;
        cache.Keep(head, whole, recent, isAlone);
        return whole;
    }

    /// <summary>Whether history goes on from a commit: where somebody wrote it anew, nothing of the old one may be told.</summary>
    private static async Task<bool> IsAncestorAsync(GitProgram git, string commit, string head, CancellationToken cancellationToken) =>
        commit == head || (await git.AskAsync(["--no-replace-objects", "merge-base", "--is-ancestor", commit, head], default, patience: null, cancellationToken)).IsSuccess;
}
