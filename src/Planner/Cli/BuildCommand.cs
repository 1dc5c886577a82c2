using System.CommandLine;
using System.Diagnostics;
using Planner.Git;

namespace Planner.Cli;

/// <summary><c>planner build</c>: validates, then renders the site.</summary>
internal static class BuildCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "The folder to build into.", HelpName = "DIR", DefaultValueFactory = _ => "_site" };
    private static readonly Option<string?> Base = new("--base") { Description = "The branch or commit that the change goes to: pages mark what is new, moved, changed and removed, and changes.html tells it.", HelpName = "REV" };
    private static readonly Option<string?> Branch = new("--branch") { Description = "The forge's branch that edit links lead to; by default publish.branch.", HelpName = "NAME" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("build", "Validates, then renders the site; writes only what changed.") { Out, Base, Branch, ReviewsFile.Option };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var root = Opening.RootOf(parsed, terminal);
        var folder = OutputFolder.Open(Opening.OutOf(parsed, Out, root, terminal), root);
        var reviews = ReviewsFile.Read(parsed, terminal);
        var from = parsed.GetValue(Base) is { } name ? await AskingGitAsync(() => ReviewLoading.BaseAsync(root, name, cancellationToken)) : null;
        var begun = Workspace.Begin(root).OnBranch(parsed.GetValue(Branch)) with { Reviews = from is null ? reviews : ReviewLoading.Against(reviews, from.Commit) };
        var theme = SiteBuild.ReadThemeAsync(root, begun.Options.Language);
        var opened = SiteBuild.Open(begun, Opening.NowOf(parsed, terminal), theme, KnownLedger.ReadAsync(begun));
        KnownLedger.Complain(opened.Ledger, terminal);
        opened = from is null ? opened : opened with { Review = await AskingGitAsync(() => ReviewLoading.OfAsync(opened, from, cancellationToken)) };
        var workspace = opened.Workspace;
        using var progress = new ProgressLine(terminal, "Rendering");
        var summary = SiteBuild.Write(workspace, [.. SiteBuild.Parts(opened), .. PublicMediaFolder.Parts(workspace, terminal)], folder, progress.Report, cancellationToken);
        progress.Dispose();
        KnownVersions.Complain(await opened.Reading, terminal);
        Tell(terminal, workspace, summary, folder.Path, Stopwatch.GetElapsedTime(started));
        return workspace.HasErrors ? ExitCodes.Findings : ExitCodes.Fine;
    }

    private static async Task<T> AskingGitAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (GitException exception)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private static void Tell(Terminal terminal, Workspace workspace, OutputSummary summary, string folder, TimeSpan elapsed)
    {
        var (errors, warnings) = (Count(workspace, Severity.Error), Count(workspace, Severity.Warning));
        foreach (var finding in workspace.Findings.Where(finding => finding.Severity is Severity.Error).Take(20))
        {
            terminal.Error.WriteLine(Printing.Printable.Of(finding.ToString()));
        }

        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(workspace.Content.Posts.Count, "post")}, {Number(workspace.Plan.Deliveries.Length, "delivery", "deliveries")}; {Number(errors, "error")}, {Number(warnings, "warning")}{(errors + warnings > 0 ? " (planner validate tells them)" : "")}"));
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(summary.Written, "file")} written, {summary.Unchanged} unchanged, {summary.Removed} removed in {elapsed.TotalSeconds:0.00} s"));
        terminal.Output.WriteLine(Path.Combine(folder, "index.html"));
    }

    private static string Number(int number, string one, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : several ?? one + "s")}");

    private static int Count(Workspace workspace, Severity severity) => workspace.Findings.Count(finding => finding.Severity == severity);
}
