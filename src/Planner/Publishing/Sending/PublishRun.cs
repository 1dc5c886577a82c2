namespace Planner.Publishing.Sending;

/// <summary>Decisions to results: every account for itself, all at once.</summary>
internal static class PublishRun
{
    /// <summary>How long what was seen of the content serves several deliveries.</summary>
    private static readonly Duration Fresh = Duration.FromSeconds(3);

    /// <param name="stop">Nothing is begun any more after it; requests in flight are finished, and their receipts written.</param>
    /// <returns>A result for each decision, in their order.</returns>
    public static async Task<ImmutableArray<DeliveryResult>> RunAsync(RunSettings settings, Seen seen, ImmutableArray<Decision> decisions, CancellationToken stop)
    {
        using var look = new SharedLook(settings, Fresh);
        var networks = decisions.Select(decision => decision.Delivery.Network.Id).Distinct(StringComparer.Ordinal)
            .ToDictionary(id => id, _ => new SemaphoreSlim(settings.AtOncePerNetwork), StringComparer.Ordinal);
        try
        {
            var results = await Task.WhenAll(
                from decision in decisions
                group decision by decision.Delivery.Account.Id into account
                select Task.Run(() => new AccountRun(settings, seen, look.AtAsync, networks[account.First().Delivery.Network.Id]).RunAsync([.. account], stop), CancellationToken.None));
            var places = decisions.Select((decision, place) => (Ledger.LedgerKey.Of(decision.Delivery), place)).ToDictionary();
            return [.. results.SelectMany(account => account).OrderBy(result => places[Ledger.LedgerKey.Of(result.Decision.Delivery)])];
        }
        finally
        {
            foreach (var network in networks.Values)
            {
                network.Dispose();
            }
        }
    }
}
