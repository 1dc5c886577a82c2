using System.CommandLine;
using Planner.Drawing;
using Planner.Loading;

namespace Planner.Cli;

/// <summary><c>planner contest verify</c>: recomputes a draw from what was published, with or without the rest of the plan.</summary>
internal static class ContestVerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var named = new Argument<string>("CONTEST") { Description = "The contest's id, or the log of a draw (.yml) with its list (.txt) beside it.", HelpName = "CONTEST|FILE", CompletionSources = { context => KnownIds.In("draws", context.ParseResult, terminal).Distinct().Select(known => new System.CommandLine.Completions.CompletionItem(known)) } };
        var command = new Command("verify", "Recomputes a draw from its published files.") { named, ContestCommand.Format };
        command.SetAction(parsed =>
        {
            var (draw, list) = Read(parsed.GetValue(named)!, parsed, terminal);
            var checks = DrawVerifier.Of(draw, list);
            terminal.Output.Write(parsed.GetValue(ContestCommand.Format) == "json" ? DrawReport.ToJson(draw, checks) : DrawReport.ToText(draw, checks));
            return checks.All(check => check.Fault is null) ? ExitCodes.Fine : ExitCodes.Findings;
        });
        return command;
    }

    /// <exception cref="UsageException">There is no such draw.</exception>
    private static (Draw Draw, ReadOnlyMemory<byte>? List) Read(string name, ParseResult parsed, Terminal terminal)
    {
        if (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
        {
            var log = Path.ChangeExtension(Path.GetFullPath(name, terminal.Folder), ".yml");
            var bytes = DrawFiles.Read(log, Path.GetFileName(log), FileReader.MaxBytes) ?? throw new UsageException($"there is no log of a draw at {Path.ChangeExtension(name, ".yml")}");
            return (DrawFiles.Parse(Path.GetFileName(log), bytes), DrawFiles.Read(Path.ChangeExtension(log, ".txt"), Path.GetFileName(name), EntryList.MostBytes));
        }

        var files = DrawFiles.Of(Opening.RootOf(parsed, terminal), Ids.IsValid(name) ? name : throw new UsageException($"'{name}' is no contest's id"));
        return (files.ReadLog() ?? throw new UsageException($"there is no {files.Log}: {name} has no entries yet"), files.ReadList());
    }
}
