using Planner.Tests.Publishing;

namespace Planner.Tests.Cli;

/// <summary>
/// What a pull request may bring besides texts: it makes no command read outside the tree, ask an address, or start a program. Each attack
/// that succeeds leaves a trace: a word, a request, a file.
/// </summary>
[Collection("command line")]
public sealed class HostileTreeTests : IDisposable
{
    private const string Word = "hunter2";
    private readonly CommandFolder folder = CommandFolder.WithPlan();
    private readonly string outside = Directory.CreateTempSubdirectory("planner-outside-").FullName;

    public HostileTreeTests()
    {
        File.WriteAllText(Path.Combine(outside, "secret.txt"), $"title: {Word}\nstatus: draft\n");
        File.WriteAllText(Path.Combine(outside, "secret.png"), Word);
        folder.Git("init", "--quiet", "--initial-branch=main");
        folder.WritePost("before", "2026-11-24 08:00");
        Commit();
        folder.Git("checkout", "--quiet", "-b", "attack");
    }

    /// <summary>What runs for a pull request, on a machine that is not its author's.</summary>
    public static TheoryData<string> Commands =>
    [
        "validate", "validate --format github --changed-since main", "validate --format sarif", "build", "plan --format json", "preview before", "preview attack", "preview attack --format json", "review --base main",
        "review --base main --format json", "review --base main --head attack", "doctor", "status", "publish --dry-run", "schema",
    ];

