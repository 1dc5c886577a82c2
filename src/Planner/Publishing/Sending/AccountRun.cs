using Planner.Publishing.Connectors;

namespace Planner.Publishing.Sending;

/// <summary>The deliveries of one account, in their order; another account's fault never delays them.</summary>
/// <param name="network">Lets so many accounts of one network send at once.</param>
internal sealed class AccountRun(RunSettings settings, Seen seen, Func<CancellationToken, Task<Seen?>> look, SemaphoreSlim network)
{
    private readonly Retrying retrying = new(settings);
    private readonly List<DeliveryResult> results = [];

    /// <param name="decisions">Of one account; those on which nothing is done come back as they are.</param>
    public async Task<ImmutableArray<DeliveryResult>> RunAsync(ImmutableArray<Decision> decisions, CancellationToken stop)
    {
        foreach (var decision in decisions.Where(decision => decision.Verdict is Verdict.Skip or Verdict.Ask))
        {
            Tell(new DeliveryResult(decision, decision.Verdict is Verdict.Skip ? ResultKind.Skipped : ResultKind.NeedsPerson, decision.Reason));
        }

        ImmutableArray<Decision> acting = [.. decisions.Where(decision => decision.Verdict is not (Verdict.Skip or Verdict.Ask)).OrderBy(At)];
        if (acting.IsEmpty)
        {
            return [.. results];
        }

        var transport = settings.Connector(acting[0].Delivery.Account);
        if (transport.Connector is { } connector)
        {
            await RunAsync(connector, acting, stop);
        }
        else
        {
            foreach (var decision in acting)
            {
                Tell(new DeliveryResult(decision, ResultKind.Failed, $"{transport.Fault!.Message}. {transport.Fault.Advice(decision.Delivery.Post.Id, decision.Delivery.Account.Id)}") { Fault = transport.Fault });
            }
        }

        return [.. results];
    }

    /// <summary>Batch by batch: what comes due within a claim's lead is claimed in one go.</summary>
    private async Task RunAsync(IConnector connector, ImmutableArray<Decision> acting, CancellationToken stop)
    {
        for (var first = 0; first < acting.Length;)
        {
            await WaitAsync(At(acting[first]) - Timing.ClaimLead, stop);
            var now = Instant.Max(settings.Now(), At(acting[first]) - Timing.ClaimLead);
            var count = acting.Skip(first).TakeWhile(decision => At(decision) <= now + Timing.ClaimLead).Count();
            var batch = acting.Skip(first).Take(count);
            first += count;
            if (stop.IsCancellationRequested || settings.Now() > settings.Deadline)
            {
                foreach (var decision in batch)
                {
                    Tell(new DeliveryResult(decision, ResultKind.Released, stop.IsCancellationRequested ? "the run was stopped before it" : "the run's time was over before it"));
                }

                continue;
            }

            await SendAsync(connector, [.. batch.Select(decision => (decision, new DeliveryRun(settings, connector, retrying, network, decision, seen.Content)))], stop);
        }
    }

    private async Task SendAsync(IConnector connector, ImmutableArray<(Decision Decision, DeliveryRun Run)> batch, CancellationToken stop)
    {
        await Task.WhenAll(batch.Select(each => each.Run.ClaimAsync(CancellationToken.None)));
        foreach (var (decision, run) in batch.Where(each => each.Run.Result is null))
        {
            await (decision.Verdict switch
            {
                Verdict.LookUp => run.LookUpAsync(seen),
                Verdict.Cancel => run.CancelAsync(),
                _ => Task.CompletedTask,
            });
            await run.PrepareAsync(stop);
        }

        if (connector.Guard is not DuplicateGuard.None)
        {
            await Task.WhenAll(batch.Where(each => At(each.Decision) <= settings.Now() && !stop.IsCancellationRequested).Select(each => each.Run.MarkAsync()));
        }

        foreach (var (decision, run) in batch)
        {
            await SendAsync(decision, run, stop);
        }

        await Task.WhenAll(batch.Select(each => each.Run.Receipts));
        foreach (var (_, run) in batch)
        {
            Tell(run.Result!);
        }
    }

    private async Task SendAsync(Decision decision, DeliveryRun run, CancellationToken stop)
    {
        if (run.Result is null && At(decision) > settings.Now())
        {
            await WaitAsync(At(decision) - Timing.LastLook, stop);
            if (stop.IsCancellationRequested)
            {
                await run.ReleaseAsync("the run was stopped before it");
                return;
            }

            await run.CheckAsync(await look(stop));
            await run.MarkAsync();
            await WaitAsync(At(decision), CancellationToken.None);
        }

        else if (settings.Now() - seen.Plan.Now > Timing.StillFresh)
        {
            await run.CheckAsync(await look(stop));
        }

        await run.SendAsync(stop);
    }

    private async Task WaitAsync(Instant until, CancellationToken stop)
    {
        var rest = until - settings.Now();
        if (rest > Duration.Zero && !stop.IsCancellationRequested)
        {
            await settings.Wait(rest, stop);
        }
    }

    /// <summary>When something is to be done with it: what is not waited for, at once.</summary>
    private Instant At(Decision decision) => decision.Verdict is Verdict.WaitThenSend ? decision.Delivery.Due!.Value : seen.Plan.Now;

    private void Tell(DeliveryResult result)
    {
        results.Add(result);
        settings.Told?.Invoke(result);
    }
}
