using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Planner.Benchmarks;

/// <summary>
/// From saving a post to its changed page, while <c>planner serve</c> or <c>hugo server</c> runs over the same posts. The two
/// run one after the other, in turn: each would be slowed down by what the other does about the same edit.
/// </summary>
internal static class Edits
{
    private const int EditsOfARun = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(2);

    public static async Task<int> RunAsync(int posts, int runs, string planner, string? hugo, TextWriter output)
    {
        var memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();
        var directory = Directory.CreateDirectory(Path.Combine(memory, $"planner-edits-{Environment.ProcessId}")).FullName;
        try
        {
            var corpus = Path.Combine(directory, "corpus");
            Corpus.Write(posts, corpus);
            var post = Directory.GetFiles(Path.Combine(corpus, "content/posts"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ElementAt(posts / 2);
            Server[] servers = hugo is null ? [Planner(planner, directory, post)] : [Planner(planner, directory, post), Hugo(hugo, directory, post)];
            for (var run = 0; run < runs; run++)
            {
                foreach (var server in servers)
                {
                    await server.MeasureAsync(post, EditsOfARun, Interval, Patience);
                }
            }

            foreach (var server in servers)
            {
                output.WriteLine($"{server.Name,-14} an edit is on its page after {server.Median:F3} s (median of {server.Times.Count})");
            }

            if (servers is [var ours, var theirs])
            {
                output.WriteLine($"ratio {ours.Median / theirs.Median:F3}");
            }

            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static Server Planner(string program, string directory, string post)
    {
        var id = File.ReadLines(post).First(line => line.StartsWith("id: ", StringComparison.Ordinal))["id: ".Length..];
        var port = FreePort();
        return new Server(
            "planner serve",
            program,
            ["serve", "--root", Path.Combine(directory, "corpus"), "--out", Path.Combine(directory, "site"), "--port", $"{port}", "--now", "2026-01-01T00:00:00Z"],
            new Uri($"http://localhost:{port}/posts/{id}.html"));
    }

    private static Server Hugo(string program, string directory, string post)
    {
        var source = Path.Combine(directory, "hugo-source");
        HugoSite.Write(Path.Combine(directory, "corpus"), source);
        var port = FreePort();
        var page = Path.ChangeExtension(Path.GetRelativePath(Path.Combine(directory, "corpus/content"), post), null).Replace('\\', '/');
        return new Server("hugo server", program, ["server", "--quiet", "--source", source, "--port", $"{port}"], new Uri($"http://localhost:{port}/{page}/"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed record Server(string Name, string Program, string[] Arguments, Uri Page)
    {
        public List<TimeSpan> Times { get; } = [];

        public double Median => Times.Order().ElementAt(Times.Count / 2).TotalSeconds;

        public async Task MeasureAsync(string post, int edits, TimeSpan interval, TimeSpan patience)
        {
            using var process = Process.Start(new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.OutputDataReceived += static (_, _) => { };
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            try
            {
                using var client = new HttpClient();
                await WaitAsync(client, "<html", interval, patience);
                for (var edit = 0; edit < edits; edit++)
                {
                    // Until it is quiet again: the rest of the site may still be written after the edited page.
                    await Task.Delay(TimeSpan.FromSeconds(10));
                    var mark = $"Edited{Guid.NewGuid():N}";
                    var started = Stopwatch.GetTimestamp();
                    await File.AppendAllTextAsync(post, $"\n{mark}\n");
                    await WaitAsync(client, mark, interval, patience);
                    Times.Add(Stopwatch.GetElapsedTime(started));
                }
            }
            finally
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync();
            }
        }

        private async Task WaitAsync(HttpClient client, string mark, TimeSpan interval, TimeSpan patience)
        {
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < patience; await Task.Delay(interval))
            {
                try
                {
                    if ((await client.GetStringAsync(Page)).Contains(mark, StringComparison.Ordinal))
                    {
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    // Not up yet, or the page is being replaced.
                }
            }

            throw new TimeoutException($"{Name}: {Page} did not show it within {patience}.");
        }
    }
}
