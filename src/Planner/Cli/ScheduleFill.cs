using System.CommandLine;
using Planner.Loading;
using Planner.Scheduling;

namespace Planner.Cli;

/// <summary><c>planner schedule --fill</c>: places for posts that have no time.</summary>
internal static class ScheduleFill
{
    public static readonly Option<bool> Option = new("--fill") { Description = "Proposes places for every post that has accounts and no time: weeks that lack posts first, pillars by their shares." };
    private static readonly Option<LocalDate?> From = PlanCommand.DateOption("--from", "With --fill: the first day.");
    private static readonly Option<LocalDate?> To = PlanCommand.DateOption("--to", "With --fill: the last day; eight weeks when absent.");
    private static readonly Option<bool> Write = new("--write") { Description = "With --fill: writes the proposals into the files." };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "With --fill: text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static void AddTo(Command command)
    {
        foreach (var option in new Option[] { Option, From, To, Write, Format })
        {
            command.Add(option);
        }
    }

    /// <exception cref="UsageException">One of its options stands without it, or days that do not follow each other.</exception>
    public static void Refuse(ParseResult parsed, bool isFill)
    {
        var other = new Option[] { From, To, Write, Format }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });
        if (!isFill && other is not null)
        {
            throw new UsageException($"{other.Name} goes with --fill.");
        }

        if (parsed.GetValue(From) is { } from && parsed.GetValue(To) is { } to && from > to)
        {
            throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"--from is after --to: there is no place from {from:uuuu-MM-dd} to {to:uuuu-MM-dd}."));
        }
    }

    public static int Run(ParseResult parsed, string? account, Workspace workspace, Plan plan, Terminal terminal)
    {
        if (account is not null && workspace.Content.Accounts.Find(account) is null)
        {
            throw new UsageException($"there is no account '{account}'{(DidYouMean.Nearest(account, workspace.Content.Accounts.Ids) is { } nearest ? $"; did you mean '{nearest}'?" : "")}");
        }

        var zone = workspace.Content.Options.Timezone;
        var first = parsed.GetValue(From) is { } from ? from.AtStartOfDayInZone(zone).ToInstant() - Duration.FromMinutes(1) : plan.Now;
        var start = Instant.Max(plan.Now, first);
        var answer = SlotFill.Of(workspace.Content, plan, account, start, parsed.GetValue(To) ?? ScheduleSlot.LastDay(start, zone));
        var isWritten = parsed.GetValue(Write);
        WriteAll(isWritten ? [.. answer.Proposals.Select(proposal => Rewritten(proposal, workspace))] : [], workspace.Root);

        if (parsed.GetValue(Format) == "json")
        {
            SlotReport.WriteJson(answer, isWritten, terminal.Output);
        }
        else
        {
            SlotReport.WriteText(answer, terminal.Output);
            if (!isWritten && !answer.Proposals.IsEmpty)
            {
                terminal.Complain("nothing was written; --write does");
            }
        }

        return answer.Unplaced.IsEmpty ? ExitCodes.Fine : ExitCodes.Findings;
    }

    /// <exception cref="UsageException">One of them cannot be written: says how many were.</exception>
    private static void WriteAll(ImmutableArray<(string Path, string Read, string Written)> files, string root)
    {
        for (var index = 0; index < files.Length; index++)
        {
            try
            {
                PostFile.Write(root, files[index].Path, files[index].Read, files[index].Written);
            }
            catch (UsageException fault)
            {
                throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{fault.Message} Written before it: {index} of {files.Length} posts."), fault);
            }
        }
    }

    /// <summary>What the file shall hold; all are made before the first is written.</summary>
    private static (string Path, string Read, string Written) Rewritten(Proposal proposal, Workspace workspace)
    {
        var path = proposal.Post.Source.Path;
        var text = PostFile.Read(workspace.Root, path);
        var time = new AuthoredTime(proposal.Slot.Local, null);
        return (path, text, PostTimeEdit.Write(text, proposal.Post, null, time)
            ?? throw new UsageException($"{path} is written in a way that only a person can change: write publish_at: {PostTimeEdit.TextOf(time)} there yourself; nothing was written."));
    }
}
