namespace Planner.Tests.Publishing.Commands;

/// <summary>What keeps a run from sending.</summary>
[Collection("command line")]
public sealed class HoldTests : IDisposable
{
    private readonly PublishRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("brand: lune\n")]
    [InlineData("account: lune-un\n")]
    public async Task A_hold_stops_what_it_names(string whom)
    {
        repository.Write("content/holds/deuil.yml", "reason: Deuil national\n" + whom);
        repository.Post("ouverture");
        var run = await repository.RunAsync("publish");
        Assert.Equal((0, "skip       2026-11-02 08:00  lune-un  Billet ouverture: held: Deuil national\n"), (run.Code, run.Output));
        Assert.Empty(repository.Events);
    }

    [Theory]
    [InlineData("1", "PLANNER_HOLD=1 stops everything")]
    [InlineData("all", "PLANNER_HOLD=all stops everything")]
    [InlineData("lun", "PLANNER_HOLD=lun stops everything")]
    [InlineData("lune", "PLANNER_HOLD stops lune")]
    [InlineData("lune-main, lune-un", "PLANNER_HOLD stops lune-un")]
    public async Task A_variable_stops_what_it_names(string value, string reason)
    {
        repository.Post("ouverture");
        repository.Variables["PLANNER_HOLD"] = value;
        var run = await repository.RunAsync("publish");
        Assert.Equal((0, $"skip       2026-11-02 08:00  lune-un  Billet ouverture: held: {reason}\n"), (run.Code, run.Output));
        Assert.Empty(repository.Sent);
    }

    [Theory]
    [InlineData("lune-deux")]
    [InlineData("0")]
    [InlineData("")]
    public async Task A_variable_that_names_others_stops_nothing(string value)
    {
        repository.Post("ouverture");
        repository.Variables["PLANNER_HOLD"] = value;
        await repository.RunAsync("publish");
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_hold_on_the_remote_stops_a_clone_that_has_not_got_it()
    {
        repository.Post("ouverture");
        var other = repository.Clone("other");
        repository.WriteIn(other, "content/holds/deuil.yml", "reason: Deuil national\n");
        repository.Push(other);
        var run = await repository.RunAsync("publish");
        Assert.Equal((0, "skip       2026-11-02 08:00  lune-un  Billet ouverture: held: Deuil national\n"), (run.Code, run.Output));
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task A_hold_on_the_remote_that_cannot_be_read_stops_everything()
    {
        repository.Post("ouverture");
        var other = repository.Clone("other");
        repository.WriteIn(other, "content/holds/deuil.yml", "reason: [\n");
        repository.Push(other);
        Assert.Contains("held: content/holds/deuil.yml on origin/main cannot be read", (await repository.RunAsync("publish")).Output, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }

    [Fact]
    public async Task A_post_that_is_different_on_the_remote_is_left_to_the_next_run()
    {
        repository.Post("ouverture");
        repository.Post("autre", body: "Autre");
        var other = repository.Clone("other");
        repository.WriteIn(other, "content/posts/ouverture.md", "---\ntitle: Billet\nstatus: withdrawn\n---\nBonjour\n");
        repository.Push(other);
        var run = await repository.RunAsync("publish");
        Assert.Equal(0, run.Code);
        Assert.Contains("content/posts/ouverture.md is different on the publish branch by now", run.Output, StringComparison.Ordinal);
        Assert.Contains("/autre-1-", Assert.Single(repository.Sent).Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_that_is_paid_for_is_no_more_than_its_budget()
    {
        repository.Write("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\nconnector: file\napi_budget: 0.02\n");
        repository.Post("un", "2026-11-02 07:58", "Un", "lune-x");
        Assert.Equal(0, (await repository.RunAsync("publish")).Code);
        repository.Post("deux", "2026-11-02 07:59", "Deux", "lune-x");
        var run = await repository.RunAsync("publish");
        Assert.Equal(3, run.Code);
        Assert.Contains("the month's api_budget of 0.02 USD is spent", run.Output, StringComparison.Ordinal);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task One_run_stays_inside_the_budget_too()
    {
        repository.Write("content/accounts/lune-x.yml", "network: x\nbrand: lune\nhandle: \"@lune\"\nconnector: file\napi_budget: 0.02\n");
        repository.Post("un", "2026-11-02 07:58", "Un", "lune-x");
        repository.Post("deux", "2026-11-02 07:59", "Deux", "lune-x");
        Assert.Equal(3, (await repository.RunAsync("publish")).Code);
        Assert.Single(repository.Sent);
    }

    [Fact]
    public async Task A_commit_that_is_not_on_the_publish_branch_sends_nothing()
    {
        repository.Write("content/planner.yml", "title: Lune\nlanguage: fr\ntimezone: Europe/Paris\npublish:\n  branch: main\n");
        repository.Post("ouverture");
        repository.Git("switch", "--quiet", "--create", "idee");
        repository.Git("commit", "--quiet", "--allow-empty", "--message", "Idea");
        var run = await repository.RunAsync("publish");
        Assert.Equal(2, run.Code);
        Assert.Contains("is not on origin/main", run.Error, StringComparison.Ordinal);
        Assert.Empty(repository.Sent);
    }
}
