using Planner.Git;
using Planner.Loading;

namespace Planner.Reviewing.Versions;

/// <summary>History to the versions of every post that there is, in one pass. A post is followed by its id, in whatever folder its file was, and by renames to another id.</summary>
internal sealed class VersionsMaker
{
    private const string Posts = "content/posts/";
    private const string Media = "content/media/";

    private readonly History history;
    private readonly Func<string, string, Post?> read;
    private readonly Dictionary<string, List<PostVersion>> versions = new(StringComparer.Ordinal);

    /// <summary>Posts under an id that they had before, by that id.</summary>
    private readonly Dictionary<string, HashSet<string>> heirs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> postsOfMedia = new(StringComparer.Ordinal);

    private VersionsMaker(Content content, History history, Func<string, string, Post?> read)
    {
        (this.history, this.read) = (history, read);
        foreach (var post in content.Posts)
        {
            versions.Add(post.Id, []);
            AddMedia(post);
        }
    }

    /// <param name="uncommitted">Posts that stand in the folder otherwise than in the last commit, with what is there; null where there is nothing.</param>
    /// <param name="read">A version of a file by its id and path (relative to the folder); null where it holds no post that can be read.</param>
    public static FrozenDictionary<string, ImmutableArray<PostVersion>> Of(Content content, History history, IEnumerable<(Post Post, Post? Committed)> uncommitted, Func<string, string, Post?> read)
    {
        var maker = new VersionsMaker(content, history, read);
        foreach (var (post, committed) in uncommitted)
        {
            maker.versions[post.Id].Add(new PostVersion(null, committed is null ? VersionKind.Created : VersionKind.Changed, committed, post));
        }

        foreach (var commit in history.Commits.Where(commit => !commit.Changes.IsEmpty))
        {
            maker.Add(commit);
        }

        return maker.versions.Where(post => post.Value.Count > 0).ToFrozenDictionary(post => post.Key, post => post.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The versions of post files that a commit tells of: their ids and paths, relative to the folder.</summary>
    public static IEnumerable<(string Id, string Path)> Files(LoggedCommit commit, History history) =>
        from change in commit.Changes
        from side in new[] { (Id: change.After, change.Path), (Id: change.Before[0], Path: change.OldPath) }
        where side.Id is not null && PostFile(side.Path, history) is not null
        select (side.Id, PostFile(side.Path, history)!);

    private static string? PostFile(string path, History history) =>
        history.PathOf(path) is { } file && file.StartsWith(Posts, StringComparison.Ordinal) && FileReader.IsEntityFile(file) ? file : null;

    private void AddMedia(Post post)
    {
        foreach (var file in NamedMedia.Of(post))
        {
            if (!postsOfMedia.TryGetValue(file, out var posts))
            {
                postsOfMedia.Add(file, posts = []);
            }

            posts.Add(post.Id);
        }
    }

    private void Add(LoggedCommit commit)
    {
        var made = new Dictionary<string, PostVersion>(StringComparer.Ordinal);
        foreach (var change in commit.Changes)
        {
            var (before, after) = (SideOf(change.Before[0], change.OldPath), SideOf(change.After, change.Path));
            if (after is { } now)
            {
                Join(made, now.Id, new PostVersion(commit, before is null ? VersionKind.Created : VersionKind.Changed, before?.Post, now.Post));
            }

            if (before is { } old && old.Id != after?.Id)
            {
                Join(made, old.Id, new PostVersion(commit, VersionKind.Removed, old.Post, null));
                Inherit(old.Id, after?.Id);
            }
        }

        foreach (var (id, version) in made)
        {
            AddTo(id, version);
        }

        foreach (var change in commit.Changes.Where(change => change.After is not null && change.Before[0] is not null && change.Path == change.OldPath))
        {
            AddReplaced(commit, change.Path);
        }
    }

    /// <summary>A file that git takes for removed in one folder and created in another has moved.</summary>
    private static void Join(Dictionary<string, PostVersion> made, string id, PostVersion version) =>
        made[id] = !made.TryGetValue(id, out var other) ? version
            : (version.Kind, other.Kind) switch
            {
                (VersionKind.Removed, VersionKind.Created) => other with { Kind = VersionKind.Changed, Before = version.Before },
                (VersionKind.Created, VersionKind.Removed) => version with { Kind = VersionKind.Changed, Before = other.Before },
                (VersionKind.Removed, _) => other,
                _ => version,
            };

    private void Inherit(string old, string? now)
    {
        if (now is null)
        {
            return;
        }

        if (!heirs.TryGetValue(old, out var known))
        {
            heirs.Add(old, known = new HashSet<string>(StringComparer.Ordinal));
        }

        known.Add(now);
        known.UnionWith(heirs.GetValueOrDefault(now) ?? []);
    }

    private void AddTo(string id, PostVersion version)
    {
        if (versions.TryGetValue(id, out var own))
        {
            own.Add(version);
        }

        foreach (var heir in heirs.GetValueOrDefault(id) ?? [])
        {
            // The renaming itself is told as a change of the heir.
            if (heir != id && version.Kind is not VersionKind.Removed && versions.TryGetValue(heir, out var inherited))
            {
                inherited.Add(version);
            }
        }
    }

    private void AddReplaced(LoggedCommit commit, string path)
    {
        if (history.PathOf(path) is not { } file || !file.StartsWith(Media, StringComparison.Ordinal) || !postsOfMedia.TryGetValue(file["content/".Length..], out var posts))
        {
            return;
        }

        foreach (var known in posts.Select(post => versions[post]))
        {
            if (known.Count == 0 || known[^1].Commit != commit)
            {
                known.Add(new PostVersion(commit, VersionKind.Changed, null, null));
            }

            known[^1] = known[^1] with { Replaced = known[^1].Replaced.Add(file["content/".Length..]) };
        }
    }

    /// <summary>The post in a version of a file; one that cannot be read is called like its file.</summary>
    private (string Id, Post? Post)? SideOf(string? id, string path)
    {
        if (id is null || PostFile(path, history) is not { } file)
        {
            return null;
        }

        var post = read(id, file);
        return (post?.Id ?? FileReader.IdOf(file), post);
    }
}
