using Planner.Tests.Publishing.Connectors.Doubles;
using Planner.Tests.Publishing.Connectors.Mastodon;
using Planner.Tests.Publishing.Connectors.Sweep;
using Xunit.Abstractions;

namespace Planner.Tests.Publishing.Connectors;

/// <summary>
/// Every connector meets every fault at every one of its requests, with the real decisions and the real runs: nothing stands anywhere twice, and in the end
/// the ledger says of each message what is so.
/// </summary>
public sealed class FaultSweepTests(ITestOutputHelper output)
{
    public static TheoryData<string, string> Sweeps
    {
        get
        {
            var sweeps = new TheoryData<string, string>();
            foreach (var type in Sweeping.Doubles)
            {
                foreach (var scenario in Sweeping.ScenariosOf(Sweeping.Make(type.Name)))
                {
                    sweeps.Add(type.Name, scenario.Name);
                }
            }

            return sweeps;
        }
    }

    [Fact]
    public void Every_double_is_found() => Assert.NotEmpty(Sweeping.Doubles);

    [Theory]
    [MemberData(nameof(Sweeps))]
    public async Task Whatever_breaks_nothing_goes_out_twice_and_the_ledger_knows(string network, string what)
    {
        var report = await Sweeping.RunAsync(() => Sweeping.Make(network), network, Sweeping.ScenariosOf(Sweeping.Make(network)).First(each => each.Name == what));
        output.WriteLine(report.ToString());
        Assert.True(report.Wrong.IsEmpty, string.Join('\n', report.Wrong));
    }

    [Fact]
    public async Task A_look_up_that_leaves_out_what_stands_is_found_out()
    {
        var report = await Sweeping.RunAsync(() => new Forgetful(new MastodonDouble()), "forgetful", Scenario.Plain);
        Assert.Contains(report.Wrong, found => found.Contains("CutAfter at request 1 (POST /api/v1/statuses): \"A bowl from the kiln, still warm\" stands there 2 times", StringComparison.Ordinal));
    }

    /// <summary>Takes every post, with any key, and lists none.</summary>
    private sealed class Forgetful(INetworkDouble network) : INetworkDouble
    {
        public string Account => network.Account;

        public bool IsServer => network.IsServer;

        public ImmutableDictionary<string, string> Variables => network.Variables;

        public string Fields => network.Fields;

        public ImmutableArray<string> Standing => network.Standing;

        public ImmutableArray<string> Violations => network.Violations;

        public LoopbackAnswer Answer(LoopbackRequest request) => request.Path.Contains("/accounts/1/statuses", StringComparison.Ordinal)
            ? new LoopbackAnswer(200, "[]")
            : network.Answer(request with { Headers = request.Headers.Remove("Idempotency-Key") });
    }
}
