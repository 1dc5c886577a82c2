using Planner.Git;
using Planner.Loading;
using Planner.Planning;
using Planner.Publishing;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>
/// The content as a run has to see it just before it sends: what stands on disk now, with the holds and without the files
/// that the publish branch has changed in the meantime.
/// </summary>
/// <param name="branch">Null where there is none to look at.</param>
/// <param name="reviews">What a forge told of reviews, as the run began with it: commits stay what they are.</param>
internal sealed class RunLook(string root, Func<Instant> clock, PublishBranch? branch, ForgeReviews? reviews)
{
    private Workspace? last;
    private FrozenSet<string> changed = FrozenSet<string>.Empty;

    /// <summary>Null while the options cannot be read.</summary>
    public async Task<Seen?> AtAsync(CancellationToken cancellationToken)
    {
        try
        {
            last = Workspace.Open(Workspace.Begin(root, last) with { KnownReviews = reviews }, clock(), last);
            return await WithBranchAsync(last, cancellationToken);
        }
        catch (UsageException)
        {
            return null;
        }
    }

    /// <summary>What was opened, with what the branch says about it by now.</summary>
    public async Task<Seen> WithBranchAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        var uncommitted = WorkTree.UncommittedAsync(root, cancellationToken);

        // A branch that cannot be asked now may be asked the next time; what it had changed stays changed.
        changed = branch is null ? changed : await branch.ChangedAsync(cancellationToken) ?? changed;
        var holds = changed.Where(path => path.StartsWith("content/holds/", StringComparison.Ordinal)).ToArray();
        if (holds.Length == 0)
        {
            return new Seen(workspace.Content, workspace.Plan, workspace.Findings) { ChangedOnBranch = changed, Uncommitted = await uncommitted };
        }

        var now = workspace.Plan.Now;
        List<Hold> all = [.. workspace.Content.Holds.Where(hold => !holds.Contains(hold.Source.Path))];
        foreach (var path in holds)
        {
            if (await branch!.ReadAsync(path, cancellationToken) is { } bytes)
            {
                var read = FileReader.Read(new SourceFile(path, bytes), now.InUtc().Year).Entities.OfType<Hold>().ToArray();
                // Somebody wanted something stopped: what cannot be read stops everything.
                all.AddRange(read.Length > 0 ? read : [new Hold { Id = path, Source = new SourceSpan(path, 1, 1), Reason = $"{path} on {branch.Name} cannot be read" }]);
            }
        }

        var content = workspace.Content with { Holds = new Entities<Hold>(all) };
        return new Seen(content, PlanMaker.Make(content, now, []), workspace.Findings) { ChangedOnBranch = changed, Uncommitted = await uncommitted };
    }
}
