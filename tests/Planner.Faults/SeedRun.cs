using System.Diagnostics;
using Planner.Faults.Network;
using Planner.Faults.World;

namespace Planner.Faults;

/// <summary>What one seed is run with.</summary>
/// <param name="Faults">Rounds with faults go on until there were so many.</param>
/// <param name="Folder">Of its own; removed when all is well.</param>
internal sealed record SeedSettings(int Seed, int Faults, int Runners, int PostsPerRound, int AccountsPerFlavour, string Folder)
{
    /// <summary>Every fourth world is fast: in it leases end while runs go on.</summary>
    public bool IsFast => Seed % 4 == 0;
}

/// <summary>One world: rounds of runners that meet faults, then rounds without any, then the count.</summary>
internal sealed class SeedRun : IAsyncDisposable
{
    /// <summary>Seconds that a runner's clock is wrong: two of them may differ by twice that.</summary>
    private const int MostSkew = 90;

    /// <summary>In a fast world a process that the machine lets wait for seconds has lost minutes: the clocks have to be better.</summary>
    private const int MostFastSkew = 30;

    /// <summary>A lease of five minutes lasts fifteen seconds, and two minutes of tolerance six.</summary>
    private const int FastRate = 20;

    private const int MostRounds = 200;
    private const int MostQuietRounds = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly SeedSettings settings;
    private readonly Prng prng;
    private readonly FaultPlan plan;
    private readonly ImmutableArray<LoopbackAccount> accounts;
    private readonly LoopbackNetwork network;
    private readonly Remote remote;
    private readonly Clone author;
    private readonly ImmutableArray<Clone> clones;
    private readonly ContentWriter content;
    private readonly Dictionary<int, Runner> running = [];
    private readonly Lock gate = new();
    private readonly List<string> violations = [];
    private WorldClock clock;
    private int runs;
    private int kills;

    public SeedRun(SeedSettings settings)
    {
        this.settings = settings;
        prng = new Prng((ulong)settings.Seed * 0x9E3779B9);
        clock = new WorldClock(SystemClock.Instance.GetCurrentInstant(), settings.IsFast ? FastRate : 1, Duration.Zero);
        plan = new FaultPlan((ulong)settings.Seed) { HasSilence = settings.Faults >= 400, HasLongRests = settings.IsFast };
        accounts = [.. from flavour in Enum.GetValues<Flavour>() from number in Enumerable.Range(0, settings.AccountsPerFlavour) select new LoopbackAccount($"{Words(flavour)}-{number}", flavour)];
        network = new LoopbackNetwork(accounts, plan, new Mailbox(() => clock.Now), KillAsync);
        remote = new Remote(settings.Folder, prng, plan);
        author = new Clone(Path.Combine(settings.Folder, "author"), remote, isShallow: false);
        clones = [.. Enumerable.Range(0, settings.Runners).Select(number => new Clone(Path.Combine(settings.Folder, $"clone-{number}"), remote, isShallow: number % 2 == 1))];
        content = new ContentWriter(author.Folder, prng, accounts, network.Address);
    }

