using System.Diagnostics;
using Planner.Faults.Network;
using Planner.Faults.World;

namespace Planner.Faults;

/// <summary>How fast a run sends what is due at once, and how exactly what it waits for; nothing goes wrong here.</summary>
internal static class TimingRun
{
    private const int Accounts = 10;
    private const int Posts = 100;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(string folder, TextWriter output)
    {
        foreach (var (flavour, posts) in new[] { (Flavour.LookUp, Posts), (Flavour.RecordId, Posts), (Flavour.Nothing, Posts / 10) })
        {
            await AtOnceAsync(folder, flavour, posts, output);
        }

        await OnTimeAsync(folder, output);
        return 0;
    }

    private static async Task AtOnceAsync(string folder, Flavour flavour, int posts, TextWriter output)
    {
        var clock = new WorldClock(SystemClock.Instance.GetCurrentInstant(), 1, Duration.Zero);
        await using var stage = new Stage(folder, [.. Enumerable.Range(0, Accounts).Select(number => new LoopbackAccount($"account-{number}", flavour))], clock);
        await stage.SetAsync();
        for (var post = 0; post < posts; post++)
        {
            stage.Content.WritePlain(clock.Now, stage.Accounts);
        }

        var watch = Stopwatch.StartNew();
        await stage.PublishAsync(Patience);
        var wall = watch.Elapsed.TotalSeconds;
        var posted = stage.Network.Mailbox.All;
        var sending = posted.IsEmpty ? 0 : (posted.Max(each => each.At) - posted.Min(each => each.At)) / 1000;
        var ideal = posts * Latency.TotalSeconds;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{flavour}: {posted.Length} of {posts * Accounts} messages on {Accounts} accounts, {Latency.TotalMilliseconds} ms each: sent in {sending:F2} s, ideal {ideal:F1} s, ratio {sending / ideal:F2}; the whole run {wall:F1} s"));
    }

    /// <summary>Two minutes' posts, of which the first comes half a minute after the start.</summary>
    private static async Task OnTimeAsync(string folder, TextWriter output)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var minute = Instant.FromUnixTimeSeconds((now.ToUnixTimeSeconds() / 60 * 60) + 60);
        var clock = new WorldClock(now, 1, minute - Duration.FromSeconds(30) - now);
        await using var stage = new Stage(folder, [.. Enum.GetValues<Flavour>().Select(flavour => new LoopbackAccount($"account-{flavour.ToString().ToLowerInvariant()}", flavour))], clock);
        await stage.SetAsync();
        Instant[] dues = [minute, minute + Duration.FromMinutes(1)];
        foreach (var due in dues.SelectMany(due => Enumerable.Repeat(due, 3)))
        {
            stage.Content.WritePlain(due, stage.Accounts);
        }

        await stage.PublishAsync(Patience, "--lookahead", "2m");
        foreach (var account in stage.Network.Mailbox.All.GroupBy(each => each.Account, StringComparer.Ordinal))
        {
            var lags = account.Select(each => (each.Created - dues.Last(due => due <= each.Created + Duration.FromSeconds(20))).TotalSeconds).ToArray();
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"--lookahead, {account.Key}: {lags.Length} of 6 messages, {lags.Min():F2} to {lags.Max():F2} s after their moment"));
        }
    }

    /// <summary>A world of one runner.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly string folder;
        private readonly WorldClock clock;
        private readonly Remote remote;
        private readonly Clone author;
        private readonly Clone clone;

        public Stage(string folder, ImmutableArray<LoopbackAccount> accounts, WorldClock clock)
        {
            (this.folder, this.clock, Accounts) = (folder, clock, accounts);
            var plan = new FaultPlan(1);
            Network = new LoopbackNetwork(accounts, plan, new Mailbox(() => clock.Now), _ => Task.CompletedTask) { Latency = Latency };
            remote = new Remote(folder, new Prng(1), plan);
            author = new Clone(Path.Combine(folder, "author"), remote, isShallow: false);
            clone = new Clone(Path.Combine(folder, "clone"), remote, isShallow: true);
            Content = new ContentWriter(author.Folder, new Prng(1), accounts, Network.Address);
        }

        public LoopbackNetwork Network { get; }

        public ContentWriter Content { get; }

        public ImmutableArray<LoopbackAccount> Accounts { get; }

        public async Task SetAsync()
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            await Network.StartAsync();
            await remote.CreateAsync();
            await author.UpdateAsync();
            Content.WriteFrame();
        }

        public async Task PublishAsync(TimeSpan patience, params string[] options)
        {
            await author.PushAsync();
            await clone.UpdateAsync();
            using var runner = Runner.Start(clock.Words, clone.Folder, Path.Combine(folder, "run.log"), Secrets.Of(Accounts, Network.Address, 1), ["publish", .. options]);
            await runner.EndAsync(patience);
        }

        public async ValueTask DisposeAsync()
        {
            await Network.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
