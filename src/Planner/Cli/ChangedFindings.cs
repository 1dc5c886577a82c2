using Planner.Git;

namespace Planner.Cli;

/// <summary>Which findings a change is asked about: those on lines that it wrote, and those that were not there before it.</summary>
internal static class ChangedFindings
{
    /// <exception cref="GitException">There is no such revision here.</exception>
    public static async Task<ImmutableArray<Finding>> OfAsync(Workspace workspace, string revision, CancellationToken cancellationToken)
    {
        var changes = await Changes.SinceAsync(revision, workspace.Root, cancellationToken);
        if (workspace.Findings.All(finding => changes.Contains(finding.Source.Path, finding.Source.Line)))
        {
            return workspace.Findings;
        }

        // An edit may make a line wrong that it did not touch: a text too long where it begins, another post too close.
        var before = (await ReviewLoading.FindingsAtAsync(workspace, changes, cancellationToken)).Select(KeyOf).ToHashSet();
        return workspace.Findings.RemoveAll(finding => !changes.Contains(finding.Source.Path, finding.Source.Line) && before.Contains(KeyOf(finding)));
    }

    /// <summary>A finding is the same on whatever line.</summary>
    private static (string Rule, string Path, string Message) KeyOf(Finding finding) => (finding.Rule, finding.Source.Path, finding.Message);
}