    public async Task<SeedReport> RunAsync()
    {
        var watch = Stopwatch.StartNew();
        await network.StartAsync();
        await remote.CreateAsync();
        await author.UpdateAsync();
        content.WriteFrame();
        var rounds = 0;
        for (; rounds < MostRounds && plan.Total < settings.Faults; rounds++)
        {
            await PublishPostsAsync();
            await FaultyRoundAsync();
            Move(Duration.FromSeconds(prng.Chance(80) ? prng.Between(430, 600) : prng.Between(10, 60)));
        }

        var status = await QuietRoundsAsync();
        violations.AddRange(network.Surprises.Select(surprise => $"a request that nobody understands: {surprise}"));
        violations.AddRange(await LedgerCheck.FindAsync(remote.Path));
        return SeedReport.Of(settings.Seed, accounts, content.Expected, network.Mailbox.All, status, violations) with
        {
            Rounds = rounds, Runs = runs, Kills = kills, Faults = plan.Counts, Seconds = watch.Elapsed.TotalSeconds,
        };
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    private int Skew => settings.IsFast ? MostFastSkew : MostSkew;

    private void Move(Duration forward) => clock = clock with { Ahead = clock.Ahead + forward };

    private static string Words(Flavour flavour) => flavour switch { Flavour.LookUp => "lookup", Flavour.Keyed => "keyed", Flavour.RecordId => "record", _ => "hook" };

    private async Task PublishPostsAsync()
    {
        // What is left of the rounds before meets the faults first: the quiet rounds are to find little.
        var isAllOut = content.Expected.Sum(each => each.Segments) - network.Mailbox.All.Length < settings.PostsPerRound * 2;
        content.WritePosts(isAllOut ? settings.PostsPerRound : 1, clock.Now, Math.Min(8, accounts.Length));
        await author.PushAsync();
        await Task.WhenAll(clones.Select(clone => clone.UpdateAsync()));
    }

    private async Task FaultyRoundAsync()
    {
        remote.Plan(600);
        plan.IsOn = true;
        var count = prng.Between(2, settings.Runners);
        var all = Enumerable.Range(0, count).Select(place => (clones[place], prng.Between(0, settings.IsFast ? 30_000 : 800), prng.Between(-Skew, Skew), prng.Chance(30) ? prng.Between(50, 9000) : (int?)null, Part())).ToArray();
        var leaves = Enumerable.Range(0, prng.Chance(35) ? 1 : 0).Select(_ => (prng.Between(1000, 6000), prng.Between(50, 800))).ToArray();
        var leaving = LeaveAsync(leaves);
        await Task.WhenAll(all.Select(each => RunAsync(each.Item1, each.Item2, Duration.FromSeconds(each.Item3), each.Item4, each.Item5)));
        await leaving;
        plan.IsOn = false;
        remote.Clear();
    }

    /// <summary>Half of them take all there is; the others meet them in a part of it, so that no run has everything.</summary>
    private string[] Part() => prng.Chance(50) ? [] : ["--shard", string.Create(CultureInfo.InvariantCulture, $"{prng.Between(1, 3)}/3")];

    private async Task LeaveAsync((int After, int For)[] leaves)
    {
        foreach (var (after, time) in leaves)
        {
            await Task.Delay(after);
            await remote.LeaveAsync(TimeSpan.FromMilliseconds(time));
        }
    }

    private async Task RunAsync(Clone clone, int delay, Duration skew, int? killAfter, string[] part)
    {
        await Task.Delay(delay);
        plan.Add(skew == Duration.Zero ? FaultKind.None : FaultKind.ClockSkewed);
        var (number, runner) = Start(clone, skew, ["publish", .. part]);
        using (runner)
        {
            var ended = runner.EndAsync(Patience);
            if (killAfter is { } moment && await Task.WhenAny(ended, Task.Delay(moment)) != ended)
            {
                plan.Add(FaultKind.KilledAtRandom);
                await runner.KillAsync();
            }

            var isEnded = await ended;
            lock (gate)
            {
                running.Remove(number);
                kills += runner.WasKilled || runner.Code > 128 ? 1 : 0;
                violations.AddRange(!isEnded ? [$"run {number} did not end in {Patience.TotalMinutes} minutes"] : !runner.WasKilled && runner.Code is not (0 or 1 or 2 or 3 or 137) ? [$"run {number} ended with code {runner.Code}: {runner.Log}"] : []);
            }
        }
    }

    private (int Number, Runner Runner) Start(Clone clone, Duration skew, params string[] arguments)
    {
        var number = Interlocked.Increment(ref runs);
        var variables = Secrets.Of(accounts, network.Address, number);
        var runner = Runner.Start((clock with { Ahead = clock.Ahead + skew }).Words, clone.Folder, Path.Combine(settings.Folder, string.Create(CultureInfo.InvariantCulture, $"run-{number:D4}.log")), variables, arguments);
        lock (gate)
        {
            running[number] = runner;
        }

        return (number, runner);
    }

    private Task KillAsync(int number)
    {
        Runner? runner;
        lock (gate)
        {
            runner = running.GetValueOrDefault(number);
        }

        return runner?.KillAsync() ?? Task.CompletedTask;
    }

    /// <summary>Until nothing changes any more, and nothing is on its way.</summary>
    private async Task<ImmutableDictionary<(string Post, string Account), string>> QuietRoundsAsync()
    {
        var before = ImmutableDictionary<(string, string), string>.Empty;
        for (var round = 0; round < MostQuietRounds; round++)
        {
            Move(Duration.FromMinutes(10));
            await Task.WhenAll(clones.Take(2).Select(clone => clone.UpdateAsync()));
            await Task.WhenAll(clones.Take(2).Select(clone => RunAsync(clone, 0, Duration.Zero, null, [])));
            var now = await StatusAsync();
            if (now.Values.Order(StringComparer.Ordinal).SequenceEqual(before.Values.Order(StringComparer.Ordinal), StringComparer.Ordinal) && !now.Values.Any(state => state is "open" or "claimed" or "unfinished"))
            {
                return now;
            }

            before = now;
        }

        violations.Add($"after {MostQuietRounds} rounds without faults something still changed");
        return before;
    }

    private async Task<ImmutableDictionary<(string Post, string Account), string>> StatusAsync()
    {
        var (_, runner) = Start(clones[0], Duration.Zero, "status", "--all", "--format", "json");
        using (runner)
        {
            await runner.EndAsync(Patience);
            return SeedReport.ReadStatus(await File.ReadAllTextAsync(runner.Log));
        }
    }
}
