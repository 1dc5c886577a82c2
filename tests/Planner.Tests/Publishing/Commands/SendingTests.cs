using System.Text.Json;

namespace Planner.Tests.Publishing.Commands;

[Collection("command line")]
public sealed class SendingTests : IDisposable
{
    private const string Whole = "claimed sending published";

    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task What_is_due_goes_out_once()
    {
        repository.Post("ouverture", body: "La galerie est ouverte à tous");
        var first = await repository.RunAsync("publish");
        Assert.Equal(0, first.Code);
        Assert.Matches("^published  2026-11-02 08:00  lune-un  Billet ouverture: _sent/lune-un/ouverture-1-[0-9a-f]+.json \\(0.4 s after its moment\\)\n$", first.Output);
        Assert.Equal("published: ouverture on lune-un\n", first.Error);
        Assert.Equal(Whole, repository.KindsOf("ouverture", "lune-un"));
        Assert.Contains("La galerie est ouverte à tous", await File.ReadAllTextAsync(Assert.Single(repository.Sent)), StringComparison.Ordinal);

        var second = await repository.RunAsync("publish");
        Assert.Equal(0, second.Code);
        Assert.StartsWith("skip       2026-11-02 08:00  lune-un  Billet ouverture: it is out: _sent/lune-un/", second.Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
        Assert.Equal(Whole, repository.KindsOf("ouverture", "lune-un"));
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_sends()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        var (second, third) = (repository.Clone("second"), repository.Clone("third"));
        var runs = await Task.WhenAll(
            Task.Run(() => repository.RunInAsync(second, "publish", "--format", "json")), Task.Run(() => repository.RunInAsync(third, "publish", "--format", "json")));
        Assert.All(runs, run => Assert.Equal(0, run.Code));
        Assert.Equal(2, runs.SelectMany(run => ResultsOf(run.Output)).Count(result => result == "published"));
        Assert.Equal(2, repository.Sent.Length);
        Assert.Equal([Whole, Whole], ((string[])["lune-un", "lune-deux"]).Select(account => repository.KindsOf("ouverture", account)));
    }

    [Fact]
    public async Task A_thread_goes_out_message_by_message()
    {
        repository.Post("fil", body: "Premier\n\n---\n\nDeuxième\n\n---\n\nTroisième", more: "thread: { split: manual }\n");
        var run = await repository.RunAsync("publish");
        Assert.Equal(0, run.Code);
        Assert.Equal("claimed sending sent sending sent sending published", repository.KindsOf("fil", "lune-un"));
        Assert.Equal(3, repository.Sent.Length);
        Assert.Contains("fil-1-", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_knows_the_ledger()
    {
        repository.Post("ouverture");
        var before = await repository.RunAsync("publish", "--dry-run");
        Assert.Equal((0, "send  2026-11-02 08:00  lune-un  Billet ouverture: it is due\n"), (before.Code, before.Output));
        Assert.Empty(repository.Events);
        Assert.Empty(repository.Sent);

        await repository.RunAsync("publish");
        var events = repository.Events;
        var after = await repository.RunAsync("publish", "--dry-run");
        Assert.StartsWith("skip  2026-11-02 08:00  lune-un  Billet ouverture: it is out: _sent/", after.Output, StringComparison.Ordinal);
        Assert.Equal(events, repository.Events);
        Assert.DoesNotContain("refs/planner/runs", repository.Git("for-each-ref"), StringComparison.Ordinal);
        Assert.DoesNotContain("refs/planner/branches", repository.Git("for-each-ref"), StringComparison.Ordinal);
        Assert.Equal("", repository.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task What_is_edited_after_it_went_out_does_not_go_out_again()
    {
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        repository.Post("ouverture", "2026-11-02 08:10", "Bonsoir");
        repository.Now += Duration.FromMinutes(15);
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_renamed_file_keeps_the_identity_that_its_id_says()
    {
        repository.Post("ouverture", more: "id: galerie\n");
        await repository.RunAsync("publish");
        repository.Git("mv", "content/posts/ouverture.md", "content/posts/vernissage.md");
        repository.Push();
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
        Assert.Equal(Whole, repository.KindsOf("galerie", "lune-un"));
    }

    [Fact]
    public async Task The_same_text_on_the_same_account_is_asked_about()
    {
        repository.Post("ouverture");
        await repository.RunAsync("publish");
        repository.Post("encore", accounts: "lune-un, lune-deux");
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("duplicate-content: the same text went out on 2026-11-02 as 'ouverture'", run.Output, StringComparison.Ordinal);
        Assert.Equal((2, ""), (repository.Sent.Length, repository.KindsOf("encore", "lune-un")));

        Assert.Equal(0, (await repository.RunAsync("resolve", "encore", "lune-un", "--retry")).Code);
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.Equal((3, "retried claimed sending published"), (repository.Sent.Length, repository.KindsOf("encore", "lune-un")));
    }

    [Fact]
    public async Task Texts_of_one_run_are_not_the_same_either()
    {
        repository.Post("ouverture");
        repository.Post("encore", "2026-11-02 07:59");
        await repository.RunAsync("publish");
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_shard_sends_only_its_part()
    {
        repository.Post("ouverture", accounts: "lune-un, lune-deux");
        var accounts = new List<string>();
        for (var part = 1; part <= 3; part++)
        {
            accounts.AddRange(AccountsOf((await repository.RunAsync("publish", "--shard", $"{part}/3", "--format", "json")).Output));
        }

        Assert.Equal(["lune-deux", "lune-un"], accounts.Order(StringComparer.Ordinal));
        Assert.Equal(2, repository.Sent.Length);
        Assert.Equal(2, (await repository.RunAsync("publish", "--shard", "4/3")).Code);
    }

    [Fact]
    public async Task Without_a_remote_the_ledger_is_a_branch_of_the_repository()
    {
        repository.Post("ouverture");
        repository.ForgetRemote();
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        Assert.StartsWith("skip ", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
        Assert.Contains("refs/heads/planner/ledger", repository.Git("for-each-ref"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_repository_nothing_is_sent()
    {
        repository.Post("ouverture");
        Directory.Move(Path.Combine(repository.Root, ".git"), Path.Combine(repository.Root, "no-git"));
        var run = await repository.RunAsync("publish");
        Assert.Equal((2, ""), (run.Code, run.Output));
        Assert.Contains("git init", run.Error, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
        var dry = await repository.RunAsync("publish", "--dry-run");
        Assert.Equal(0, dry.Code);
        Assert.Contains("without the ledger", dry.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ResultsOf(string output) => Values(output, "result");

    private static IEnumerable<string> AccountsOf(string output) => Values(output, "account");

    private static string[] Values(string output, string name)
    {
        using var json = JsonDocument.Parse(output);
        return [.. json.RootElement.GetProperty("deliveries").EnumerateArray().Select(each => each.GetProperty(name).GetString()!)];
    }
}
