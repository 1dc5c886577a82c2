using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Planner.Git;
using Planner.Rendering;
using Planner.Rendering.Feeds;
using Planner.Reviewing.Versions;

namespace Planner.Cli;

/// <summary>Renders a checked repository into its output folder, on every core.</summary>
internal static class SiteBuild
{
    /// <summary>Writes what changed; an exception on the way leaves the old site as it was.</summary>
    /// <param name="progress">Told how many parts of how many are done; null when nobody watches.</param>
    public static OutputSummary Write(
        Workspace workspace, ImmutableArray<SitePart> parts, OutputFolder folder, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        using var writing = folder.Begin();
        Render(workspace, parts, writing, progress, cancellationToken);
        return writing.Commit();
    }

    /// <summary>Writes what is urgent and leaves the rest of the site as it is.</summary>
    public static OutputSummary WriteUrgent(Workspace workspace, ImmutableArray<SitePart> parts, OutputFolder folder, CancellationToken cancellationToken)
    {
        using var writing = folder.Begin();
        Render(workspace, parts.RemoveAll(part => !part.IsUrgent), writing, progress: null, cancellationToken);
        return writing.CommitPart();
    }

    /// <summary>Opens the repository, and looks up what the site's pages need beside checking it.</summary>
    /// <exception cref="UsageException"><c>planner.yml</c> cannot be used; nothing can be planned without it.</exception>
    /// <exception cref="TemplateException">A template or a text has a mistake.</exception>
    public static OpenedSite Open(BegunWorkspace begun, Instant now, Task<Theme> theme, Task<LedgerSnapshot?> reading, Workspace? previous = null)
    {
        KnownVersions.Begin(begun);
        Task<(Plan Plan, Site Site, LedgerSnapshot? Ledger)>? lookup = null;
        Task<(PostVersions Versions, string? Fault)>? versions = null;
        var workspace = Workspace.Open(begun, now, previous, (content, plan) =>
        {
            versions = KnownVersions.ReadAsync(begun, content);
            lookup = Task.Run(async () =>
            {
                var (known, ledger) = await KnownLedger.ApplyAsync(plan, begun, reading);
                return (known, new Site(content, known, await theme), ledger);
            });
        });
        var (known, site, ledger) = lookup!.GetAwaiter().GetResult();
        return new OpenedSite(workspace with { Validation = workspace.Validation with { Plan = known } }, site, ledger, versions!) { Planned = workspace.Plan };
    }

    /// <param name="first">Ids of posts that somebody waits for.</param>
    public static ImmutableArray<SitePart> Parts(OpenedSite opened, IReadOnlySet<string>? first = null) =>
    [
        // The longest parts first: a core that starts one of them last would end alone.
        new SitePart(() => Calendars.Render(opened.Workspace.Content, opened.Workspace.Plan)),
        new SitePart(() => SearchIndex.Render(opened.Workspace.Content, opened.Workspace.Plan)),
        .. opened.Site.Parts(opened.Workspace.Validation.Reported, opened.VersionsAsync(), first, opened.Review),
        new SitePart(() => NewsFeeds.Render(opened.Workspace.Content, opened.Workspace.Plan)),
        new SitePart(() => MagazineFeeds.Render(opened.Workspace.Content, opened.Planned ?? opened.Workspace.Plan, opened.Workspace.Plan)),
    ];

    private static void Render(
        Workspace workspace, ImmutableArray<SitePart> parts, OutputWriting writing, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var content = Path.Combine(workspace.Root, "content");
        var done = 0;
        OnEveryCore(parts, part =>
        {
            foreach (var file in part.Files())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (file.CopyFrom is { } source)
                {
                    writing.Copy(file.Path, Path.Combine(content, source));
                }
                else
                {
                    writing.Add(file);
                }
            }

            progress?.Invoke(Interlocked.Increment(ref done), parts.Length);
        }, cancellationToken);
    }

    /// <summary>What goes wrong in a part is told as itself: a full disk, a template's mistake.</summary>
    private static void OnEveryCore(ImmutableArray<SitePart> parts, Action<SitePart> render, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(Partitioner.Create(parts, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, render);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    /// <summary>
    /// Reads and compiles the templates beside loading and planning, whose stages in sequence leave a core idle. What is
    /// wrong with one of them is told to whoever awaits.
    /// </summary>
    public static Task<Theme> ReadThemeAsync(string root, string language) => Task.Run(() =>
    {
        var theme = ReadTheme(root, language);
        theme.Compile();
        return theme;
    });

    /// <summary>A team's own templates replace the built-in ones of the same name.</summary>
    public static Theme ReadTheme(string root, string language) => Theme.Read(language, TemplatesFolder.Read(root));
}
