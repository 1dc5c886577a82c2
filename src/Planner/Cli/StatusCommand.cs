using System.CommandLine;
using Planner.Examining;
using Planner.Publishing;
using Planner.Publishing.Ledger;

namespace Planner.Cli;

/// <summary><c>planner status</c>: what the ledger says.</summary>
internal static class StatusCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "Only this account.", HelpName = "ID" };
    private static readonly Option<bool> All = new("--all") { Description = "The whole ledger, not only what was due within a month." };
    private static readonly Option<string> Format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }.AcceptOnlyFromAmong("text", "json");

    public static Command Create(Terminal terminal)
    {
        var command = new Command("status", "Shows what the ledger says: what is out, how late, what failed, what a person has to decide.") { Account, All, Format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            var now = workspace.Plan.Now;
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var (month, isAll) = (now.InUtc().Date.ToYearMonth(), parsed.GetValue(All));
            ImmutableArray<DeliveryRecord> records =
            [
                .. (await session.ReadMonthsAsync(each => isAll || (each >= month.PlusMonths(-1) && each <= month.PlusMonths(1)), cancellationToken))
                    .Where(record => parsed.GetValue(Account) is null || record.Key.Account == parsed.GetValue(Account))
                    .OrderBy(record => record.Events[^1].Due).ThenBy(record => record.Key.Post, StringComparer.Ordinal).ThenBy(record => record.Key.Account, StringComparer.Ordinal),
            ];
            var vault = await session.VaultAsync(keys: null, cancellationToken);
            var ends = VaultRemarks.Of(vault.Headers.Values, now);
            if (parsed.GetValue(Format) == "json")
            {
                StatusReport.WriteJson(records, ends, now, terminal.Output);
            }
            else
            {
                StatusReport.WriteText(records, ends, now, terminal.Output);
            }

            return records.Any(record => record.StateAt(now) is RecordState.Failed) ? ExitCodes.Findings
                : records.Any(record => record.StateAt(now) is RecordState.Uncertain) ? ExitCodes.PersonNeeded
                : ExitCodes.Fine;
        });
        return command;
    }
}
