using Planner.Cli;
using Planner.Tests.Cli;

namespace Planner.Browser;

/// <summary>One browser for all tests, and this repository's own plan, built in each language and served below a sub-path.</summary>
public sealed class Sites : IAsyncLifetime, IDisposable
{
    private readonly CommandFolder folder = new();
    private readonly List<ServeServer> servers = [];
    private IPlaywright? playwright;

    internal IBrowser Browser { get; private set; } = null!;

    internal Site French { get; private set; } = null!;

    internal Site English { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Program is null)
        {
            return;
        }

        // Other tests run at the same time, and a build machine may have other work: a wait that succeeds costs nothing.
        Assertions.SetDefaultExpectTimeout(20_000);
        playwright = await Playwright.CreateAsync();
        Browser = await Chromium.LaunchAsync(playwright);
        CopyContent();
        // The page for addresses that do not exist cannot know how deep it is shown: it goes by the address of the site.
        Replace("plan.agence.example/", "plan.agence.example" + SubPath.Prefix);
        French = await BuildAsync(folder, "fr");
        Replace("language: fr", "language: en");
        English = await BuildAsync(folder, "en");
    }

    /// <summary>Builds what stands in a folder, and serves it.</summary>
    internal async Task<Site> BuildAsync(CommandFolder plan, string name, params string[] more)
    {
        var result = await plan.RunAsync(["build", "--out", name, .. more]);
        Assert.True(result.Code is ExitCodes.Fine or ExitCodes.Findings, result.Error);
        return await ServeAsync(Path.Combine(plan.Root, name));
    }

    /// <summary>Serves what was built.</summary>
    internal async Task<Site> ServeAsync(string site)
    {
        servers.Add(await ServeServer.StartAsync(0, new SubPath(site).AnswerAsync, CancellationToken.None));
        return new Site(site, new Uri(new Uri(servers[^1].Address), SubPath.Prefix));
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }

        if (playwright is not null)
        {
            await Browser.DisposeAsync();
        }
    }

    public void Dispose()
    {
        playwright?.Dispose();
        folder.Dispose();
    }

    private void Replace(string setting, string other) =>
        folder.Write("content/planner.yml", folder.Read("content/planner.yml").Replace(setting, other, StringComparison.Ordinal));

    private void CopyContent()
    {
        var content = Path.Combine(RepositoryRoot.Find(null, AppContext.BaseDirectory), "content");
        foreach (var file in Directory.EnumerateFiles(content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Root, "content", Path.GetRelativePath(content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

/// <summary>A built site, on disk and on the web.</summary>
/// <param name="Folder">Where its files are.</param>
/// <param name="Web">Where it is served, below a sub-path.</param>
internal sealed record Site(string Folder, Uri Web)
{
    public Uri Disk { get; } = new(Folder + "/");

    /// <summary>Relative addresses, sorted.</summary>
    public IEnumerable<string> Files { get; } =
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>All but those that lead away at once.</summary>
    public IEnumerable<string> Pages => Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal) && !file.StartsWith("go/", StringComparison.Ordinal));

    /// <summary>The largest page of each kind: where something does not fit, it is there.</summary>
    public IEnumerable<string> Kinds => Pages.GroupBy(Kind).Select(pages => pages.MaxBy(page => new FileInfo(Path.Combine(Folder, page)).Length)!);

    /// <summary>The folder, for pages that there are many of; lists of what is in a folder are alike, and so are the months (<c>~~</c>) of long lists.</summary>
    private static string Kind(string page) =>
        !page.Contains('/', StringComparison.Ordinal) ? page
        : page.EndsWith("/index.html", StringComparison.Ordinal) ? "list"
        : page.Contains("~~", StringComparison.Ordinal) ? "month of a list"
        : page.Split('/')[0];
}

[CollectionDefinition(nameof(Sites))]
public sealed class OneBrowser : ICollectionFixture<Sites>;
