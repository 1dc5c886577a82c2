using System.Diagnostics;
using System.Text;
using NodaTime;
using Planner.Git;
using Planner.Publishing.Connectors;
using Planner.Publishing.Ledger;

namespace Planner.Benchmarks;

/// <summary>
/// What a large ledger costs a run: opened, read for fifty deliveries near due of which ten were claimed before, and written once,
/// beside the same with an empty one.
/// </summary>
internal static class LedgerReading
{
    private const string Branch = "planner/ledger";
    private const int Months = 36;
    private const int NearDue = 50;
    private const int Runs = 9;

    public static async Task RunAsync(int receipts, TextWriter output)
    {
        var root = Directory.CreateTempSubdirectory("planner-ledger-").FullName;
        try
        {
            await output.WriteLineAsync($"{receipts} deliveries, {receipts * 3} events, {Months} months; median of {Runs} runs, in milliseconds");
            await output.WriteLineAsync("                              open   read  write   more than with an empty ledger");
            foreach (var (name, kind) in new[] { ("no remote", "alone"), ("remote, full clone", "full"), ("remote, shallow clone", "shallow"), ("remote, fresh shallow clone", "fresh"), ("the same with nothing due", "idle") })
            {
                var empty = await MeasureAsync(Repository(root, kind, "empty", 0), kind);
                var full = await MeasureAsync(Repository(root, kind, "large", receipts), kind);
                await output.WriteLineAsync($"{name,-28} {full.Open,6:0} {full.Read,6:0} {full.Write,6:0} {full.Open + full.Read - empty.Open - empty.Read,6:0} to open and read, {full.Write - empty.Write:0} to write");
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<(double Open, double Read, double Write)> MeasureAsync(Func<string> folder, string kind)
    {
        var times = new List<(double Open, double Read, double Write)>();
        var shared = kind is "fresh" or "idle" ? null : folder();
        for (var run = -1; run < Runs; run++)
        {
            var time = await OnceAsync(shared ?? folder(), kind, run);
            if (run >= 0)
            {
                times.Add(time);
            }
        }

        return (Median(times.Select(time => time.Open)), Median(times.Select(time => time.Read)), Median(times.Select(time => time.Write)));
    }

    private static async Task<(double Open, double Read, double Write)> OnceAsync(string folder, string kind, int run)
    {
        var keys = Enumerable.Range(0, NearDue).Select(post => new LedgerKey(post < 10 ? $"post-{post}" : $"new-{run}-{post}", "lune-mastodon")).ToList();
        var start = Stopwatch.GetTimestamp();
        await using var ledger = await GitLedger.OpenAsync(folder, Branch, isIdle: kind == "idle", CancellationToken.None);
        var opened = Stopwatch.GetElapsedTime(start);
        if (kind == "idle")
        {
            return (opened.TotalMilliseconds, 0, 0);
        }

        await ledger.ReadAsync(keys, CancellationToken.None);
        var read = Stopwatch.GetElapsedTime(start);
        var result = await ledger.AppendAsync(keys, _ => [.. keys.Skip(10).Take(5).Select(key => Event(key, LedgerEventKind.Claimed, Months - 1))], CancellationToken.None);
        var written = Stopwatch.GetElapsedTime(start);
        return result is AppendResult.Appended ? (opened.TotalMilliseconds, (read - opened).TotalMilliseconds, (written - read).TotalMilliseconds) : throw new InvalidOperationException(result.ToString());
    }

    /// <summary>What makes a clone; but for a fresh one it is asked once.</summary>
    private static Func<string> Repository(string root, string kind, string name, int receipts)
    {
        var origin = Path.Combine(root, $"{kind}-{name}.git");
        if (kind == "alone")
        {
            Git(root, "init", "--quiet", origin);
            Fill(origin, receipts);
            return () => origin;
        }

        Git(root, "init", "--quiet", "--bare", "--initial-branch=main", origin);
        Git(origin, "config", "uploadpack.allowFilter", "true");
        Fill(origin, receipts);
        Import(origin, stream => Commit(stream, "main", [("content/planner.yml", "title: x\n"u8.ToArray())]));
        var clones = 0;
        return () =>
        {
            var clone = Path.Combine(root, $"{kind}-{name}-{clones++}");
            Git(root, ["clone", "--quiet", "--single-branch", "--branch=main", .. kind == "full" ? (string[])[] : ["--depth=1"], "file://" + origin, clone]);
            return clone;
        };
    }

    private static void Fill(string repository, int receipts)
    {
        if (receipts == 0)
        {
            return;
        }

        // A hundred deliveries a commit: what is measured is the tip.
        Import(repository, stream =>
        {
            foreach (var deliveries in Enumerable.Range(0, receipts).Chunk(100))
            {
                Commit(stream, Branch, deliveries.SelectMany(post => Files(post, post * Months / receipts)));
            }
        });
        Git(repository, "repack", "-adq");
    }

    private static IEnumerable<(string Path, byte[] Bytes)> Files(int post, int month)
    {
        var key = new LedgerKey($"post-{post}", "lune-mastodon");
        foreach (var (kind, number) in new[] { (LedgerEventKind.Claimed, 1), (LedgerEventKind.Sending, 2), (LedgerEventKind.Published, 3) })
        {
            var each = Event(key, kind, month);
            yield return (LedgerPath.Of(each, number), LedgerEventFile.Write(each));
        }
    }

    private static LedgerEvent Event(LedgerKey key, LedgerEventKind kind, int month) => new()
    {
        Kind = kind,
        Key = key,
        Due = Instant.FromUtc(2024 + (month / 12), (month % 12) + 1, 2, 7, 0),
        At = Instant.FromUtc(2024 + (month / 12), (month % 12) + 1, 2, 7, 0),
        Run = Guid.NewGuid().ToString("N"),
        Digest = "1-0123456789012345678901234567890123456789012",
        Lease = kind == LedgerEventKind.Claimed ? Instant.FromUtc(2026, 1, 1, 0, 0) : null,
        Message = kind == LedgerEventKind.Published ? new SentMessage("113345678901234567", "https://mastodon.example/@lune/113345678901234567") : null,
    };

    private static void Import(string repository, Action<Stream> write)
    {
        using var import = Process.Start(new ProcessStartInfo("git", ["-C", repository, "fast-import", "--quiet"]) { UseShellExecute = false, RedirectStandardInput = true })!;
        using (var stream = import.StandardInput.BaseStream)
        {
            write(stream);
        }

        import.WaitForExit();
    }

    private static void Commit(Stream stream, string branch, IEnumerable<(string Path, byte[] Bytes)> files)
    {
        stream.Write("commit refs/heads/"u8);
        stream.Write(Encoding.UTF8.GetBytes($"{branch}\ncommitter planner <planner@localhost> 1700000000 +0000\ndata 0\n"));
        foreach (var (path, bytes) in files)
        {
            stream.Write(Encoding.UTF8.GetBytes($"M 100644 inline {path}\ndata {bytes.Length}\n"));
            stream.Write(bytes);
            stream.Write("\n"u8);
        }

        stream.Write("\n"u8);
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start("git", ["-C", folder, .. arguments]);
        git.WaitForExit();
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
