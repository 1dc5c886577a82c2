using System.Diagnostics;
using Planner.Git;
using Planner.Rendering;

namespace Planner.Cli;

/// <summary>
/// Build after build of one repository, for <c>serve</c>. Files that did not change are not read again, and after an edit
/// to a few posts their own pages come first: whoever edits one looks at it.
/// </summary>
internal sealed class Rebuild(string root, OutputFolder folder, Func<Instant> clock, Terminal terminal)
{
    /// <summary>More than this is a checkout of another branch, not somebody who writes.</summary>
    private const int MostEdited = 16;

    private Workspace? last;
    private Theme? theme;
    private LedgerSnapshot? ledger;

    /// <summary>Builds the pages that somebody waits for, when they are known, then in any case the whole.</summary>
    /// <param name="changed">Paths from the root; none: anything may have changed.</param>
    public IEnumerable<BuildOutcome> Build(IReadOnlySet<string> changed, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        if (changed.Count == 0 || changed.Any(path => path.StartsWith("templates/", StringComparison.Ordinal)))
        {
            // Before anything can go wrong: a build that fails must not leave the templates of the one before to the next.
            theme = null;
        }

        var begun = Workspace.Begin(root, last);
        theme = theme?.Language.Code == begun.Options.Language ? theme : SiteBuild.ReadTheme(root, begun.Options.Language);
        var opened = SiteBuild.Open(begun, clock(), Task.FromResult(theme), KnownLedger.ReadAsync(begun, ledger), last);
        (var workspace, ledger) = (opened.Workspace, opened.Ledger);
        var edited = EditedPosts(workspace, last, changed);
        var parts = SiteBuild.Parts(opened, edited);
        last = workspace;
        if (edited.Count > 0)
        {
            yield return Outcome(SiteBuild.WriteUrgent(workspace, parts, folder, cancellationToken), ", the rest follows");
        }

        yield return Outcome(SiteBuild.Write(workspace, parts, folder, progress: null, cancellationToken), "");

        BuildOutcome Outcome(OutputSummary summary, string more)
        {
            terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"built in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s{more}"));
            return new BuildOutcome(summary.IsChanged, workspace.Findings.FirstOrDefault(finding => finding.Severity is Severity.Error)?.ToString());
        }
    }

    /// <summary>The ids of the posts that changed, if nothing else did.</summary>
    private static FrozenSet<string> EditedPosts(Workspace workspace, Workspace? last, IReadOnlySet<string> changed)
    {
        if (last is null || !changed.All(path => path.StartsWith("content/posts/", StringComparison.Ordinal)))
        {
            return [];
        }

        var before = last.Folder.Files.Select(file => file.Loaded).ToHashSet(ReferenceEqualityComparer.Instance);
        var edited = workspace.Folder.Files.Where(file => !before.Contains(file.Loaded)).SelectMany(file => file.Loaded.Entities).OfType<Post>().Select(post => post.Id).ToFrozenSet(StringComparer.Ordinal);
        return edited.Count > MostEdited ? [] : edited;
    }
}
