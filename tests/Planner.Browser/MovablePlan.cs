using Planner.Cli;
using Planner.Tests.Cli;
using static Microsoft.Playwright.Assertions;

namespace Planner.Browser;

/// <summary>A repository with posts that can be moved, and its site.</summary>
internal sealed class MovablePlan : IDisposable
{
    public const string Hostile = "<img src=x onerror=hacked=1>'\"{0}";
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    private MovablePlan(string language, string repository)
    {
        folder.Write("content/planner.yml", $"title: Plan\nlanguage: {language}\ntimezone: Europe/Paris\nreview: {{mode: none}}\nrepository: {repository}\npublish: {{branch: main}}\n");
        Post("teaser", "title: \"Teaser\"  # for Noël\nstatus: ready\npublish_at: '2026-11-24T18:30'  # agreed with the client\naccounts: [lune-mastodon]\n");
        Post("windows", "title: Windows\nstatus: ready\npublish_at: 2026-11-25 09:00\naccounts:\n  - lune-mastodon\n  - lune-x: { publish_at: \"2026-11-26 10:15\", first_comment: \"#a\" }\n", "\r\n");
        Post("offset", "title: Offset\nstatus: ready\npublish_at: 2026-11-12 10:00+01:00\naccounts: [lune-mastodon]\n");
        Post("gone", "title: Gone\nstatus: withdrawn\npublish_at: 2026-11-13 10:00\naccounts: [lune-mastodon]\n");
        Post("hostile", $"title: {Planner.Loading.YamlText.Of(Hostile)}\nstatus: draft\npublish_at: 2026-11-10 10:00\n");
        folder.Git("init", "--quiet");
        folder.Git("config", "core.autocrlf", "false");
        folder.Git("add", ".");
        folder.Git("commit", "--quiet", "-m", "The plan");
    }

    internal Site Site { get; private set; } = null!;

    public static async Task<MovablePlan> BuildAsync(Sites sites, string language = "en", string repository = "https://github.com/lune/plan")
    {
        var plan = new MovablePlan(language, repository);
        plan.Site = await sites.BuildAsync(plan.folder, "_site");
        return plan;
    }

    public void Dispose() => folder.Dispose();

    public byte[] Bytes(string post) => File.ReadAllBytes(Path.Combine(folder.Root, $"content/posts/2026/11/{post}.md"));

    /// <summary>The bytes of all posts once the patch is applied by the real git; the work tree is then as before.</summary>
    public byte[][] Applied(string patch)
    {
        folder.Write("moves.patch", patch);
        folder.Git("apply", "--whitespace=nowarn", "moves.patch");
        return AndBack();
    }

    /// <summary>The same once the command line is run.</summary>
    public async Task<byte[][]> ScheduledAsync(string line)
    {
        foreach (var command in line.Split(" && "))
        {
            string[] words = [.. command.Split('"').SelectMany((part, at) => at % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Skip(1)];
            var result = await folder.RunAsync(words);
            Assert.True(result.Code == ExitCodes.Fine, result.Error);
        }

        return AndBack();
    }

    private byte[][] AndBack()
    {
        byte[][] all = [Bytes("teaser"), Bytes("windows"), Bytes("hostile")];
        folder.Git("checkout", "--quiet", "--", "content");
        return all;
    }

    private void Post(string id, string fields, string end = "\n") =>
        folder.Write($"content/posts/2026/11/{id}.md", $"---\n{fields}---\nHello\n".ReplaceLineEndings(end));
}

/// <summary>What a visitor does with a calendar's posts.</summary>
internal static class Moving
{
    public static ILocator Entry(this IPage page, string title) => page.Locator(".cell .entry:not(.proposed)", new() { HasText = title }).First;

    public static ILocator Day(this IPage page, string date) => page.Locator("#d" + date);

    public static ILocator Proposed(this IPage page, string date) => page.Day(date).Locator(".entry.proposed");

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static async Task DragAsync(this IPage page, ILocator entry, ILocator day, float down = 0)
    {
        var from = (await entry.BoundingBoxAsync())!;
        var to = (await day.BoundingBoxAsync())!;
        var (x, y) = (from.X + (from.Width / 2), from.Y + 10);
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 10, y + 2);
        await page.Mouse.MoveAsync(to.X + (to.Width / 2), down != 0 ? y + down : to.Y + (to.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    /// <summary>The patch as it is downloaded.</summary>
    public static async Task<string> PatchAsync(this IPage page, string button = "Download the patch")
    {
        await page.OpenTrayAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.Button(button).ClickAsync());
        Assert.Equal("planner-moves.patch", download.SuggestedFilename);
        return await File.ReadAllTextAsync(await download.PathAsync());
    }

    /// <summary>The text that the tray shows, to be copied.</summary>
    public static async Task<string> GiveAsync(this IPage page, string button)
    {
        await page.OpenTrayAsync();
        await page.Button(button).ClickAsync();
        await Expect(page.Locator(".tray-out textarea")).ToBeVisibleAsync();
        return await page.Locator(".tray-out textarea").InputValueAsync();
    }

    private static async Task OpenTrayAsync(this IPage page)
    {
        if (!await page.Locator(".tray").EvaluateAsync<bool>("tray => tray.open"))
        {
            await page.Locator(".tray summary").ClickAsync();
        }
    }
}
