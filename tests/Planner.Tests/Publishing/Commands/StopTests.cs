using System.Diagnostics;
using System.Globalization;

namespace Planner.Tests.Publishing.Commands;

/// <summary>A run in a process of its own that is told to stop while a request is under way.</summary>
[Collection("command line")]
public sealed class StopTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task What_is_under_way_is_finished_and_nothing_else_begun(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            // It has no such signals.
            return;
        }

        using var arrived = new SemaphoreSlim(0);
        using var isTold = new ManualResetEventSlim();
        using var server = new LoopbackServer(_ =>
        {
            // Until the run was told to stop, however slow the machine is.
            arrived.Release();
            isTold.Wait(TimeSpan.FromMinutes(1));
            return new LoopbackAnswer(200, """{"id":"1","url":"https://mastodon.example/@lune/1"}""");
        });
        repository.Write("content/accounts/lune-web.yml", PublishRepository.Account("webhook", "secrets: {url: SHOP_URL, key: SHOP_KEY}\n"));
        repository.Post("premier", "2026-11-02 07:58", "Premier", "lune-web");
        repository.Post("second", "2026-11-02 07:59", "Second", "lune-web");

        // What a shell starts in the background ignores Ctrl-C, and so does all that it starts.
        string[] program = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,TERM", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(program[0], [.. program[1..], Path.Combine(AppContext.BaseDirectory, "planner.dll"), "publish", "--now", "2026-11-02T07:00:00Z"])
        {
            WorkingDirectory = repository.Root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["SHOP_URL"], start.Environment["SHOP_KEY"]) = (server.Address.ToString(), "geheim");
        using var run = Process.Start(start)!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        Assert.True(await arrived.WaitAsync(TimeSpan.FromMinutes(1)), "Nothing was sent.");
        using (var kill = Process.Start("kill", ["-" + signal, run.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        // A signal is taken note of in its own time.
        await Task.Delay(TimeSpan.FromSeconds(3));
        isTold.Set();

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await run.WaitForExitAsync(patience.Token);
        Assert.Equal((0, "published: premier on lune-web\nreleased: second on lune-web\n"), (run.ExitCode, await error));
        Assert.EndsWith("released   2026-11-02 07:59  lune-web  Billet second: the run was stopped before it\n", await output, StringComparison.Ordinal);
        Assert.Single(server.Requests);
        Assert.Equal("claimed sending published", repository.KindsOf("premier", "lune-web"));
        Assert.Equal("claimed released", repository.KindsOf("second", "lune-web"));

        // The next run goes on where this one stopped.
        (repository.Variables["SHOP_URL"], repository.Variables["SHOP_KEY"]) = (server.Address.ToString(), "geheim");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal(2, server.Requests.Length);
        Assert.Equal("claimed released claimed sending published", repository.KindsOf("second", "lune-web"));
    }
}
