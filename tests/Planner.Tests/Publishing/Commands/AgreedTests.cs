namespace Planner.Tests.Publishing.Commands;

/// <summary>Only what was agreed goes out: what is committed, on the publish branch, and can be read with all that it names.</summary>
[Collection("command line")]
public sealed class AgreedTests : IDisposable
{
    private const string Options = "title: Lune\nlanguage: fr\ntimezone: Europe/Paris\npublish:\n  branch: main\n";

    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_not_committed_is_asked_about(bool hasRemote)
    {
        repository.Post("ouverture");
        repository.Post("autre", body: "Autre");
        repository.Write("content/posts/ouverture.md", await File.ReadAllTextAsync(Path.Combine(repository.Root, "content/posts/ouverture.md")) + "Et encore\n");
        repository.Write("content/posts/neuf.md", "---\ntitle: Neuf\nstatus: ready\npublish_at: 2026-11-02 08:00\naccounts: [lune-un]\n---\nNeuf\n");
        if (!hasRemote)
        {
            repository.ForgetRemote();
        }

        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("lune-un  Neuf: content/posts/neuf.md is not committed as it stands here; commit it", run.Output, StringComparison.Ordinal);
        Assert.Contains("lune-un  Billet ouverture: content/posts/ouverture.md is not committed", run.Output, StringComparison.Ordinal);
        Assert.Contains("/autre-1-", Assert.Single(repository.Sent).Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content/accounts/lune-un.yml")]
    [InlineData("content/brands/lune.yml")]
    [InlineData("content/planner.yml")]
    [InlineData("content/approvals/ouverture.yml")]
    public async Task What_belongs_to_a_post_is_committed_too(string path)
    {
        repository.Post("ouverture");
        var full = Path.Combine(repository.Root, path);
        repository.Write(path, (File.Exists(full) ? await File.ReadAllTextAsync(full) : "[]\n") + "# at work\n");
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains($"{path} is not committed", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task Before_the_first_commit_nothing_goes_out()
    {
        repository.Post("ouverture");
        repository.ForgetRemote();
        repository.Git("switch", "--quiet", "--orphan", "neuf");
        repository.Git("checkout", "main", "--", "content");
        Assert.Equal(3, (await repository.RunAsync("publish")).Code);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task What_others_are_at_work_on_stops_nothing()
    {
        repository.Post("ouverture");
        repository.Write("content/posts/brouillon.md", "---\ntitle: Brouillon\nstatus: draft\n---\nÀ venir\n");
        repository.Write("notes.txt", "notes");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task Without_a_remote_the_publish_branch_is_the_repositorys()
    {
        repository.Write("content/planner.yml", Options);
        repository.Post("ouverture");
        repository.ForgetRemote();
        repository.Git("switch", "--quiet", "--create", "idee");
        repository.Git("commit", "--quiet", "--allow-empty", "--message", "Idea");
        var run = await repository.RunAsync("publish");
        Assert.Equal((2, "planner: what is committed here is not on main, the publish branch: merge and push it first; nothing was sent\n"), (run.Code, run.Error));
        repository.Git("switch", "--quiet", "main");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
    }

    [Fact]
    public async Task A_publish_branch_that_does_not_exist_is_told()
    {
        repository.Write("content/planner.yml", Options.Replace("main", "sortie", StringComparison.Ordinal));
        repository.Post("ouverture");
        var run = await repository.RunAsync("publish");
        Assert.Equal(2, run.Code);
        Assert.StartsWith("planner: there is no origin/sortie, which planner.yml names as the publish branch: ", run.Error, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
        var dry = await repository.RunAsync("publish", "--dry-run");
        Assert.Equal((0, run.Error), (dry.Code, dry.Error));
        Assert.StartsWith("send ", dry.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content/brands/lune.yml", "")]
    [InlineData("content/contests/noel.md", "contest: noel\n")]
    [InlineData("content/networks/mastodon.yml", "")]
    public async Task What_names_a_file_that_cannot_be_used_is_asked_about(string path, string field)
    {
        repository.Write(path, "name: [\n");
        repository.Post("ouverture", more: field);
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.StartsWith("ask ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Billet ouverture: {path}(", run.Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task An_account_that_cannot_be_used_is_told_with_what_is_wrong()
    {
        repository.Write("content/accounts/lune-un.yml", "network: [\n");
        repository.Post("ouverture");
        var run = await repository.RunAsync("publish");
        Assert.Equal(1, run.Code);
        Assert.Contains("lune-un  ouverture: content/accounts/lune-un.yml(1,10): yaml-syntax: ", run.Output, StringComparison.Ordinal);
    }
}