    public void Dispose()
    {
        folder.Dispose();
        Directory.Delete(outside, recursive: true);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Nothing_outside_the_tree_is_read(string command)
    {
        var up = Path.GetRelativePath(Path.Combine(folder.Root, "content"), outside).Replace('\\', '/');
        foreach (var (name, target) in (ValueTuple<string, string>[])[("posts/link.yml", "secret.txt"), ("posts/up.md", "secret.txt"), ("media/link.png", "secret.png"), ("brands/link.yml", "secret.txt"), ("events/link.ics", "secret.txt")])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.Root, "content", name))!);
            File.CreateSymbolicLink(Path.Combine(folder.Root, "content", name), Path.Combine(outside, target));
        }

        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "content/media/folder"), outside);
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "content/ideas"), outside);
        string[] files = [$"{outside}/secret.png", $"{up}/secret.png", $"media/../{up}/secret.png", $"file://{outside}/secret.png", "media/link.png", "media/folder/secret.png", $"media/{up}/secret.png", "/proc/self/environ", "media/%2e%2e/%2e%2e/secret.png"];
        folder.WritePost(
            "attack", "2026-11-25 08:00", string.Join("\n\n", files.Select(file => $"![x]({file}) [x]({file})")) + $"\n\n{{{{> {up}/secret.txt}}}}\n\n<!--#include file=\"{outside}/secret.txt\"-->",
            "media:\n" + string.Concat(files.Select(file => $"  - {{file: \"{file}\", alt: x}}\n")));
        folder.Write("content/people/tagged.yml", $"name: !include {outside}/secret.txt\nroles: !!python/object/apply:os.system [\"touch {outside}/started\"]\nextra: !<tag:yaml.org,2002:file> {outside}/secret.txt\n");
        folder.Write("content/brands/avatar.yml", $"name: Avatar\navatar: {outside}/secret.png\n");
        folder.Write("content/accounts/odd.yml", $"network: ../../{up}/secret\nbrand: avatar\nhandle: x\n");
        Commit();

        var run = await RunAsync(command);
        Assert.DoesNotContain(Word, run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(Written(), file => Assert.DoesNotContain(Word, File.ReadAllText(file), StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Root, "secret*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }), file => file.Contains("_site", StringComparison.Ordinal));
        Assert.Equal(2, Directory.GetFiles(outside).Length);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task No_address_is_asked(string command)
    {
        var asked = 0;
        using var listener = new LoopbackListener(context =>
        {
            Interlocked.Increment(ref asked);
            context.Response.Close();
            return Task.CompletedTask;
        });
        var address = listener.Address + "x";
        folder.Write("content/planner.yml", $"title: Plan\nlanguage: en\ntimezone: Europe/Paris\nbase_url: {address}\nrepository: {address}\nnotify: {{slack: {{url: {address}}}, webhook: {{url: {address}}}}}\n");
        folder.Write("content/accounts/lune-mastodon.yml", $"network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: {listener.Address}\napi: {listener.Address}\n");
        folder.Write("content/brands/lune.yml", $"name: Lune\navatar: {address}.png\n");
        folder.Write("content/sources/source.yml", $"title: x\nurl: {address}\n");
        folder.Write("content/finds/find.md", $"---\ntitle: x\nurl: {address}\nsource: source\n---\n![x]({address})\n");
        folder.Write("content/contests/contest.md", $"---\ntitle: x\nbrand: lune\nstart: 2026-11-01\nend: 2026-12-01\nopens: 2026-11-01 10:00\ncloses: 2026-12-01 10:00\nterms: {address}\n---\n");
        folder.WritePost("attack", "2026-11-25 08:00", $"![x]({address}) <{address}> {address}", $"link: {address}\nmedia: [{{file: \"{address}.png\", alt: x}}]\n");
        folder.Write(".gitmodules", $"[submodule \"x\"]\n\tpath = x\n\turl = {address}\n");
        Commit();
        _ = await RunAsync(command);
        Assert.Equal(0, asked);
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task No_name_and_no_attribute_starts_a_program(string command)
    {
        foreach (var name in new[] { $"$(touch {Trace})", "`touch started`", ";touch started;", "|touch started", "&& touch started", "--output=started", "-oProxyCommand=touch started", "--upload-pack=touch started", "-c core.pager=touch started", "{touch,started}" })
        {
            folder.WritePost(name.Replace('/', '_'), "2026-11-25 08:00");
        }

        folder.Write(".gitattributes", "* filter=evil diff=evil merge=evil textconv=evil\n*.md diff=!touch\n");
        folder.Write(".gitmodules", $"[submodule \"x\"]\n\tpath = content/x\n\turl = ext::touch {Trace}\n\tupdate = !touch {Trace}\n");
        folder.Write(".gitconfig", $"[core]\n\tfsmonitor = touch {Trace}\n");
        folder.Write(".mailmap", "`touch started` <x@example.com>\n");
        folder.WritePost("attack", "2026-11-25 08:00", $"$(touch {Trace}) `touch {Trace}`");
        Commit();
        _ = await RunAsync(command);
        Assert.Empty(Traces());
    }

    /// <summary>Where the root is a folder of the repository, git looks there first: files that make it a repository of its own would bring a configuration.</summary>
    [Theory, MemberData(nameof(Commands))]
    public async Task A_bare_repository_among_the_files_is_none(string command)
    {
        using var whole = new CommandFolder();
        whole.Git("init", "--quiet", "--initial-branch=main");
        whole.Write("x", "x");
        whole.Git("add", "x");
        whole.Git("commit", "--quiet", "--message", "x");
        whole.Git("clone", "--quiet", "--bare", ".", "plan");
        await File.AppendAllTextAsync(Path.Combine(whole.Root, "plan/config"), $"[core]\n\tbare = false\n\tworktree = .\n\tfsmonitor = touch {Trace}; false\n\tsshCommand = touch {Trace}\n\thooksPath = hooks\n[filter \"evil\"]\n\tclean = touch {Trace}\n[diff]\n\texternal = touch {Trace}\n");
        foreach (var file in folder.Files("content"))
        {
            whole.Write("plan/" + file, folder.Read(file));
        }

        whole.Write("plan/.gitattributes", "* filter=evil\n");
        _ = await whole.RunInAsync(Path.Combine(whole.Root, "plan"), command.Split(' '));
        Assert.Empty(Traces());
    }

    [Theory]
    [InlineData("--output=started")]
    [InlineData("-Ostarted")]
    [InlineData("--upload-pack=touch started")]
    [InlineData("--exec=touch started")]
    [InlineData(":(exclude)x")]
    [InlineData("main --output=started")]
    [InlineData("main:content/planner.yml")]
    [InlineData("$(touch started)")]
    [InlineData("main..attack")]
    public async Task A_revision_is_no_option(string revision)
    {
        foreach (var arguments in (string[][])[["review", "--base=" + revision], ["review", "--base=main", "--head=" + revision], ["validate", "--changed-since=" + revision]])
        {
            var run = await folder.RunAsync(arguments);
            Assert.Equal((2, ""), (run.Code, run.Output));
        }

        Assert.Empty(Traces());
    }

    [Fact]
    public async Task A_site_is_not_built_where_a_link_leads_that_nobody_named()
    {
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "_site"), Path.Combine(outside, "elsewhere"));
        var build = await folder.RunAsync("build");
        Assert.Equal((2, "planner: _site is a link; if the site belongs where it leads, say so: --out _site\n"), (build.Code, build.Error));
        Assert.False(Directory.Exists(Path.Combine(outside, "elsewhere")));

        Directory.CreateDirectory(Path.Combine(outside, "elsewhere"));
        Assert.Equal(2, (await folder.RunAsync("build")).Code);
        Assert.Equal(0, (await folder.RunAsync("build", "--out", "_site")).Code);
        Assert.True(File.Exists(Path.Combine(outside, "elsewhere", "index.html")));
    }

    private string Trace => Path.Combine(outside, "started");

    private Task<CommandResult> RunAsync(string command) => folder.RunAsync(command.Split(' '));

    private string[] Traces() => [.. Directory.GetFiles(outside, "started"), .. Directory.EnumerateFiles(folder.Root, "started", SearchOption.AllDirectories)];

    private IEnumerable<string> Written() =>
        Directory.Exists(Path.Combine(folder.Root, "_site")) ? Directory.EnumerateFiles(Path.Combine(folder.Root, "_site"), "*", SearchOption.AllDirectories) : [];

    private void Commit()
    {
        folder.Git("add", "--all");
        folder.Git("commit", "--quiet", "--message", "x");
    }
}
