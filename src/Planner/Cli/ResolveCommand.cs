using System.CommandLine;
using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Cli;

/// <summary><c>planner resolve</c>: a person's word on what nobody else can tell.</summary>
internal static class ResolveCommand
{
    private static readonly Option<string?> Published = PostDeliveries.Address("--published", "It is out, and stands at this address.");
    private static readonly Option<bool> Retry = new("--retry") { Description = "It is not out, and may be sent again." };
    private static readonly Option<bool> Skip = new("--skip") { Description = "It shall not go out any more." };

    public static Command Create(Terminal terminal)
    {
        var (post, account, by) = (PostDeliveries.Post(terminal), PostDeliveries.Account(terminal), PostDeliveries.By());
        var command = new Command("resolve", "Says what nobody else can tell: a delivery is out, may be sent again, or shall not go out.") { post, account, Published, Retry, Skip, by };
        command.Validators.Add(result =>
        {
            if ((result.GetResult(Published) is not null ? 1 : 0) + (result.GetValue(Retry) ? 1 : 0) + (result.GetValue(Skip) ? 1 : 0) != 1)
            {
                result.AddError("resolve takes one of --published URL, --retry and --skip.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var workspace = Opening.Of(parsed, terminal);
            await using var session = await LedgerSession.OpenAsync(workspace, mayLack: false, Opening.Clocked(parsed, terminal), cancellationToken);
            var record = await PostDeliveries.RecordAsync(session, workspace, parsed.GetValue(post)!, parsed.GetValue(account)!, cancellationToken);
            var who = await PostDeliveries.WhoAsync(parsed, by, workspace, cancellationToken);
            var now = workspace.Plan.Now;

            // A claim of a day that is to come was made by a wrong clock; it would end when nobody waits for it any more.
            if (record.StateAt(now) is RecordState.Claimed && record.Claim!.At <= now + Publishing.Timing.ClockFarOff)
            {
                throw new UsageException($"run {record.Claim!.Run} has it until {record.Claim.Lease:uuuu-MM-dd HH:mm:ss}Z; wait until then");
            }

            var url = parsed.GetValue(Published);
            if (parsed.GetValue(Retry) && record.StateAt(now) is RecordState.Published)
            {
                throw new UsageException($"it is out ({record.Last(LedgerEventKind.Published)!.Message?.Url}); planner withdraw takes it down");
            }

            var said = Event(record, workspace, session.Run, now) with
            {
                Kind = url is not null ? LedgerEventKind.Published : parsed.GetValue(Retry) ? LedgerEventKind.Retried : LedgerEventKind.Skipped,
                Message = url is null ? null : new SentMessage(url, url),
                By = who,
            };
            var written = await session.WriteAsync(record.Key, seen => seen.Events.Length == record.Events.Length ? said : null, cancellationToken);
            return PostDeliveries.Tell(written, $"{record.Key}: {(url is not null ? "out" : parsed.GetValue(Retry) ? "may be sent again" : "shall not go out")}, says {who}.", terminal);
        });
        return command;
    }

    /// <summary>About the delivery as it stands now; of one that left the plan, as it stood last.</summary>
    internal static LedgerEvent Event(DeliveryRecord record, Workspace workspace, string run, Instant now)
    {
        var planned = PostDeliveries.Planned(workspace, record.Key);
        return new LedgerEvent
        {
            Kind = LedgerEventKind.Skipped,
            Key = record.Key,
            Due = planned?.Due ?? (record.Events is [.., var last] ? last.Due : now),
            At = now,
            Run = run,
            Digest = planned is null ? null : Reviewing.Digest.Of(planned),
            Text = planned is null ? null : Fingerprints.OfText(planned),
        };
    }
}
