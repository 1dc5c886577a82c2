using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Planner.Cli;
using Planner.Git;

namespace Planner.Benchmarks;

/// <summary>The history of all posts of a repository beside one <c>git log --name-status</c> over the same commits, in turn.</summary>
internal static class HistoryReading
{
    public static async Task RunAsync(string root, int runs, TextWriter output)
    {
        var workspace = Workspace.Open(root, Instant.FromUtc(2024, 12, 31, 0, 0));
        var git = new GitProgram(root);
        var (peer, log, all) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < runs; run++)
        {
            if (Directory.Exists(Path.Combine(root, ".git", "planner")))
            {
                Directory.Delete(Path.Combine(root, ".git", "planner"), recursive: true);
            }

            peer.Add(await TimeAsync(() => git.RunAsync(["log", "--name-status"], CancellationToken.None)));
            Git.History? history = null;
            log.Add(await TimeAsync(async () => history = await Git.History.ReadAsync(root, last: null, "HEAD", CancellationToken.None)));
            var changed = await Revisions.ChangedAsync(git, "HEAD", CancellationToken.None);
            all.Add(log[^1] + await TimeAsync(async () =>
            {
                var known = new ConcurrentDictionary<(string Id, string Path), Post?>();
                var current = await VersionReader.ReadOldAsync(history!, known, CancellationToken.None);
                await VersionReader.ReadAsync(workspace.Content, history!, current, changed, known, CancellationToken.None);
            }));
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"git log --name-status {Median(peer):0.00} s; history {Median(log):0.00} s ({Median(log) / Median(peer):0.00}); with the texts of all versions {Median(all):0.00} s ({Median(all) / Median(peer):0.00})"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
