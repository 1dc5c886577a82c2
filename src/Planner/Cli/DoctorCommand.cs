using System.CommandLine;
using Planner.Examining;
using Planner.Git;
using Planner.Publishing.Tokens;

namespace Planner.Cli;

/// <summary><c>planner doctor</c>: what about the repository and its surroundings needs a look.</summary>
internal static class DoctorCommand
{
    private static readonly Option<bool> Online = new("--online") { Description = "Ask networks whose the accounts' tokens are, and servers for their limits, which are written into the accounts' files." };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("doctor", "Says what about the repository needs a look: old data, missing secrets, servers' own limits.") { Online, Format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            var remarks = new List<Remark>(Findings(workspace));
            remarks.AddRange(await GitAsync(workspace.Root, cancellationToken));
            var vault = await VaultAsync(workspace, cancellationToken);
            remarks.AddRange(VaultRemarks.Of(vault, workspace.Plan.Now));
            remarks.AddRange(NetworkRemarks.Of(workspace.Content, workspace.Plan.Now.InZone(workspace.Content.Options.Timezone).Date));
            remarks.AddRange(AccountRemarks.Of(workspace.Content, name => !string.IsNullOrEmpty(terminal.Variable(name)), vault));
            remarks.AddRange(PublicMediaRemarks.Of(workspace.Content, name => !string.IsNullOrEmpty(terminal.Variable(name))));
            if (parsed.GetValue(Online))
            {
                remarks.AddRange(await DoctorOnline.AskAsync(workspace, cancellationToken));
                remarks.AddRange(await DoctorTokens.AskAsync(workspace, Opening.Clocked(parsed, terminal), cancellationToken));
            }

            // By weight; within it in the order in which they were found.
            Remark[] sorted = [.. remarks.OrderByDescending(remark => remark.Severity)];
            if (parsed.GetValue(Format) == "json")
            {
                RemarkReport.WriteJson(sorted, terminal.Output);
            }
            else
            {
                RemarkReport.WriteText(sorted, terminal.Output);
            }

            return sorted.Any(remark => remark.Severity is Severity.Error) ? ExitCodes.Findings : ExitCodes.Fine;
        });
        return command;
    }

    private static IEnumerable<Remark> Findings(Workspace workspace)
    {
        var errors = workspace.Findings.Count(finding => finding.Severity is Severity.Error);
        return errors == 0 ? [] : [new Remark("content-errors", Severity.Error, "content", string.Create(CultureInfo.InvariantCulture, $"findings of severity error: {errors}; nothing is sent while they stand, and 'planner validate' tells them"))];
    }

    /// <summary>As far as this repository knows it: nothing is fetched.</summary>
    private static async Task<ImmutableArray<VaultHeader>> VaultAsync(Workspace workspace, CancellationToken cancellationToken) =>
        [.. (await KnownLedger.VaultAsync(workspace.Root, workspace.Content.Options, cancellationToken)).Select(file => VaultFile.ReadHeader(file.Bytes)).OfType<VaultHeader>()];

    private static async Task<IEnumerable<Remark>> GitAsync(string root, CancellationToken cancellationToken)
    {
        try
        {
            await new GitProgram(root).RunAsync(["rev-parse", "--git-dir"], cancellationToken);
            return [];
        }
        catch (GitException exception)
        {
            return [new Remark("git-missing", Severity.Warning, "git", $"without it nothing is reviewed, approved or published: {exception.Message.ReplaceLineEndings(" ")}")];
        }
    }
}
