using System.CommandLine;
using System.CommandLine.Completions;
using Planner.Publishing;

namespace Planner.Cli;

/// <summary><c>planner publish</c>: what would go out now, and why the rest would not.</summary>
internal static class PublishCommand
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Say what would be sent, and send nothing." };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    private static readonly Option<Duration?> Lookahead = new("--lookahead")
    {
        Description = "Also what comes due within this time: 90m.",
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

    public static Command Create(Terminal terminal)
    {
        var only = new Option<string?>("--account")
        {
            Description = "Only this account.",
            HelpName = "ID",
            CompletionSources = { context => KnownIds.In("accounts", context.ParseResult, terminal).Select(id => new CompletionItem(id)) },
        };
        var command = new Command("publish", "Says what would go out now, and why (with --dry-run; sending comes with a later version).") { DryRun, Lookahead, only, Format };
        command.SetAction(parsed =>
        {
            if (!parsed.GetValue(DryRun))
            {
                throw new UsageException("this version decides but does not send yet; add --dry-run to see what would go out");
            }

            var workspace = Opening.Of(parsed, terminal);
            var account = parsed.GetValue(only);
            if (account is not null && workspace.Content.Accounts.Find(account) is null)
            {
                throw new UsageException(Problems.UnknownReference(default, "account", account, workspace.Content.Accounts.Ids).Message);
            }

            var lookahead = parsed.GetValue(Lookahead) ?? workspace.Content.Options.Publish.Lookahead;
            var decisions = DecisionMaker.Decide(workspace.Content, workspace.Plan, workspace.Findings, lookahead)
                .Where(decision => account is null || decision.Delivery.Account.Id == account)
                .ToImmutableArray();
            var unplanned = Unplanned.Of(workspace.Content, workspace.Plan, workspace.Findings)
                .Where(each => account is null || each.Account is null || each.Account == account)
                .ToImmutableArray();
            if (parsed.GetValue(Format) == "json")
            {
                DecisionReport.WriteJson(decisions, unplanned, terminal.Output);
            }
            else
            {
                DecisionReport.WriteText(decisions, unplanned, workspace.Content.Options.Timezone, terminal.Output);
            }

            return !unplanned.IsEmpty ? ExitCodes.Findings : decisions.Any(decision => decision.Verdict is Verdict.Ask) ? ExitCodes.PersonNeeded : ExitCodes.Fine;
        });
        return command;
    }
}
