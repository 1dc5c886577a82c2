using System.Collections.Concurrent;
using Planner.Loading;
using Planner.Reviewing.Versions;

namespace Planner.Git;

/// <summary>Reads the versions of every post from Git's history: those that stand in the folder are known, all others come from one <c>cat-file</c>.</summary>
internal static class VersionReader
{
    /// <summary>Enough files that reading and parsing them keeps both git and this program busy.</summary>
    private const int AtOnce = 512;

    /// <summary>Reads what a history says that posts were, but for what they are in its last commit. That needs no content, and may be done before there is any.</summary>
    /// <param name="known">Versions of files by id and path, which never change: those that are read now are added.</param>
    /// <returns>The ids of the files below <c>content/posts/</c> in the last commit, by path.</returns>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static async Task<Dictionary<string, string>> ReadOldAsync(History history, ConcurrentDictionary<(string Id, string Path), Post?> known, CancellationToken cancellationToken)
    {
        var git = new GitProgram(history.Root);
        var current = await CommittedAsync(git, history.Head, cancellationToken);
        var old = history.Commits.SelectMany(commit => VersionsMaker.Files(commit, history)).Where(file => current.GetValueOrDefault(file.Path) != file.Id);
        await using var objects = new GitObjects(git);
        await ReadAsync(objects, old, known, cancellationToken);
        return current;
    }

    /// <param name="content">As the history's last commit has it, but for <paramref name="changed"/>.</param>
    /// <param name="current">From <see cref="ReadOldAsync"/>, as what <paramref name="known"/> holds.</param>
    /// <param name="changed">Files that stand in the folder otherwise than in that commit.</param>
    /// <exception cref="GitException">The repository cannot be read.</exception>
    public static async Task<PostVersions> ReadAsync(
        Content content, History history, Dictionary<string, string> current, FrozenSet<string> changed, ConcurrentDictionary<(string Id, string Path), Post?> known, CancellationToken cancellationToken)
    {
        var git = new GitProgram(history.Root);
        await using var objects = new GitObjects(git);
        // A file that repeats is one, on however many days.
        content = content.Posts.Any(post => post.Occurrence is not null) ? content with { Posts = new Entities<Post>(content.Posts.Where(post => post.Occurrence is null)) } : content;
        var standing = content.Posts.Where(post => !changed.Contains(post.Source.Path)).ToDictionary(post => post.Source.Path, StringComparer.Ordinal);
        var others = history.Commits.SelectMany(commit => VersionsMaker.Files(commit, history)).Where(file => !standing.ContainsKey(file.Path));
        var before = content.Posts.Where(post => changed.Contains(post.Source.Path) && current.ContainsKey(post.Source.Path)).Select(post => (current[post.Source.Path], post.Source.Path));
        await ReadAsync(objects, others.Concat(before), known, cancellationToken);
        var uncommitted = content.Posts.Where(post => changed.Contains(post.Source.Path)).Select(post => (post, current.TryGetValue(post.Source.Path, out var id) ? ReadPost(id, post.Source.Path) : null));
        var versions = VersionsMaker.Of(content, history, uncommitted, ReadPost);
        using var media = new CommittedMedia(git);
        return new PostVersions(versions, await history.CutAsync(objects, cancellationToken)) { Approved = Approved(content, history, versions, changed, media) };

        Post? ReadPost(string id, string path) => known.TryGetValue((id, path), out var post) ? post : standing.GetValueOrDefault(path);
    }

    private static FrozenDictionary<string, ImmutableArray<ApprovedVersion>> Approved(
        Content content, History history, FrozenDictionary<string, ImmutableArray<PostVersion>> versions, FrozenSet<string> changed, CommittedMedia media)
    {
        var approved = content.Approvals.Where(approvals => versions.ContainsKey(approvals.Id)).ToArray();
        if (approved.Length == 0)
        {
            return FrozenDictionary<string, ImmutableArray<ApprovedVersion>>.Empty;
        }

        var place = history.Commits.Select((commit, index) => (commit.Id, index)).ToDictionary(each => each.Id, each => each.index, StringComparer.Ordinal);
        var lastChange = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (change, index) in history.Commits.SelectMany((commit, index) => commit.Changes.Select(change => (change, index))))
        {
            lastChange.TryAdd(change.Path, index);
        }

        return approved.ToFrozenDictionary(
            approvals => approvals.Id,
            approvals => ApprovedVersion.Of(content.Posts.Find(approvals.Id)!, approvals, versions[approvals.Id], content, MediaOf),
            StringComparer.Ordinal);

        // A file that nobody touched since stands in the folder as it was, and need not be fetched from history.
        MediaDigests MediaOf(PostVersion version) => version.Commit is not { } commit ? content.MediaDigests : media.Of(
            path => !changed.Contains("content/" + path) && lastChange.TryGetValue($"{history.Prefix}content/{path}", out var last) && last >= place[commit.Id] ? null : $"{commit.Id}:{history.Prefix}content/{path}",
            content.MediaDigests);
    }

    /// <summary>The ids of the files below <c>content/posts/</c> by path.</summary>
    private static async Task<Dictionary<string, string>> CommittedAsync(GitProgram git, string head, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in (await git.RunAsync(["ls-tree", "-r", "-z", head, "--", "content/posts/"], cancellationToken)).Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            // <mode> <type> <id>, a tabulator, the path.
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            files[line[(tab + 1)..]] = line[(line.LastIndexOf(' ', tab) + 1)..tab];
        }

        return files;
    }

    private static async Task ReadAsync(GitObjects objects, IEnumerable<(string Id, string Path)> files, ConcurrentDictionary<(string Id, string Path), Post?> known, CancellationToken cancellationToken)
    {
        var parsing = new List<Task>();
        foreach (var some in files.Where(file => !known.ContainsKey(file)).Distinct().Chunk(AtOnce))
        {
            var read = await objects.ReadAsync([.. some.Select(file => file.Id)], cancellationToken);
            parsing.Add(Task.Run(
                () =>
                {
                    for (var index = 0; index < some.Length; index++)
                    {
                        known[some[index]] = read[index] is { } version ? Parse(some[index].Path, version) : null;
                    }
                },
                cancellationToken));
        }

        await Task.WhenAll(parsing);
    }

    /// <summary>What cannot be read is no post; the year matters to calendars alone.</summary>
    private static Post? Parse(string path, GitObject version) =>
        version.Type == "blob" ? FileReader.Read(new SourceFile(path, version.Bytes), year: 2000).Entities is [Post post] ? post : null : null;
}
