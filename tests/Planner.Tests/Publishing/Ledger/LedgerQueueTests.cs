using Planner.Git;
using Planner.Publishing.Ledger;
using static Planner.Tests.Publishing.Ledger.Repositories;

namespace Planner.Tests.Publishing.Ledger;

public sealed class LedgerQueueTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_runs_exactly_one_claims_each_delivery(bool hasRemote)
    {
        using var repositories = hasRemote ? WithRemote() : new Repositories();
        var alone = hasRemote ? "" : repositories.Alone("alone");
        var folders = Enumerable.Range(0, 8).Select(run => hasRemote ? repositories.Clone($"run-{run}", run % 2 == 0 ? ["--depth=1"] : []) : alone).ToArray();
        string[] posts = [.. Enumerable.Range(0, 12).Select(post => $"post-{post}")];

        var claims = await Task.WhenAll(folders.Select((folder, run) => ClaimAsync(folder, run, posts)));

        Assert.All(posts, post => Assert.Single(claims.SelectMany(each => each), claim => claim.Post == post && claim.Result is AppendResult.Appended));
        Assert.All(claims.SelectMany(each => each), claim => Assert.True(claim.Result is AppendResult.Appended or AppendResult.NothingToDo, claim.Result.ToString()));
        var winners = claims.SelectMany(each => each).Select(claim => claim.Result).OfType<AppendResult.Appended>().Select(result => LedgerPath.Of(result.Events.Single(), 1));
        Assert.Equal(winners.Order(StringComparer.Ordinal), repositories.Paths(hasRemote ? repositories.Remote : alone).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_waits_meanwhile_goes_into_one_commit()
    {
        using var repositories = WithRemote();
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        var queue = new LedgerQueue(ledger);
        var first = queue.AppendAsync(Key("first"), record => Claim(record, "run"), CancellationToken.None);
        var others = Enumerable.Range(0, 40).Select(post => queue.AppendAsync(Key($"post-{post}"), record => Claim(record, "run"), CancellationToken.None));
        Assert.All(await Task.WhenAll(others.Append(first)), result => Assert.Single(Assert.IsType<AppendResult.Appended>(result).Events));
        Assert.InRange(int.Parse(repositories.In(repositories.Remote, "rev-list", "--count", Branch)), 1, 3);
    }

    [Fact]
    public async Task Two_about_one_delivery_see_each_other()
    {
        using var repositories = new Repositories();
        await using var ledger = await OpenAsync(repositories.Alone("alone"));
        var queue = new LedgerQueue(ledger);
        var results = await Task.WhenAll(Enumerable.Range(0, 9).Select(run => queue.AppendAsync(Key("teaser"), record => Claim(record, $"run-{run}"), CancellationToken.None)));
        Assert.Single(results.OfType<AppendResult.Appended>());
        Assert.Equal(8, results.OfType<AppendResult.NothingToDo>().Count());
        Assert.Equal([LedgerEventKind.Claimed], await KindsAsync(ledger, "teaser"));
    }

    [Fact]
    public async Task A_refusal_reaches_everybody()
    {
        using var repositories = WithRemote();
        await using var ledger = await OpenAsync(repositories.Clone("clone"));
        Directory.Move(repositories.Remote, repositories.Remote + ".away");
        var queue = new LedgerQueue(ledger);
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(post => queue.AppendAsync(Key($"post-{post}"), record => Claim(record, "run"), CancellationToken.None)));
        Assert.All(results, result => Assert.IsType<AppendResult.NotReached>(result));
    }

    [Fact]
    public async Task A_decision_that_fails_is_told_to_who_made_it()
    {
        using var repositories = new Repositories();
        await using var ledger = await OpenAsync(repositories.Alone("alone"));
        var queue = new LedgerQueue(ledger);
        await Assert.ThrowsAsync<InvalidOperationException>(() => queue.AppendAsync(Key("teaser"), _ => throw new InvalidOperationException(), CancellationToken.None));
        Assert.IsType<AppendResult.Appended>(await queue.AppendAsync(Key("teaser"), record => Claim(record, "run"), CancellationToken.None));
    }

    [Fact]
    public async Task Who_gave_up_before_it_was_written_writes_nothing()
    {
        using var repositories = new Repositories();
        await using var ledger = await OpenAsync(repositories.Alone("alone"));
        var queue = new LedgerQueue(ledger);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queue.AppendAsync(Key("teaser"), record => Claim(record, "run"), stopped.Token));
        Assert.IsType<AppendResult.Appended>(await queue.AppendAsync(Key("other"), record => Claim(record, "run"), CancellationToken.None));
        Assert.Empty(await KindsAsync(ledger, "teaser"));
    }

    private static async Task<(string Post, AppendResult Result)[]> ClaimAsync(string folder, int run, string[] posts)
    {
        await using var ledger = await OpenAsync(folder);
        var queue = new LedgerQueue(ledger);
        return await Task.WhenAll(posts.Select(async post => (post, await queue.AppendAsync(Key(post), record => Claim(record, $"run-{run}"), CancellationToken.None))));
    }
}
