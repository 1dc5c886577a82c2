using System.CommandLine;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Publishing.Sending;

namespace Planner.Cli;

/// <summary><c>planner verify</c>: whether what is out still stands, and whether networks showed what they held.</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string?> Only = new("POST") { Description = "Only this post.", HelpName = "POST", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Account = new("--account") { Description = "Only this account.", HelpName = "ID" };

    public static Command Create(Terminal terminal)
    {
        var command = new Command("verify", "Looks on the networks whether what went out in the last two months still stands.") { Only, Account };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var now = workspace.Plan.Now;
            var transports = await session.TransportsAsync(workspace.Content, cancellationToken);
            var worst = ExitCodes.Fine;
            foreach (var record in (await session.RecentAsync(now, cancellationToken)).OrderBy(record => record.Events[^1].Due).Where(record => IsAsked(record, parsed, now)))
            {
                worst = Math.Max(worst, await VerifyAsync(record, transports, session, workspace, terminal, cancellationToken));
            }

            return worst;
        });
        return command;
    }

    private static bool IsAsked(DeliveryRecord record, ParseResult parsed, Instant now) =>
        record.StateAt(now) is RecordState.Published or RecordState.HandedOff
        && (parsed.GetValue(Only) is not { } post || record.Key.Post == post)
        && (parsed.GetValue(Account) is not { } account || record.Key.Account == account);

    private static async Task<int> VerifyAsync(DeliveryRecord record, Transports transports, LedgerSession session, Workspace workspace, Terminal terminal, CancellationToken cancellationToken)
    {
        if (workspace.Content.Accounts.Find(record.Key.Account) is not { } account || transports.Of(account) is not { Connector: { } connector })
        {
            terminal.Output.WriteLine($"unclear  {record.Key}: nobody can ask its network from here");
            return ExitCodes.Fine;
        }

        // What is written of one message of a thread is no reason to write nothing of the next.
        var (worst, known) = (ExitCodes.Fine, record);
        foreach (var (segment, message) in record.Messages)
        {
            var sighting = await connector.VerifyAsync(message, cancellationToken);
            var (word, kind) = sighting switch
            {
                Sighting.Found => ("stands", LedgerEventKind.Verified),
                Sighting.Missing => ("gone", LedgerEventKind.Gone),
                _ => ("unclear", LedgerEventKind.Verified),
            };
            terminal.Output.WriteLine($"{word,-7}  {record.Key}: {message.Url ?? message.Id}{(sighting is Sighting.Unclear unclear ? $" ({unclear.Fault.Message})" : "")}");
            worst = Math.Max(worst, sighting is Sighting.Missing ? ExitCodes.Findings : ExitCodes.Fine);
            if (sighting is not Sighting.Unclear)
            {
                var seen = await WriteAsync(known, kind, segment, sighting, session, workspace, cancellationToken);
                known = seen is Written.Done done ? known with { Events = known.Events.Add(done.Event) } : known;
                worst = Math.Max(worst, seen is Written.Fault fault ? Complain(fault.Message, terminal) : ExitCodes.Fine);
            }
        }

        return worst;
    }

    /// <summary>A post that the network held and has shown becomes a receipt; what was seen before is not written again, but behind what a wrong clock wrote.</summary>
    private static async Task<Written> WriteAsync(DeliveryRecord record, LedgerEventKind kind, int segment, Sighting sighting, LedgerSession session, Workspace workspace, CancellationToken cancellationToken)
    {
        var isShown = record.StateAt(workspace.Plan.Now) is RecordState.HandedOff && sighting is Sighting.Found { Message.HeldUntil: null };
        if (!isShown && record.LookOf(segment)?.Kind == kind && record.Events[^1].At <= workspace.Plan.Now + Publishing.Timing.ClockFarOff)
        {
            return new Written.Overtaken();
        }

        var seen = ResolveCommand.Event(record, workspace, session.Run, workspace.Plan.Now) with
        {
            Kind = isShown ? LedgerEventKind.Published : kind,
            Segment = segment,
            Message = isShown ? ((Sighting.Found)sighting).Message : null,
            Digest = record.Events[^1].Digest,
            Due = record.Events[^1].Due,
        };
        return await session.WriteAsync(record.Key, at => at.Events.Length == record.Events.Length ? seen : null, cancellationToken);
    }

    private static int Complain(string message, Terminal terminal)
    {
        terminal.Complain(message);
        return ExitCodes.Findings;
    }
}
