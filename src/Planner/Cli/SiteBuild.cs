using System.Runtime.ExceptionServices;
using Planner.Rendering;
using Planner.Rendering.Feeds;

namespace Planner.Cli;

/// <summary>Renders a checked repository into its output folder, on every core.</summary>
internal static class SiteBuild
{
    /// <summary>Writes what changed; an exception on the way leaves the old site as it was.</summary>
    /// <param name="progress">Told how many parts of how many are done; null when nobody watches.</param>
    public static OutputSummary Write(Workspace workspace, Theme theme, OutputFolder folder, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var parts = Parts(workspace, theme);
        var content = Path.Combine(workspace.Root, "content");
        var done = 0;
        using var writing = folder.Begin();
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
        return writing.Commit();
    }

    /// <summary>What goes wrong in a part is told as itself: a full disk, a template's mistake.</summary>
    private static void OnEveryCore(ImmutableArray<SitePart> parts, Action<SitePart> render, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(parts, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, render);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
        }
    }

    /// <summary>A team's own templates replace the built-in ones of the same name.</summary>
    public static Theme ReadTheme(string root, string language)
    {
        var folder = Path.Combine(root, "templates");
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                own[Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')] = File.ReadAllText(file);
            }
        }

        return Theme.Read(language, own);
    }

    private static ImmutableArray<SitePart> Parts(Workspace workspace, Theme theme) =>
    [
        .. Site.Parts(workspace.Content, workspace.Plan, workspace.Findings, theme),
        new SitePart(() => Calendars.Render(workspace.Content, workspace.Plan)),
        new SitePart(() => NewsFeeds.Render(workspace.Content, workspace.Plan)),
        new SitePart(() => SearchIndex.Render(workspace.Content, workspace.Plan)),
    ];
}
