using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>One message to the network: what was surely not posted is tried again, what is unknown is looked for.</summary>
/// <param name="network">Lets so many requests to the account's network go at once.</param>
internal sealed class MessageSender(RunSettings settings, IConnector connector, Retrying retrying, SemaphoreSlim network, DeliveryLog log)
{
    private static readonly Outcome Unsent = new Outcome.Rejected(new SendFault(FaultKind.Unknown, "the claim could not be made anew"));

    /// <returns>What became of it; beside it a result when another run has the delivery by now, so that nothing was sent.</returns>
    public async Task<(Outcome Outcome, DeliveryResult? Ended)> SendAsync(OutgoingMessage message, CancellationToken stop)
    {
        DeliveryResult? ended = null;
        var outcome = await retrying.SendAsync(() => InTurnAsync(OnceAsync), stop);
        return (outcome is Outcome.Unknown unknown ? await SettledAsync(message, unknown) : outcome, ended);

        // After a network's wish to be left alone for minutes another run may have it: that one goes on with it.
        async Task<Outcome> OnceAsync()
        {
            ended = await log.RenewAsync();
            return ended is null ? await connector.SendAsync(message, CancellationToken.None) : Unsent;
        }
    }

    /// <summary>Looks at once; where the record's own name keeps a second one away, sends it once more.</summary>
    private async Task<Outcome> SettledAsync(OutgoingMessage message, Outcome.Unknown unknown) => connector.Guard is DuplicateGuard.None
        ? unknown
        : await connector.FindAsync(message, settings.Now() - Timing.ClockTolerance - Timing.Patience, CancellationToken.None) switch
        {
            Sighting.Found { Message.HeldUntil: not null } held => new Outcome.HandedOff(held.Message),
            Sighting.Found found => new Outcome.Published(found.Message),
            Sighting.Missing when connector.Guard is DuplicateGuard.RecordId => await connector.SendAsync(message, CancellationToken.None),
            _ => unknown,
        };

    /// <summary>One request of so many at a time; whoever waits before a further try keeps nobody waiting.</summary>
    private async Task<Outcome> InTurnAsync(Func<Task<Outcome>> send)
    {
        await network.WaitAsync(CancellationToken.None);
        try
        {
            return await send();
        }
        finally
        {
            network.Release();
        }
    }
}
