using Planner.Git;
using Planner.Loading;
using Planner.Publishing;
using Planner.Reviewing;

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
        var old = await Revisions.FilesAsync(git, fork, cancellationToken);
        var after = headCommit is null
            ? await StandingAsync(git, root, fork, now, reviews, cancellationToken)
            : await CommittedAsync(git, objects, old, headCommit, head!, now, cancellationToken);

        var known = after.Files.Where(file => !after.Changed.Contains(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var before = await BeforeAsync(objects, old, known, after.Validation, now, cancellationToken);
        var sent = await SentAsync(root, after, cancellationToken);
        var review = ReviewMaker.Of(new ReviewedRevision(from, fork), headCommit is null ? null : new ReviewedRevision(head!, headCommit), sent(before), sent(SideOf(after.Validation)), after.Changed);
        return (review, await Revisions.PrefixAsync(git, cancellationToken));
    }

    private static async Task<Loaded> StandingAsync(GitProgram git, string root, string fork, Instant now, ImmutableArray<ForgeReview>? reviews, CancellationToken cancellationToken)
    {
        var changing = Revisions.ChangedAsync(git, fork, cancellationToken);
        var workspace = Workspace.Open(Workspace.Begin(root) with { Reviews = reviews is { } given ? [.. given.Select(review => review with { Base = review.Base ?? fork })] : null }, now);
        return new Loaded(workspace.Validation, [.. workspace.Folder.Files.Select(file => file.Loaded)], await changing);
    }

    private static async Task<Loaded> CommittedAsync(
        GitProgram git, GitObjects objects, ImmutableArray<RevisionFile> old, string commit, string name, Instant now, CancellationToken cancellationToken)
    {
        var files = await Revisions.FilesAsync(git, commit, cancellationToken);
        var changed = old.Except(files).Concat(files.Except(old)).Select(file => file.Path).ToFrozenSet(StringComparer.Ordinal);
        var folder = await RevisionFolder.ReadAsync(objects, files, now.InUtc().Year, FrozenDictionary<string, LoadedFile>.Empty, cancellationToken);
        var options = folder.Options ?? throw new UsageException($"{LoadedOptions.Path} does not exist in '{name}'.");
        if (options.Options is null)
        {
            throw new UsageException(options.Fault?.ToString() ?? $"{LoadedOptions.Path} cannot be used.");
        }

        var facts = await RevisionFolder.FactsAsync(objects, files, folder.Files, changed, cancellationToken);
        return new Loaded(Validation.Of(options, folder.Files, folder.Media, [], now, facts: () => facts), folder.Files, changed);
    }

    /// <summary>A base whose <c>planner.yml</c> cannot be used is read as the head's says: mending it must not keep it from being reviewed.</summary>
    private static async Task<ReviewSide> BeforeAsync(
        GitObjects objects, ImmutableArray<RevisionFile> files, Dictionary<string, LoadedFile> known, Validation after, Instant now, CancellationToken cancellationToken)
    {
        var folder = await RevisionFolder.ReadAsync(objects, files, now.InZone(after.Content.Options.Timezone).Year, known, cancellationToken);
        if (folder.Options is null)
        {
            return ReviewSide.None(after.Content.Options, now);
        }

        var options = folder.Options.Options is null ? folder.Options with { Options = after.Content.Options } : folder.Options;
        return SideOf(Validation.Of(options, folder.Files, folder.Media, [], now, facts: () => after.Content.Media, digests: after.Content.MediaDigests));
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
    private sealed record Loaded(Validation Validation, ImmutableArray<LoadedFile> Files, FrozenSet<string> Changed);
}
