using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Planner.Cli;

namespace Planner.Tests.Cli;

[Collection("command line")]
public sealed class DoctorTests : IDisposable
{
    private readonly CommandFolder folder = CommandFolder.WithPlan();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_needs_a_look_is_told()
    {
        folder.Git("init", "-q");
        folder.Write("content/accounts/lune-instagram.yml", "network: instagram\nbrand: lune\nhandle: lune\nconnector: manual\nsecrets: {token: LUNE_TOKEN}\n");
        folder.Write("content/networks/x.yml", "text: {limit: 25000}\n");
        folder.Write("content/networks/radio.yml", "name: Radio\nbadge: R\ncolour: \"#123456\"\n");
        var run = await folder.RunAsync("doctor", "--now", "2027-02-02T08:00:00Z");
        Assert.Equal(
            """
            warning  instagram       read more than six months ago: text (2026-08-01), hashtags (2026-08-01), mentions (2026-08-01), media (2026-08-01); see whether the sources still say so, and put what changed into content/networks/instagram.yml
            """, run.Output.Split('\n').Single(line => line.Contains("instagram.yml", StringComparison.Ordinal) && line.StartsWith("warning", StringComparison.Ordinal)));
        Assert.Contains("info     instagram       stated by no vendor: text.counter, text.fold, hashtags.limit, media.alt.limit; breaking these is a warning, never an error\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("info     x               content/networks/x.yml is in force over Planner's own data\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("info     radio           content/networks/radio.yml describes a network of your own\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("info     lune-instagram  not set in this environment: LUNE_TOKEN\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("info     lune-x          nothing can be sent: 'secrets:' does not say which variable holds consumer_key, consumer_secret, access_token, access_token_secret", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("git", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n0 errors, 2 warnings, 6 to know.\n", run.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public async Task A_network_of_ones_own_has_no_connector()
    {
        folder.Write("content/networks/radio.yml", "name: Radio\nbadge: R\ncolour: \"#123456\"\n");
        folder.Write("content/accounts/lune-radio.yml", "network: radio\nbrand: lune\nhandle: lune\n");
        Assert.Contains("this version sends nothing to radio;", (await folder.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_young_needs_no_look() => Assert.DoesNotContain("six months", (await folder.RunAsync("doctor", "--now", "2026-09-01T08:00:00Z")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task A_folder_without_git_is_told() => Assert.Contains("warning  git ", (await folder.RunAsync("doctor")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Errors_in_the_content_are_an_error()
    {
        folder.Write("content/posts/a.md", "no front matter");
        var run = await folder.RunAsync("doctor");
        Assert.Equal(1, run.Code);
        Assert.StartsWith("error    content ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_JSON_is_stable()
    {
        using var json = JsonDocument.Parse((await folder.RunAsync("doctor", "--format", "json")).Output);
        Assert.Equal(["remarks", "summary"], Names(json.RootElement));
        Assert.Equal(["errors", "warnings", "infos"], Names(json.RootElement.GetProperty("summary")));
        Assert.All(json.RootElement.GetProperty("remarks").EnumerateArray(), remark => Assert.Equal(["check", "severity", "message", "account", "network", "file"], Names(remark)));

        static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
    }

    [Fact]
    public async Task What_a_server_states_is_written_into_the_files_of_its_accounts()
    {
        var asked = 0;
        await using var server = await ServeServer.StartAsync(
            0,
            context =>
            {
                Interlocked.Increment(ref asked);
                return context.Response.WriteAsync("""{"configuration": {"statuses": {"max_characters": 1000}}}""");
            },
            CancellationToken.None);
        var before = $"# ours\nnetwork: mastodon\nbrand: lune\nhandle: \"@lune\"   # as ever\nserver: {server.Address}\ninstance: {{max_characters: 500, max_options: 9}}\n\n# the rest\nlanguage: fr\n";
        folder.Write("content/accounts/lune-mastodon.yml", before);
        folder.Write("content/accounts/lune-prose.md", $"---\nnetwork: gotosocial\nbrand: lune\nhandle: lune\nserver: {server.Address}\n---\nOur second home.\n");
        folder.Write("content/accounts/lune-flow.yml", $"{{network: mastodon, brand: lune, handle: lune, server: '{server.Address}'}}\n");
        var run = await folder.RunAsync("doctor", "--online");
        Assert.Equal(1, run.Code);
        Assert.Contains("localhost states max_characters 1000 (was 500); written to content/accounts/lune-mastodon.yml\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("localhost states max_characters 1000; written to content/accounts/lune-prose.md\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("error    lune-flow      localhost states max_characters 1000; not written, because the fields of content/accounts/lune-flow.yml do not stand on lines", run.Output, StringComparison.Ordinal);
        Assert.Equal(before.Replace("instance: {max_characters: 500, max_options: 9}\n", "instance:\n  max_characters: 1000\n  max_options: 9\n", StringComparison.Ordinal), folder.Read("content/accounts/lune-mastodon.yml"));
        Assert.Equal($"---\nnetwork: gotosocial\nbrand: lune\nhandle: lune\nserver: {server.Address}\ninstance:\n  max_characters: 1000\n---\nOur second home.\n", folder.Read("content/accounts/lune-prose.md"));
        Assert.Equal(1, asked);
        Assert.Contains("localhost states what the file says\n", (await folder.RunAsync("doctor", "--online")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_a_line_and_no_crash()
    {
        var server = await ServeServer.StartAsync(0, _ => Task.CompletedTask, CancellationToken.None);
        await server.DisposeAsync();
        folder.Write("content/accounts/lune-mastodon.yml", $"network: mastodon\nbrand: lune\nhandle: lune\nserver: {server.Address}\n");
        var run = await folder.RunAsync("doctor", "--online");
        Assert.Equal(0, run.Code);
        Assert.Contains("warning  lune-mastodon  localhost cannot be asked: ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "secrets:' does not say which variable holds access_token")]
    [InlineData("secrets: { app: LUNE_APP, acess_token: LUNE_TOKEN }\n", "which variable holds access_token; 'acess_token' is not one of them")]
    public async Task A_secret_that_the_connector_wants_is_missed(string secrets, string told)
    {
        folder.Write("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\n" + secrets);
        Assert.Contains(told, (await folder.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secrets: { access_token: LUNE_TOKEN }\n")]
    [InlineData("secrets: { token: LUNE_TOKEN }\n")]
    [InlineData("connector: file\n")]
    [InlineData("connector: manual\n")]
    public async Task A_connector_that_has_its_secrets_misses_none(string more)
    {
        folder.Write("content/accounts/lune-mastodon.yml", "network: mastodon\nbrand: lune\nhandle: \"@lune\"\nserver: https://mastodon.example\n" + more);
        Assert.DoesNotContain("lune-mastodon  nothing can be sent", (await folder.RunAsync("doctor")).Output, StringComparison.Ordinal);
    }
}
