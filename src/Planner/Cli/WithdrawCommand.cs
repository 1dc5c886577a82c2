using System.CommandLine;
using Planner.Publishing.Ledger;

namespace Planner.Cli;

/// <summary><c>planner withdraw</c>: takes a post down from every network where it stands.</summary>
internal static class WithdrawCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "Only from this account.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var (post, by) = (PostDeliveries.Post(terminal), PostDeliveries.By());
        var command = new Command("withdraw", "Takes a post down from every network where it stands; it does not go out again.") { post, Account, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            var id = parsed.GetValue(post)!;
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var accounts = workspace.Content.Accounts.Ids.Where(account => parsed.GetValue(Account) is not { } only || only == account);
            var records = (await session.ReadAsync([.. accounts.Select(account => new LedgerKey(id, account))], cancellationToken)).Values.Where(record => !record.Events.IsEmpty).OrderBy(record => record.Key.Account, StringComparer.Ordinal).ToArray();
            if (records.Length == 0)
            {
                throw new UsageException($"the ledger knows nothing of '{id}'; to keep it from going out, set its status to withdrawn");
            }

            var who = await PostDeliveries.WhoAsync(parsed, by, workspace, cancellationToken);
            var transports = await session.TransportsAsync(workspace.Content, cancellationToken);
            var worst = ExitCodes.Fine;
            foreach (var record in records)
            {
                worst = Math.Max(worst, await WithdrawAsync(record, who, transports, session, workspace, terminal, cancellationToken));
            }

            return worst;
        });
        return command;
    }

    private static async Task<int> WithdrawAsync(DeliveryRecord record, string who, Transports transports, LedgerSession session, Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        var state = record.StateAt(workspace.Plan.Now);
        if (state is RecordState.Withdrawn)
        {
            terminal.Output.WriteLine($"{record.Key}: was taken down before.");
            return ExitCodes.Fine;
        }

        if (state is RecordState.Claimed)
        {
            terminal.Complain($"{record.Key}: run {record.Claim!.Run} has it until {record.Claim.Lease:HH:mm:ss}Z; try again then");
            return ExitCodes.PersonNeeded;
        }

        var transport = transports.Of(workspace.Content.Accounts.Find(record.Key.Account)!);
        // The last message first: what answers it goes before it does.
        foreach (var (_, message) in record.Messages.Reverse())
        {
            var fault = transport.Connector is { } connector ? await connector.WithdrawAsync(message, cancellationToken) : transport.Fault;
            if (fault is not null)
            {
                terminal.Complain($"{record.Key}: {message.Url ?? message.Id} could not be taken down: {fault.Message}");
                return ExitCodes.Findings;
            }
        }

        var withdrawn = ResolveCommand.Event(record, workspace, session.Run, workspace.Plan.Now) with { Kind = LedgerEventKind.Withdrawn, By = who };
        var written = await session.WriteAsync(record.Key, seen => seen.Events.Length == record.Events.Length ? withdrawn : null, cancellationToken);
        return PostDeliveries.Tell(written, $"{record.Key}: {(record.Messages.IsEmpty ? "shall not go out" : "taken down")}.", terminal);
    }
}
