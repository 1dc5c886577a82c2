using Planner.Publishing;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;
using Planner.Publishing.Sending;
using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Tokens;

namespace Planner.Tests.Publishing.Connectors.Sweep;

/// <summary>One network, one post, one fault, and runs until nothing changes any more.</summary>
internal sealed class SweepWorld : IDisposable
{
    private const int MostRuns = 25;

    /// <summary>Beyond a claim that nobody finishes.</summary>
    private static readonly Duration Between = Timing.Lease + Timing.ClockTolerance + Duration.FromMinutes(1);

    private readonly SweepClock clock = new(SweepContent.Due + Duration.FromMilliseconds(400));
    private readonly SweepLife life = new();
    private readonly SweepContent content;
    private readonly INetworkDouble network;
    private readonly FaultyWire wire;
    private readonly HttpClient http;
    private readonly SweepLedger ledger;
    private readonly SweepTransport transport;
    private ImmutableArray<DeliveryResult> last = [];
    private DuplicateGuard guard;
    private int runs;

    public SweepWorld(INetworkDouble network, Scenario scenario, SweepBreak broken)
    {
        this.network = network;
        network.Follow(() => clock.Now);
        content = new SweepContent(network, scenario);
        wire = new FaultyWire(network, broken, life);
        http = new HttpClient(wire) { Timeout = Timeout.InfiniteTimeSpan };
        ledger = new SweepLedger(broken, life);
        transport = new SweepTransport(network, http, clock);
    }

    public async Task<SweepResult> RunAsync()
    {
        List<string> wrong = [];
        await RunOnceAsync(wrong);
        for (var quiet = 0; quiet < 2 && runs < MostRuns && wrong.Count == 0;)
        {
            var before = ledger.Events.Length;
            clock.Move(Between);
            await RunOnceAsync(wrong);
            quiet = ledger.Events.Length == before ? quiet + 1 : 0;
        }

        var record = new DeliveryRecord(LedgerKey.Of(content.At(clock.Now).Plan.Deliveries.Single()), ledger.Events);
        return new SweepResult(network.Standing, record.StateAt(clock.Now), record, last.SingleOrDefault()?.Kind, wire.Asked, runs, guard)
        {
            Wrong = [.. wrong, .. network.Violations.Select(violation => "the vendor would not take " + violation)],
            Said = last.SingleOrDefault()?.Reason ?? "",
        };
    }

    /// <summary>The account's, as the first run makes it.</summary>
    public IConnector Connector()
    {
        var seen = content.At(clock.Now);
        return transport.Of(seen.Content.Accounts.Single(), seen.Content, "run1").Connector!;
    }

    public void Dispose()
    {
        http.Dispose();
        wire.Dispose();
    }

    private async Task RunOnceAsync(List<string> wrong)
    {
        life.Begin();
        var run = $"run{++runs}";
        var seen = content.At(clock.Now);
        var decisions = DecisionMaker.Decide(seen, Duration.Zero, ledger.View, RunStops.None);
        var settings = new RunSettings(
            run, () => clock.Now, clock.WaitAsync, ledger.WriteAsync, _ => Task.FromResult<Seen?>(content.At(clock.Now)), account => Made(account, seen.Content, run), SweepContent.Media, RunStops.None,
            clock.Now + Timing.Patience)
        { Keys = MemoryVault.Keys, Time = clock };
        try
        {
            last = await PublishRun.RunAsync(settings, seen, decisions, CancellationToken.None);
        }
        catch (RunKilledException)
        {
            last = [];
        }
        catch (Exception exception)
        {
            wrong.Add($"{run} threw {exception.GetType().Name}: {exception.Message}");
        }
    }

    private AccountTransport Made(Account account, Content known, string run)
    {
        var made = transport.Of(account, known, run);
        guard = made.Connector!.Guard;
        return made;
    }
}
