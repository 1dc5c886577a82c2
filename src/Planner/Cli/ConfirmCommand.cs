using System.CommandLine;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Cli;

/// <summary><c>planner confirm</c>: somebody posted a delivery by hand.</summary>
internal static class ConfirmCommand
{
    private static readonly Option<string?> Url = PostDeliveries.Address("--url", "Where it stands.");

    public static Command Create(Terminal terminal)
    {
        var (post, account, by) = (PostDeliveries.Post(terminal), PostDeliveries.Account(terminal), PostDeliveries.By());
        var command = new Command("confirm", "Says that a delivery was posted by hand, and where it stands.") { post, account, Url, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var record = await PostDeliveries.RecordAsync(session, workspace, parsed.GetValue(post)!, parsed.GetValue(account)!, cancellationToken);
            if (record.StateAt(workspace.Plan.Now) is not (RecordState.Asked or RecordState.Open))
            {
                throw new UsageException($"{record.Key} does not wait for anybody to post it: it is {Publishing.StatusReport.WordOf(record.StateAt(workspace.Plan.Now))}; planner resolve changes that");
            }

            var who = await PostDeliveries.WhoAsync(parsed, by, workspace, cancellationToken);
            var confirmed = ResolveCommand.Event(record, workspace, session.Run, workspace.Plan.Now) with
            {
                Kind = LedgerEventKind.Published,
                Message = new SentMessage(parsed.GetValue(Url) ?? "by hand", parsed.GetValue(Url)),
                By = who,
            };
            var written = await session.WriteAsync(record.Key, seen => seen.Events.Length == record.Events.Length ? confirmed : null, cancellationToken);
            return PostDeliveries.Tell(written, $"{record.Key}: out{(parsed.GetValue(Url) is { } url ? ", at " + url : "")}, says {who}.", terminal);
        });
        return command;
    }
}
