using System.CommandLine;
using Planner.Networks;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Cli;

/// <summary><c>planner edit</c>: makes what is out say what the file says now, on networks that let it be changed.</summary>
internal static class EditCommand
{
    private static readonly Option<string?> Account = new("--account") { Description = "Only on this account.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var (post, by) = (PostDeliveries.Post(terminal), PostDeliveries.By());
        var command = new Command("edit", "Makes what is out say what the file says now, on networks that let it be changed.") { post, Account, by };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            var id = parsed.GetValue(post)!;
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var seen = await session.SeenAsync(mayLack: false, cancellationToken);
            var deliveries = seen.Plan.Deliveries.Where(delivery => delivery.Post.Id == id && (parsed.GetValue(Account) is not { } only || delivery.Account.Id == only)).ToArray();
            if (deliveries.Length == 0)
            {
                throw new UsageException($"the plan has no '{id}'{(parsed.GetValue(Account) is { } account ? $" on '{account}'" : "")}{(DidYouMean.Nearest(id, workspace.Content.Posts.Ids) is { } near && near != id ? $"; did you mean '{near}'?" : "")}");
            }

            var editing = new Editing(session, seen, await PostDeliveries.WhoAsync(parsed, by, workspace, cancellationToken), await session.TransportsAsync(seen.Content, cancellationToken), terminal);
            var records = await session.ReadAsync([.. deliveries.Select(LedgerKey.Of)], cancellationToken);
            var worst = ExitCodes.Fine;
            foreach (var delivery in deliveries.OrderBy(delivery => delivery.Account.Id, StringComparer.Ordinal))
            {
                worst = Math.Max(worst, await EditAsync(delivery, records.GetValueOrDefault(LedgerKey.Of(delivery)) ?? DeliveryRecord.None(LedgerKey.Of(delivery)), editing, cancellationToken));
            }

            return worst;
        });
        return command;
    }

    private static async Task<int> EditAsync(Delivery delivery, DeliveryRecord record, Editing editing, CancellationToken cancellationToken)
    {
        if (record.StateAt(editing.Seen.Plan.Now) is not RecordState.Published)
        {
            editing.Terminal.Output.WriteLine($"{record.Key}: is not out; what goes out later is what the file says then.");
            return ExitCodes.Fine;
        }

        if (record.Standing!.Digest == Reviewing.Digest.Of(delivery))
        {
            editing.Terminal.Output.WriteLine($"{record.Key}: says what the file says.");
            return ExitCodes.Fine;
        }

        if (DecisionMaker.Stopped(delivery with { State = delivery.State is DeliveryState.Late ? DeliveryState.Due : delivery.State }, editing.Seen, editing.Session.Stops, isAgreed: true) is { } stopped)
        {
            return Refuse(record, stopped, ExitCodes.PersonNeeded, editing.Terminal);
        }

        var transport = editing.Transports.Of(delivery.Account);
        return transport.Connector is { } connector
            ? await EditAsync(delivery, record, connector, editing, cancellationToken)
            : Refuse(record, transport.Fault!.Message, ExitCodes.Findings, editing.Terminal);
    }

    private static async Task<int> EditAsync(Delivery delivery, DeliveryRecord record, IConnector connector, Editing editing, CancellationToken cancellationToken)
    {
        var prepared = connector.PassesComment ? Preparing.Of(delivery, editing.Seen.Content) : Preparing.WithComment(Preparing.Of(delivery, editing.Seen.Content));
        if (prepared.Segments.Length != record.Messages.Count)
        {
            return Refuse(record, $"{record.Messages.Count} messages are out, and by now it has {prepared.Segments.Length}; take it down with planner withdraw and let it go out again, or write as many", ExitCodes.PersonNeeded, editing.Terminal);
        }

        var digest = Reviewing.Digest.Of(delivery);
        foreach (var (segment, sent) in record.Messages)
        {
            var message = new OutgoingMessage(prepared, segment, record.Standing!.Due)
            {
                Key = Fingerprints.OfMessage(record.Key, digest, segment), Root = record.Messages.GetValueOrDefault(1), Parent = record.Messages.GetValueOrDefault(segment - 1),
            };
            if (await connector.EditAsync(message, sent, cancellationToken) is { } fault)
            {
                return Refuse(record, $"{sent.Url ?? sent.Id} could not be changed: {fault.Message}", ExitCodes.Findings, editing.Terminal);
            }
        }

        var now = editing.Seen.Plan.Now;
        var edited = new LedgerEvent
        {
            Kind = LedgerEventKind.Edited, Key = record.Key, Due = record.Standing!.Due, At = now, Run = editing.Session.Run, Digest = digest, Text = Fingerprints.OfText(delivery), By = editing.Who,
        };
        var written = await editing.Session.WriteAsync(record.Key, _ => edited, cancellationToken);
        return PostDeliveries.Tell(written, $"{record.Key}: changed; its media stand as they were.", editing.Terminal);
    }

    private static int Refuse(DeliveryRecord record, string why, int code, Terminal terminal)
    {
        terminal.Complain($"{record.Key}: {why}");
        return code;
    }

    private sealed record Editing(LedgerSession Session, Seen Seen, string Who, Transports Transports, Terminal Terminal);
}
