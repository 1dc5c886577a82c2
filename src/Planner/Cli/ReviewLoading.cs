using Planner.Git;
using Planner.Loading;
using Planner.Publishing;
using Planner.Reviewing;
using Planner.Reviewing.Versions;

namespace Planner.Cli;

/// <summary>Loads, plans and checks both sides of a review. Files of the same bytes are read once for both.</summary>
internal static class ReviewLoading
{
    /// <param name="head">Null: the work tree.</param>
    /// <returns>The review, and where the root lies below the repository's top.</returns>
    /// <exception cref="GitException">A revision is not here; the message says what to fetch.</exception>
    public static async Task<(Review Review, string Prefix)> OfAsync(string root, string from, string? head, Instant now, CancellationToken cancellationToken, ImmutableArray<ForgeReview>? reviews = null)
    {
        var git = new GitProgram(root);
        var commit = await Revisions.CommitAsync(git, from, cancellationToken);
        var headCommit = head is null ? null : await Revisions.CommitAsync(git, head, cancellationToken);
        var fork = await Revisions.ForkAsync(git, commit, headCommit ?? "HEAD", cancellationToken);
        await using var objects = new GitObjects(git);
        using var media = new CommittedMedia(git);
        var old = await Revisions.FilesAsync(git, fork, cancellationToken);
        var after = headCommit is null
            ? await StandingAsync(git, root, fork, now, reviews, cancellationToken)
            : await CommittedAsync(git, objects, media, old, new ReviewedRevision(head!, headCommit), now, cancellationToken);

        var before = await BeforeAsync(objects, media, old, after, fork, now, cancellationToken);
        var sent = await SentAsync(root, after, cancellationToken);
        var versions = await VersionsAsync(git, after, isStanding: headCommit is null, cancellationToken);
        var review = ReviewMaker.Of(new ReviewedRevision(from, fork), headCommit is null ? null : new ReviewedRevision(head!, headCommit), sent(before), sent(SideOf(after.Validation)), after.Changed, versions);
        return (review with { Standing = headCommit ?? await Revisions.CommitAsync(git, "HEAD", cancellationToken) }, await Revisions.PrefixAsync(git, cancellationToken));
    }

    /// <summary>What the files as they stand are compared with: where they left the base.</summary>
    /// <exception cref="GitException">The revision is not here; the message says what to fetch.</exception>
    public static async Task<ReviewedRevision> BaseAsync(string root, string from, CancellationToken cancellationToken)
    {
        var git = new GitProgram(root);
        return new ReviewedRevision(from, await Revisions.ForkAsync(git, await Revisions.CommitAsync(git, from, cancellationToken), "HEAD", cancellationToken));
    }

    /// <summary>Of a repository that is open already: nothing of it is read again.</summary>
    /// <param name="from">From <see cref="BaseAsync"/>.</param>
    /// <exception cref="GitException">The commit cannot be read.</exception>
    public static async Task<Review> OfAsync(OpenedSite opened, ReviewedRevision from, CancellationToken cancellationToken)
    {
        var workspace = opened.Workspace;
        var git = new GitProgram(workspace.Root);
        await using var objects = new GitObjects(git);
        using var media = new CommittedMedia(git);
        var old = await Revisions.FilesAsync(git, from.Commit, cancellationToken);
        var changed = await Revisions.ChangedAsync(git, from.Commit, cancellationToken);
        var after = LoadedOf(workspace, changed);
        var before = await BeforeAsync(objects, media, old, after, from.Commit, workspace.Plan.Now, cancellationToken);
        var known = opened.Ledger is { Fault: null } ledger ? before with { Plan = LedgerStates.Apply(before.Plan, ledger.Records, ledger.Since) } : before;

        // What is removed has no file any more that would have named it to the ledger.
        var sent = await SentAsync(workspace.Root, after, cancellationToken);
        return ReviewMaker.Of(from, head: null, sent(known), SideOf(after.Validation), changed, await opened.VersionsAsync());
    }

    /// <summary>Reviews of which nobody said what their request goes to, as of one that goes to this base.</summary>
    public static ImmutableArray<ForgeReview>? Against(ImmutableArray<ForgeReview>? reviews, string fork) =>
        reviews is { } given ? [.. given.Select(review => review with { Base = review.Base ?? fork })] : null;

    /// <summary>What the checks said of the commit from which a work tree's changes count.</summary>
    /// <exception cref="GitException">The commit cannot be read.</exception>
    public static async Task<ImmutableArray<Finding>> FindingsAtAsync(Workspace workspace, Changes changes, CancellationToken cancellationToken)
    {
        var git = new GitProgram(workspace.Root);
        await using var objects = new GitObjects(git);
        using var media = new CommittedMedia(git);
        var files = await Revisions.FilesAsync(git, changes.Start, cancellationToken);
        var after = LoadedOf(workspace, changes.Lines.Keys.ToFrozenSet(StringComparer.Ordinal));
        return (await BeforeAsync(objects, media, files, after, changes.Start, workspace.Plan.Now, cancellationToken)).Findings;
    }

    private static async Task<Loaded> StandingAsync(GitProgram git, string root, string fork, Instant now, ImmutableArray<ForgeReview>? reviews, CancellationToken cancellationToken)
    {
        var changing = Revisions.ChangedAsync(git, fork, cancellationToken);
        var workspace = Workspace.Open(Workspace.Begin(root) with { Reviews = Against(reviews, fork) }, now);
        return LoadedOf(workspace, await changing);
    }

