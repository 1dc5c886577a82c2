using Planner.Cli;
using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

[Collection(nameof(Sites))]
public sealed class ServeTests(Sites sites)
{
    [BrowserFact]
    public async Task An_edit_shows_by_itself_in_the_open_post_and_a_new_title_in_its_open_month()
    {
        using var plan = CommandFolder.WithPlan();
        plan.WritePost("launch", "2026-11-24 18:30", "The first text");
        using var stop = new CancellationTokenSource();
        using var output = new FirstLine();
        var terminal = new Terminal(output, TextWriter.Null, HasColour: false, IsErrorInteractive: false, plan.Root, () => Instant.FromUtc(2026, 11, 2, 7, 0));
        var serving = CommandLine.RunAsync(["serve", "--port", "0"], terminal, stop.Token);
        var address = new Uri((await output.Written.WaitAsync(TimeSpan.FromSeconds(20))).Split(' ')[0]);

        await using var post = await Visit.StartAsync(sites.Browser, address);
        await post.OpenAsync("posts/launch.html");
        await Expect(post.Page.Locator("main")).ToContainTextAsync("The first text");
        await using var month = await Visit.StartAsync(sites.Browser, address);
        await month.OpenAsync("months/2026-11.html");

        plan.WritePost("launch", "2026-11-24 18:30", "The second text");
        await Expect(post.Page.Locator("main")).ToContainTextAsync("The second text");

        plan.Write("content/posts/launch.md", plan.Read("content/posts/launch.md").Replace("title: launch", "title: The great day", StringComparison.Ordinal));
        await Expect(month.Page.Locator("#d2026-11-24")).ToContainTextAsync("The great day");
        await Expect(post.Page.Locator("h1")).ToHaveTextAsync("The great day");
        post.MetNoFault();
        month.MetNoFault();

        await stop.CancelAsync();
        Assert.Equal(ExitCodes.Fine, await serving);
    }

    private sealed class FirstLine : StringWriter
    {
        private readonly TaskCompletionSource<string> line = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Written => line.Task;

        public override void WriteLine(string? value) => line.TrySetResult(value ?? "");
    }
}
