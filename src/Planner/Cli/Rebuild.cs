using System.Diagnostics;
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
    private ImmutableArray<SitePart> rest = [];

    public Task<BuildOutcome> BuildAsync(IReadOnlySet<string> changed, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = changed.Count == 0 && !rest.IsEmpty ? Finish(cancellationToken) : Build(changed, cancellationToken);
        terminal.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"built in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.00} s{(outcome.IsPartial ? ", the rest follows" : "")}"));
        return Task.FromResult(outcome);
    }

    private BuildOutcome Build(IReadOnlySet<string> changed, CancellationToken cancellationToken)
    {
        var options = Workspace.ReadOptions(root);
        if (theme is null || theme.Language.Code != options.Options!.Language || changed.Any(path => path.StartsWith("templates/", StringComparison.Ordinal)))
        {
            theme = SiteBuild.ReadTheme(root, options.Options!.Language);
        }

        var workspace = Workspace.Open(root, options, clock(), last);
        var edited = EditedPosts(workspace, last, changed);
        last = workspace;
        rest = SiteBuild.Parts(workspace, theme, edited);
        if (edited.Count == 0)
        {
            return Finish(cancellationToken);
        }

        var summary = SiteBuild.WriteUrgent(workspace, rest, folder, cancellationToken);
        return new BuildOutcome(summary.IsChanged, ProblemOf(workspace), IsPartial: true);
    }

    private BuildOutcome Finish(CancellationToken cancellationToken)
    {
        var summary = SiteBuild.Write(last!, rest, folder, progress: null, cancellationToken);
        rest = [];
        return new BuildOutcome(summary.IsChanged, ProblemOf(last!));
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

    private static string? ProblemOf(Workspace workspace) =>
        workspace.Findings.FirstOrDefault(finding => finding.Severity is Severity.Error)?.ToString();
}