    private static Loaded LoadedOf(Workspace workspace, FrozenSet<string> changed) =>
        new(workspace.Validation, [.. workspace.Folder.Files.Select(file => file.Loaded)], changed, workspace.History);

    private static async Task<Loaded> CommittedAsync(
        GitProgram git, GitObjects objects, CommittedMedia media, ImmutableArray<RevisionFile> old, ReviewedRevision head, Instant now, CancellationToken cancellationToken)
    {
        var files = await Revisions.FilesAsync(git, head.Commit, cancellationToken);
        var changed = old.Except(files).Concat(files.Except(old)).Select(file => file.Path).ToFrozenSet(StringComparer.Ordinal);
        var folder = await RevisionFolder.ReadAsync(objects, files, now.InUtc().Year, FrozenDictionary<string, LoadedFile>.Empty, cancellationToken);
        var options = folder.Options ?? throw new UsageException($"{LoadedOptions.Path} does not exist in '{head.Name}'.");
        if (options.Options is null)
        {
            throw new UsageException(options.Fault?.ToString() ?? $"{LoadedOptions.Path} cannot be used.");
        }

        var facts = await RevisionFolder.FactsAsync(objects, files, folder.Files, changed, cancellationToken);
        var history = new KnownHistory(git.Folder, head.Commit);
        var validation = Validation.Of(options, folder.Files, folder.Media, [], now, facts: () => facts, digests: media.Of(MediaIds(files).GetValueOrDefault, otherwise: null), witnesses: Workspace.WitnessesOf(history.ReadAsync));
        return new Loaded(validation, folder.Files, changed, history);
    }

    /// <summary>A base whose <c>planner.yml</c> cannot be used is read as the head's says: mending it must not keep it from being reviewed.</summary>
    private static async Task<ReviewSide> BeforeAsync(
        GitObjects objects, CommittedMedia media, ImmutableArray<RevisionFile> files, Loaded head, string fork, Instant now, CancellationToken cancellationToken)
    {
        var (after, changed) = (head.Validation, head.Changed);
        var known = head.Files.Where(file => !changed.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var digests = media.Of(MediaIds(files.Where(file => changed.Contains(file.Path))).GetValueOrDefault, after.Content.MediaDigests);
        var folder = await RevisionFolder.ReadAsync(objects, files, now.InZone(after.Content.Options.Timezone).Year, known, cancellationToken);
        if (folder.Options is null)
        {
            return ReviewSide.None(after.Content.Options, now);
        }

        var options = folder.Options.Options is null ? folder.Options with { Options = after.Content.Options } : folder.Options;
        return SideOf(Validation.Of(options, folder.Files, folder.Media, [], now, facts: () => after.Content.Media, digests: digests, witnesses: Workspace.WitnessesOf(() => OfForkAsync(head.History, fork))));
    }

    /// <summary>Of the posts that differ and that somebody said yes to: what they saw then.</summary>
    private static async Task<PostVersions> VersionsAsync(GitProgram git, Loaded after, bool isStanding, CancellationToken cancellationToken)
    {
        var content = after.Validation.Content;
        var posts = content.Posts.Where(post => content.Approvals.Find(post.Id) is not null && (after.Changed.Contains(post.Source.Path) || HasChangedMedia(post, after.Changed))).ToArray();
        if (posts.Length == 0)
        {
            return PostVersions.None;
        }

        var history = (await after.History.ReadAsync()).Following(posts.Select(post => post.Source.Path));
        var uncommitted = isStanding ? await Revisions.ChangedAsync(git, history.Head, cancellationToken) : [];
        var current = await VersionReader.ReadOldAsync(history, after.History.Posts, cancellationToken);
        return await VersionReader.ReadAsync(content with { Posts = new Entities<Post>(posts) }, history, current, uncommitted, after.History.Posts, cancellationToken);
    }

    private static bool HasChangedMedia(Post post, FrozenSet<string> changed) => NamedMedia.Of(post).Any(file => changed.Contains("content/" + file));

    private static Dictionary<string, string> MediaIds(IEnumerable<RevisionFile> files) =>
        files.Where(file => file.Path.StartsWith("content/media/", StringComparison.Ordinal)).ToDictionary(file => file.Path["content/".Length..], file => file.Id, StringComparer.Ordinal);

    /// <summary>Where the two parted is in the history of either; without a common commit the base has one of its own.</summary>
    private static async Task<History> OfForkAsync(KnownHistory head, string fork)
    {
        var history = await head.ReadAsync();
        return history.Commits.Any(commit => commit.Id == fork) ? history.Of(fork) : await History.ReadAsync(history.Root, history, fork, CancellationToken.None);
    }

    /// <summary>What the ledger of this repository, if it has one, knows of the posts whose files differ: who changes what is out should see it.</summary>
    private static async Task<Func<ReviewSide, ReviewSide>> SentAsync(string root, Loaded after, CancellationToken cancellationToken)
    {
        string[] posts = [.. after.Changed.Where(path => path.StartsWith("content/posts/", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path))];
        var ledger = await LedgerSnapshot.ReadAsync(root, after.Validation.Content.Options.Publish.Ledger, posts, null, cancellationToken);
        return ledger is { Fault: null } ? side => side with { Plan = LedgerStates.Apply(side.Plan, ledger.Records, ledger.Since) } : side => side;
    }

    private static ReviewSide SideOf(Validation validation) => new(validation.Content, validation.Plan, validation.Findings);

    /// <param name="Changed">Files that differ from the base, relative to the root.</param>
    private sealed record Loaded(Validation Validation, ImmutableArray<LoadedFile> Files, FrozenSet<string> Changed, KnownHistory History);
}
