using System.Collections.Concurrent;
using System.Threading.Channels;
using Planner.Cli;

namespace Planner.Tests.Serve;

public sealed class ServeLoopTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string root = Directory.CreateTempSubdirectory("planner-loop-").FullName;
    private readonly CancellationTokenSource cancelled = new();

    public ServeLoopTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "content", "posts"));
        Directory.CreateDirectory(Path.Combine(root, "site"));
        File.WriteAllText(Path.Combine(root, "site", "index.html"), "<head></head>");
    }

    public void Dispose()
    {
        cancelled.Dispose();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task An_edit_is_built_and_told_to_the_open_page()
    {
        var builds = Channel.CreateUnbounded<string>();
        var address = new TaskCompletionSource<string>();
        var failures = new ConcurrentQueue<string>();
        var number = 0;
        var loop = ServeLoop.RunAsync(
            root,
            Path.Combine(root, "site"),
            0,
            (changed, _) =>
            {
                builds.Writer.TryWrite(string.Join(' ', changed.Order(StringComparer.Ordinal)));
                return ++number == 3 ? throw new UsageException("planner.yml is <broken>") : [new BuildOutcome(IsChanged: true, Problem: null)];
            },
            address.SetResult,
            failures.Enqueue,
            cancelled.Token);
        using var client = new HttpClient { BaseAddress = new Uri(await address.Task.WaitAsync(Patience)) };
        Assert.Equal("", await Next(builds));
        using var events = new StreamReader(await client.GetStreamAsync("_live/events"));
        var first = await Event(events, "version");
        Assert.Contains($"v={first}\"", await client.GetStringAsync(""), StringComparison.Ordinal);
        Assert.Equal("\"\"", await Event(events, "problem"));

        await File.WriteAllTextAsync(Path.Combine(root, "content", "posts", "a.md"), "one");
        Assert.Equal("content/posts/a.md", await Next(builds));
        var second = await Event(events, "version");
        Assert.NotEqual(first, second);
        Assert.Contains($"v={second}\"", await client.GetStringAsync(""), StringComparison.Ordinal);

        await File.WriteAllTextAsync(Path.Combine(root, "content", "posts", "a.md"), "two");
        Assert.Equal("content/posts/a.md", await Next(builds));
        Assert.Equal("\"\"", await Event(events, "problem"));
        Assert.Equal("\"planner.yml is \\u003Cbroken\\u003E\"", await Event(events, "problem"));
        Assert.Equal("planner.yml is <broken>", Assert.Single(failures));

        await cancelled.CancelAsync();
        await loop.WaitAsync(Patience);
    }

    [Fact]
    public async Task The_first_build_must_succeed() => await Assert.ThrowsAsync<UsageException>(() => ServeLoop.RunAsync(
        root, Path.Combine(root, "site"), 0, (_, _) => throw new UsageException("no planner.yml"), _ => { }, _ => { }, cancelled.Token));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_kind_of_change_is_seen(bool isPolling)
    {
        using var watch = new ServeWatch(root, ["content", "templates"], isPolling);
        var file = Path.Combine(root, "content", "posts", "b.md");
        await File.WriteAllTextAsync(file, "1");
        Assert.Equal(["content/posts/b.md"], await NextAsync(watch));
        // As careful editors save: beside it, then over it.
        await File.WriteAllTextAsync(file + "~", "22");
        File.Move(file + "~", file, overwrite: true);
        Assert.Equal(["content/posts/b.md"], await NextAsync(watch));
        File.Delete(file);
        Assert.Equal(["content/posts/b.md"], await NextAsync(watch));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_new_folder_may_hold_anything(bool isPolling)
    {
        using var watch = new ServeWatch(root, ["content", "templates"], isPolling);
        Directory.CreateDirectory(Path.Combine(root, "templates", "pages"));
        await File.WriteAllTextAsync(Path.Combine(root, "templates", "pages", "post.hbs"), "x");
        var seen = await NextAsync(watch);
        Assert.True(seen.Count == 0 || seen.Contains("templates/pages/post.hbs"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_folder_that_goes_and_comes_back_is_still_seen(bool isPolling)
    {
        using var watch = new ServeWatch(root, ["content", "templates"], isPolling);
        var file = Path.Combine(root, "content", "posts", "b.md");
        for (var round = 0; round < 30; round++)
        {
            Directory.Delete(Path.Combine(root, "content"), recursive: true);
            Directory.CreateDirectory(Path.Combine(root, "content", "posts"));
            await File.WriteAllTextAsync(file, "old");
        }

        // Whatever of that is told, a change after it is told too.
        IReadOnlySet<string> seen;
        do
        {
            await File.WriteAllTextAsync(file, Guid.NewGuid().ToString());
            seen = await NextAsync(watch);
        }
        while (!seen.Contains("content/posts/b.md"));
    }

    [Fact]
    public async Task What_editors_leave_and_what_is_beside_the_content_does_not_count()
    {
        using var watch = new ServeWatch(root, ["content", "templates"], isPolling: false);
        await File.WriteAllTextAsync(Path.Combine(root, "content", "posts", ".b.md.swp"), "1");
        await File.WriteAllTextAsync(Path.Combine(root, "content", "posts", "b.md~"), "1");
        await File.WriteAllTextAsync(Path.Combine(root, "README.md"), "1");
        await File.WriteAllTextAsync(Path.Combine(root, "content", "posts", "c.md"), "1");
        Assert.Equal(["content/posts/c.md"], await NextAsync(watch));
    }

    private static async Task<IReadOnlySet<string>> NextAsync(ServeWatch watch)
    {
        using var enough = new CancellationTokenSource(Patience);
        return await watch.NextAsync(enough.Token);
    }

    private static async Task<string> Next(Channel<string> builds)
    {
        using var enough = new CancellationTokenSource(Patience);
        return await builds.Reader.ReadAsync(enough.Token);
    }

    private static async Task<string> Event(StreamReader events, string name)
    {
        using var enough = new CancellationTokenSource(Patience);
        while (await events.ReadLineAsync(enough.Token) is { } line)
        {
            if (line == "event: " + name)
            {
                return (await events.ReadLineAsync(enough.Token))!["data: ".Length..];
            }
        }

        throw new InvalidDataException("The server closed the stream.");
    }
}
