using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Publishing;

namespace Planner.Cli;

/// <summary><c>planner publish</c>: sends what is due, once, and says why the rest does not go out.</summary>
internal static class PublishCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be sent, and send nothing." };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    private static readonly Option<Duration?> Lookahead = new("--lookahead")
    {
        Description = "Also what comes due within this time: 90m. The run waits for it.",
        HelpName = "DUR",
        CustomParser = result =>
        {
            if (Loading.TimeText.TryOffset(result.Tokens[0].Value, out var span) && span.ToDuration() >= Duration.Zero)
            {
                return span.ToDuration();
            }

            result.AddError($"--lookahead takes a duration such as 90m or 2h, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    private static readonly Option<Shard?> Part = new("--shard")
    {
        Description = "Only part K of N of the accounts, from 1; else what GitLab or Kubernetes say in the environment.",
        HelpName = "K/N",
        CustomParser = result =>
        {
            if (Shard.TryParse(result.Tokens[0].Value, out var shard))
            {
                return shard;
            }

            result.AddError($"--shard takes a part and how many there are, such as 1/3, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    public static Command Create(Terminal terminal)
    {
        var only = new Option<string?>("--account")
        {
            Description = "Only this account.",
            HelpName = "ID",
            CompletionSources = { context => KnownIds.In("accounts", context.ParseResult, terminal).Select(id => new CompletionItem(id)) },
        };
        var command = new Command("publish", "Sends what is due, once, and says why the rest does not go out.") { DryRun, Lookahead, Part, only, ReviewsFile.Option, Format };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, only, Opening.Clocked(parsed, terminal), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Option<string?> only, Terminal terminal, CancellationToken stop)
    {
        var workspace = Workspace.Open(Workspace.Begin(Opening.RootOf(parsed, terminal)) with { Reviews = ReviewsFile.Read(parsed, terminal) }, Opening.NowOf(parsed, terminal));
        var account = parsed.GetValue(only);
        if (account is not null && workspace.Content.Accounts.Find(account) is null)
        {
            throw new UsageException(Problems.UnknownReference(default, "account", account, workspace.Content.Accounts.Ids).Message);
        }

        var lookahead = parsed.GetValue(Lookahead) ?? workspace.Content.Options.Publish.Lookahead;
        var shard = parsed.GetValue(Part) ?? Shard.OfEnvironment(terminal.Variable);
        bool IsMine(string id) => (account is null || id == account) && shard.Has(id);
        var unplanned = Unplanned.Of(workspace.Content, workspace.Plan, workspace.Findings).Where(each => each.Account is null ? account is null : IsMine(each.Account)).ToImmutableArray();

        await using var session = await LedgerSession.OpenAsync(workspace, parsed.GetValue(DryRun), !DecisionMaker.Near(workspace.Plan, lookahead).Any(), terminal, stop);
        var seen = await session.SeenAsync(parsed.GetValue(DryRun), stop);
        var decisions = (await session.DecideAsync(seen, lookahead, stop)).RemoveAll(decision => !IsMine(decision.Delivery.Account.Id));
        return parsed.GetValue(DryRun)
            ? TellDecisions(parsed, workspace, decisions, unplanned, terminal)
            : await SendAsync(parsed, session, seen, decisions, unplanned, lookahead, terminal, stop);
    }

    private static int TellDecisions(ParseResult parsed, Workspace workspace, ImmutableArray<Decision> decisions, ImmutableArray<Unplanned> unplanned, Terminal terminal)
    {
        if (parsed.GetValue(Format) == "json")
        {
            DecisionReport.WriteJson(decisions, unplanned, terminal.Output);
        }
        else
        {
            DecisionReport.WriteText(decisions, unplanned, workspace.Content.Options.Timezone, terminal.Output);
        }

        return !unplanned.IsEmpty ? ExitCodes.Findings : decisions.Any(decision => decision.Verdict is Verdict.Ask) ? ExitCodes.PersonNeeded : ExitCodes.Fine;
    }

    private static async Task<int> SendAsync(
        ParseResult parsed, LedgerSession session, Seen seen, ImmutableArray<Decision> decisions, ImmutableArray<Unplanned> unplanned, Duration lookahead, Terminal terminal, CancellationToken stop)
    {
        var results = await session.PublishAsync(seen, decisions, lookahead, result => terminal.Error.WriteLine($"{RunReport.WordOf(result.Kind)}: {Printing.Printable.Of(result.Decision.Delivery.Post.Id)} on {result.Decision.Delivery.Account.Id}"), stop);
        var isTold = Tell(parsed, session, seen, results, unplanned, terminal);
        CiReport.Write(results, unplanned, terminal);
        await session.NotifyAsync(results);
        return !isTold || RunReport.HasFailed(results) || !unplanned.IsEmpty ? ExitCodes.Findings : RunReport.NeedsPerson(results) ? ExitCodes.PersonNeeded : ExitCodes.Fine;
    }

    /// <summary>Whether it could be told: whoever reads may be gone, and what was sent is sent all the same.</summary>
    private static bool Tell(ParseResult parsed, LedgerSession session, Seen seen, ImmutableArray<Publishing.Sending.DeliveryResult> results, ImmutableArray<Unplanned> unplanned, Terminal terminal)
    {
        try
        {
            if (parsed.GetValue(Format) == "json")
            {
                RunReport.WriteJson(session.Run, results, unplanned, terminal.Output);
            }
            else
            {
                RunReport.WriteText(results, unplanned, seen.Content.Options.Timezone, terminal.Output);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Complain($"what was done could not be written to the output ({exception.Message}); planner status tells it");
            return false;
        }
    }
}
