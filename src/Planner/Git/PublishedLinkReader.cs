using Planner.Loading;

namespace Planner.Git;

/// <summary>
/// Which short links ever stood on the publish branch: what was on it, commit after commit, and not what came and went on
/// a branch beside it. No server is asked.
/// </summary>
internal static class PublishedLinkReader
{
    private const string Folder = "content/links";

    /// <param name="branch">What <c>publish.branch</c> says; null: the remote's default, else what is checked out.</param>
    /// <param name="known">What was read before, by the commit.</param>
    /// <returns>Null where there is no commit.</returns>
    /// <exception cref="GitException">There is no repository, or it cannot be read.</exception>
    public static async Task<PublishedLinks?> ReadAsync(string root, string? branch, System.Collections.Concurrent.ConcurrentDictionary<string, PublishedLinks> known, CancellationToken cancellationToken)
    {
        var git = new GitProgram(root);
        var place = (await git.RunAsync(["rev-parse", "--is-shallow-repository", "--show-prefix"], cancellationToken)).Split('\n');
        if (await TipAsync(git, branch, cancellationToken) is not { } tip)
        {
            return null;
        }

        var (isShallow, prefix) = (place[0] == "true", place[1]);
        var key = $"{tip} {isShallow} {prefix}";
        if (!known.TryGetValue(key, out var read))
        {
            known[key] = read = new PublishedLinks(await LinksAsync(git, tip, prefix, cancellationToken), IsWhole: !isShallow);
        }

        return read;
    }

    /// <summary>The branch as a remote has it, else as it is here, else what is checked out.</summary>
    private static async Task<string?> TipAsync(GitProgram git, string? branch, CancellationToken cancellationToken)
    {
        var name = branch ?? "HEAD";
        string[] wanted = [$"refs/remotes/origin/{name}", $"refs/heads/{name}"];
        var answer = await git.RunAsync(["for-each-ref", "--format=%(refname) %(objectname)", .. wanted], cancellationToken);
        var tips = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
        if (wanted.Select(tips.GetValueOrDefault).FirstOrDefault(tip => tip is not null) is { } found)
        {
            return found;
        }

        var head = await git.AskAsync(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], default, patience: null, cancellationToken);
        return head.IsSuccess ? head.Text.Trim() : null;
    }

    private static async Task<ImmutableArray<PublishedLink>> LinksAsync(GitProgram git, string tip, string prefix, CancellationToken cancellationToken)
    {
        // -m with --first-parent compares a merge with what the branch had before it; replaced commits would let history say what it never said.
        var log = await git.RunAsync(
            ["--no-replace-objects", "-c", "diff.relative=false", "-c", "log.showRoot=true", "log", "--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", "--no-show-signature", "--no-follow", "--no-color", "--no-ext-diff", "--format=", tip, "--", Folder],
            cancellationToken);
        var files = FilesIn(log, prefix);
        await using var objects = new GitObjects(git);
        var read = await objects.ReadAsync([.. files.Select(file => file.Blob)], cancellationToken);
        var links = new Dictionary<string, PublishedLink>(StringComparer.Ordinal);
        for (var index = 0; index < files.Length; index++)
        {
            if (read[index] is { } found && LinkIn(files[index].Path, found.Bytes) is { } link)
            {
                // The newest file comes first; a name that was a link's own is told of as such.
                foreach (var slug in link.Slugs.Where(ShortLinks.IsSlug))
                {
                    links.TryAdd(slug, new PublishedLink(slug, files[index].Path, slug != link.Id));
                }
            }
        }

        return [.. links.Values.OrderBy(link => link.Slug, StringComparer.Ordinal)];
    }

    /// <summary>Each version of each file, the newest first: <c>:100644 100644 old new M</c>, a zero byte, the path.</summary>
    private static ImmutableArray<(string Path, string Blob)> FilesIn(string log, string prefix)
    {
        var files = ImmutableArray.CreateBuilder<(string Path, string Blob)>();
        var parts = log.Split('\0');
        for (var at = 0; at + 1 < parts.Length; at++)
        {
            if (parts[at].TrimStart('\n') is [':', ..] change && change.Split(' ') is [_, var mode, _, var blob, _])
            {
                at++;
                if (mode.StartsWith("100", StringComparison.Ordinal) && parts[at].StartsWith(prefix, StringComparison.Ordinal) && FileReader.IsEntityFile(parts[at][prefix.Length..]))
                {
                    files.Add((parts[at][prefix.Length..], blob));
                }
            }
        }

        return [.. files.Distinct()];
    }

    /// <summary>Null where the file could not be used then either: it had no address.</summary>
    private static ShortLink? LinkIn(string path, ReadOnlyMemory<byte> bytes) =>
        FileReader.Read(new SourceFile(path, bytes), year: 0).Entities is [ShortLink link] ? link : null;
}
