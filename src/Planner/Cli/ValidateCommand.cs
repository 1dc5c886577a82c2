using System.CommandLine;
using Planner.Findings.Formats;
using Planner.Git;

namespace Planner.Cli;

/// <summary><c>planner validate</c>: findings.</summary>
internal static class ValidateCommand
{
    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "text, json, github, gitlab, sarif or junit.",
        DefaultValueFactory = _ => "text",
    }.AcceptOnlyFromAmong("text", "json", "github", "gitlab", "sarif", "junit");

    private static readonly Option<string?> ChangedSince = new("--changed-since")
    {
        Description = "Only findings on lines that changed since this revision, and those that were not there before; everything is checked all the same.",
        HelpName = "REV",
    };

    private static readonly Option<string> Language = new Option<string>("--language")
    {
        Description = "en or fr; what programs read (every format but text) is always English.",
        DefaultValueFactory = _ => "en",
    }.AcceptOnlyFromAmong("en", "fr");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("validate", "Checks everything and says what is wrong, where, and how to mend it.") { Format, ChangedSince, Language };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var workspace = Opening.Of(parsed, terminal);
        var findings = workspace.Findings;
        if (parsed.GetValue(ChangedSince) is { } revision)
        {
            findings = await ChangedAsync(workspace, revision, cancellationToken);
        }

        var report = new FindingReport(findings, workspace.Content.Posts.Count, workspace.Plan.Deliveries.Length);
        var format = parsed.GetValue(Format)!;
        await terminal.Output.WriteAsync(format == "text"
            ? Text(report, workspace.Root, parsed, terminal)
            : Render(format, report.Below(await PrefixAsync(format, workspace.Root, cancellationToken))));
        return report.Errors > 0 ? ExitCodes.Findings : ExitCodes.Fine;
    }

    /// <summary>Remarks that ask for nothing stay out of the way unless somebody wants them.</summary>
    private static string Text(FindingReport report, string root, ParseResult parsed, Terminal terminal)
    {
        var isVerbose = parsed.GetValue(GlobalOptions.Verbose);
        var say = Voice(parsed.GetValue(Language)!, root);
        var shown = isVerbose ? report : report with { Findings = report.Findings.RemoveAll(finding => finding.Severity is Severity.Info) };
        if (!isVerbose && report.Infos > 0)
        {
            terminal.Error.WriteLine(say(ReportTexts.NotShown(report.Infos)));
        }

        return TextReport.Render(shown, new SourceLines(root, report.Findings).Find, Opening.HasColour(parsed, terminal), say);
    }

    /// <summary>English is what messages are written in, and costs no reading of language files.</summary>
    private static Func<FormattableString, string> Voice(string language, string root) =>
        language == "en" ? FormattableString.Invariant : SiteBuild.ReadTheme(root, language).Language.Message;

    private static string Render(string format, FindingReport report) => format switch
    {
        "json" => JsonReport.Render(report),
        "github" => GitHubReport.Render(report),
        "gitlab" => GitLabReport.Render(report),
        "sarif" => SarifReport.Render(report, Program.Version, handbook: null),
        _ => JUnitReport.Render(report),
    };

    private static async Task<ImmutableArray<Finding>> ChangedAsync(Workspace workspace, string revision, CancellationToken cancellationToken)
    {
        try
        {
            return await ChangedFindings.OfAsync(workspace, revision, cancellationToken);
        }
        catch (GitException exception)
        {
            throw new UsageException($"git does not know '{revision}' here{(exception.Message.Length == 0 ? "; fetch it first, or name another revision" : ": " + exception.Message)}.", exception);
        }
    }

    /// <summary>Forges count paths from the top of the repository; Planner's own formats from its root.</summary>
    private static async Task<string> PrefixAsync(string format, string root, CancellationToken cancellationToken)
    {
        if (format is not ("github" or "gitlab" or "sarif"))
        {
            return "";
        }

        try
        {
            return (await new GitProgram(root).RunAsync(["rev-parse", "--show-prefix"], cancellationToken)).Trim().TrimEnd('/');
        }
        catch (GitException)
        {
            return "";
        }
    }
}
