using Planner.Git;
using Planner.Loading;

namespace Planner.Reviewing;

/// <summary>History to who brought each approval in, and who wrote each post.</summary>
internal static class ApprovalOrigins
{
    private const string Posts = "content/posts/";

    /// <summary>What commits did to the approvals of posts.</summary>
    /// <param name="log">Children before parents.</param>
    /// <param name="entries">The approvals in each version of a file, by its id.</param>
    /// <param name="idOf">The post whose approvals a path holds; null: none that anybody asked about.</param>
    /// <returns>By post and entry: the commits that brought it in, and the last that took it out.</returns>
    /// <remarks>A file that moves to another folder keeps its name, and so its approvals; under another name they are those of the one who renamed it.</remarks>
    public static Dictionary<(string Post, string Entry), (List<LoggedCommit> By, LoggedCommit? TakenBack)> Of(
        ImmutableArray<LoggedCommit> log, IReadOnlyDictionary<string, FrozenSet<string>> entries, Func<string, string?> idOf)
    {
        var origins = new Dictionary<(string, string), (List<LoggedCommit> By, LoggedCommit? TakenBack)>();
        foreach (var commit in log)
        {
            foreach (var post in commit.Changes.SelectMany(change => new[] { idOf(change.Path), idOf(change.OldPath) }).OfType<string>().Distinct(StringComparer.Ordinal))
            {
                var after = Entries(commit.Changes.Where(change => idOf(change.Path) == post).Select(change => change.After), entries);
                var before = Entries(commit.Changes.Where(change => idOf(change.OldPath) == post).SelectMany(change => change.Before), entries);
                foreach (var entry in after.Except(before))
                {
                    var known = origins.GetValueOrDefault((post, entry));
                    (known.By ??= []).Add(commit);
                    origins[(post, entry)] = known;
                }

                foreach (var entry in before.Except(after))
                {
                    var known = origins.GetValueOrDefault((post, entry));
                    origins[(post, entry)] = (known.By ?? [], known.TakenBack ?? commit);
                }
            }
        }

        return origins;
    }

    /// <summary>Everybody who changed the file of a post, under whatever name it had; and a file that was called like it, in whatever folder: whoever takes it away and puts it elsewhere makes no other post of it.</summary>
    /// <param name="log">Children before parents.</param>
    /// <param name="posts">The ids of posts by the path of their file.</param>
    /// <param name="isCut">Whether history before the commit is missing.</param>
    /// <remarks>Of another post that had the same path before, its authors count too: better one too many than one too few.</remarks>
    public static FrozenDictionary<string, PostAuthors> Authors(ImmutableArray<LoggedCommit> log, IEnumerable<(string Path, string Id)> posts, Func<LoggedCommit, bool> isCut)
    {
        var known = posts.GroupBy(post => post.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.Select(post => post.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var named = known.ToLookup(file => FileReader.IdOf(file.Key), file => file.Value, StringComparer.Ordinal);
        var authors = new Dictionary<string, (Dictionary<string, string> ByEmail, string? CutAt)>(StringComparer.Ordinal);
        foreach (var commit in log)
        {
            foreach (var change in commit.Changes)
            {
                if (!known.TryGetValue(change.Path, out var ids))
                {
                    if (!change.Path.Contains(Posts, StringComparison.Ordinal) || !FileReader.IsEntityFile(change.Path) || !named.Contains(FileReader.IdOf(change.Path)))
                    {
                        continue;
                    }

                    known[change.Path] = ids = [.. named[FileReader.IdOf(change.Path)].SelectMany(each => each)];
                }

                foreach (var id in ids)
                {
                    var (byEmail, cutAt) = authors.TryGetValue(id, out var found) ? found : (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), null);
                    foreach (var email in commit.CoAuthors.Prepend(commit.Author.Email))
                    {
                        byEmail.TryAdd(email, commit.Id);
                    }

                    authors[id] = (byEmail, cutAt ?? (isCut(commit) ? commit.Id : null));
                }

                if (change.OldPath != change.Path)
                {
                    known[change.OldPath] = known.TryGetValue(change.OldPath, out var others) ? [.. others, .. ids] : ids;
                }
            }
        }

        return authors.ToFrozenDictionary(
            post => post.Key,
            post => new PostAuthors([.. post.Value.ByEmail.Select(author => new PostAuthor(author.Key, author.Value))], post.Value.CutAt),
            StringComparer.Ordinal);
    }

    private static HashSet<string> Entries(IEnumerable<string?> versions, IReadOnlyDictionary<string, FrozenSet<string>> entries) =>
        [.. versions.OfType<string>().SelectMany(version => entries.GetValueOrDefault(version) ?? [])];
}
