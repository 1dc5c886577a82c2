using Planner.Git;
using Planner.Loading;
using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>Reads what reviewers saw: the commits of their reviews, of which posts are taken that the request changed.</summary>
internal sealed class ReviewedCommits
{
    private readonly GitProgram git;
    private readonly GitObjects objects;
    private readonly Content content;
    private readonly ImmutableArray<LoadedFile> files;
    private readonly Instant now;

    private ReviewedCommits(GitProgram git, GitObjects objects, Content content, ImmutableArray<LoadedFile> files, Instant now) =>
        (this.git, this.objects, this.content, this.files, this.now) = (git, objects, content, files, now);

    /// <param name="content">As it stands, with the digests of its media.</param>
    /// <param name="files">The files that it was made from.</param>
    public static async Task<ForgeReviews> ReadAsync(string root, ImmutableArray<ForgeReview> reviews, Content content, ImmutableArray<LoadedFile> files, Instant now, CancellationToken cancellationToken)
    {
        var said = ForgeReviewsReader.Last(reviews, review => ForgeYes.PersonOf(review.By, content)?.Id ?? "@" + review.By.ToUpperInvariant());
        var program = new GitProgram(root);
        await using var opened = new GitObjects(program);
        var reader = new ReviewedCommits(program, opened, content, files, now);
        var commits = new Dictionary<(string, string?), ReviewedCommit>();
        foreach (var (commit, from) in said.Where(review => review is { IsYes: true, Commit: not null } && ForgeYes.PersonOf(review.By, content) is not null).Select(review => (review.Commit!, review.Base)).Distinct())
        {
            try
            {
                if (await reader.CommitAsync(commit, from, cancellationToken) is { } seen)
                {
                    commits.Add((commit, from), seen);
                }
            }
            catch (GitException)
            {
                // No repository, or a clone that has not all of the commit: as good as not here.
            }
        }

        return new ForgeReviews(said, commits.ToFrozenDictionary());
    }

    /// <summary>Null where the commit is not here.</summary>
    private async Task<ReviewedCommit?> CommitAsync(string commit, string? given, CancellationToken cancellationToken)
    {
        if (await objects.ReadAsync([commit], cancellationToken) is not [{ Type: "commit" }])
        {
            return null;
        }

        if (await BaseAsync(commit, given, cancellationToken) is not { } from)
        {
            return new ReviewedCommit(null);
        }

        var (before, after) = (await Revisions.FilesAsync(git, from, cancellationToken), await Revisions.FilesAsync(git, commit, cancellationToken));
        var touched = after.Except(before).Select(file => file.Path).ToFrozenSet(StringComparer.Ordinal);
        var changed = await Revisions.ChangedAsync(git, commit, cancellationToken);
        var folder = await RevisionFolder.ReadAsync(objects, after, now.InUtc().Year, files.Where(file => !changed.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal), cancellationToken);
        var then = Dating.Of(ContentLoader.Assemble(folder.Options?.Options ?? content.Options, folder.Files, folder.Media, []), now, []);
        var posts = then.Posts.Where(post => touched.Contains(post.Source.Path) || NamedMedia.Of(post).Any(media => touched.Contains("content/" + media))).ToArray();
        var replaced = Replaced(posts, after.Where(file => changed.Contains(file.Path)));
        then = then with
        {
            Posts = new Entities<Post>(posts),
            Approvals = Entities<Approvals>.None,
            MediaDigests = new MediaDigests(path => !folder.Media.ContainsKey(path) ? null : changed.Contains("content/" + path) ? replaced.GetValueOrDefault(path) : content.MediaDigests.Of(path)),
        };
        return new ReviewedCommit(PlanMaker.Make(then, now, []).Deliveries.DistinctBy(KeyOf).ToFrozenDictionary(KeyOf));

        static (string, string) KeyOf(Delivery delivery) => (delivery.Post.Id, delivery.Account.Id);
    }

    /// <summary>What the request began from: where its head left the branch that it went to. Null where Git cannot tell, since nothing but the request's own commits is on that branch.</summary>
    private async Task<string?> BaseAsync(string commit, string? given, CancellationToken cancellationToken)
    {
        if (given is not null)
        {
            return await MergeBaseAsync(commit, given, cancellationToken);
        }

        // The oldest commit of the branch's own line that holds the head is the merge; its first parent is the branch before it.
        var holding = (await ListAsync(["--ancestry-path", $"{commit}..HEAD"], cancellationToken)).ToHashSet(StringComparer.Ordinal);
        var merge = holding.Count == 0 ? null : (await ListAsync(["--first-parent", $"{commit}..HEAD"], cancellationToken)).LastOrDefault(holding.Contains);
        var branch = content.Options.Publish.Branch is { } named ? "origin/" + named : "origin/HEAD";
        foreach (var from in new[] { merge is null ? "HEAD" : merge + "^1", branch })
        {
            if (await MergeBaseAsync(commit, from, cancellationToken) is { } found && found != commit)
            {
                return found;
            }
        }

        return null;
    }

    private async Task<string?> MergeBaseAsync(string commit, string from, CancellationToken cancellationToken) => (await AskAsync(["merge-base", commit, from], cancellationToken))?.Trim();

    private async Task<string[]> ListAsync(string[] arguments, CancellationToken cancellationToken) =>
        (await AskAsync(["rev-list", .. arguments], cancellationToken))?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private async Task<string?> AskAsync(string[] arguments, CancellationToken cancellationToken) =>
        await git.AskAsync(arguments, default, patience: null, cancellationToken) is { IsSuccess: true } answer ? answer.Text : null;

    /// <summary>The digests of files that posts name then and now, and that hold something else now.</summary>
    private FrozenDictionary<string, string?> Replaced(Post[] posts, IEnumerable<RevisionFile> changed)
    {
        var named = posts.SelectMany(post => content.Posts.Find(post.Id) is { } present ? NamedMedia.Of(post).Intersect(NamedMedia.Of(present)) : []).ToHashSet(StringComparer.Ordinal);
        var ids = changed.Where(file => file.Path.StartsWith("content/media/", StringComparison.Ordinal)).ToDictionary(file => file.Path["content/".Length..], file => file.Id, StringComparer.Ordinal);
        using var media = new CommittedMedia(git);
        var digests = media.Of(ids.GetValueOrDefault, otherwise: null);

        // Now: digests of deliveries are asked for when nobody reads from Git any more.
        return named.ToFrozenDictionary(file => file, digests.Of, StringComparer.Ordinal);
    }
}
