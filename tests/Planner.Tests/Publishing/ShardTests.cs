using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing;

namespace Planner.Tests.Publishing;

public sealed class ShardTests
{
    private static readonly string[] Letters = ["a", "z", "0", "9", "-", "_", ".", "é", "窯", "lune", "x"];

    private static Gen<string> Accounts { get; } =
        from count in Gen.Choose(1, 8)
        from letters in Gen.Elements(Letters).ListOf(count)
        select string.Concat(letters);

    [Fact]
    public void Every_account_falls_to_exactly_one_part() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll((from account in Accounts from of in Gen.Choose(1, 40) select (account, of)).ToArbitrary(), each => Parts(each.of).Count(shard => shard.Has(each.account)) == 1));

    /// <summary>Runners of different machines and versions share the accounts out: the same to the same, for ever.</summary>
    [Theory]
    [InlineData("lune-mastodon", 2, 2)]
    [InlineData("lune-mastodon", 3, 2)]
    [InlineData("lune-mastodon", 7, 5)]
    [InlineData("lune-x", 3, 3)]
    [InlineData("été", 2, 2)]
    public void An_account_always_falls_to_the_same_part(string account, int of, int part) => Assert.Equal(part, Parts(of).Single(shard => shard.Has(account)).Part);

    [Fact]
    public void No_part_is_left_without_work_when_there_are_many_accounts() =>
        Assert.All(Parts(8), shard => Assert.InRange(Enumerable.Range(0, 800).Count(number => shard.Has($"account-{number}")), 60, 140));

    [Fact]
    public void What_is_written_as_K_of_N_is_read_as_that_and_nothing_else_is() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll((from part in Gen.Choose(-2, 9) from of in Gen.Choose(-2, 9) select (part, of)).ToArbitrary(), each =>
            Shard.TryParse($"{each.part}/{each.of}", out var shard) == (each.part >= 1 && each.part <= each.of) && shard == (each.part >= 1 && each.part <= each.of ? new Shard(each.part, each.of) : null)));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("/")]
    [InlineData("1/2/3")]
    [InlineData(" 1/2")]
    [InlineData("+1/2")]
    [InlineData("1/2147483648")]
    [InlineData("0/0")]
    public void What_is_no_part_is_refused(string text) => Assert.False(Shard.TryParse(text, out _));

    [Theory]
    [InlineData("CI_NODE_INDEX=2 CI_NODE_TOTAL=3", 2, 3)]
    [InlineData("CI_NODE_TOTAL=1", 1, 1)]
    [InlineData("JOB_COMPLETION_INDEX=0 PLANNER_SHARDS=3", 1, 3)]
    [InlineData("JOB_COMPLETION_INDEX=2 PLANNER_SHARDS=3", 3, 3)]
    [InlineData("CI_NODE_INDEX=2 CI_NODE_TOTAL=3 JOB_COMPLETION_INDEX=0 PLANNER_SHARDS=5", 2, 3)]
    [InlineData("", 1, 1)]
    public void The_environment_says_which_part_this_is(string variables, int part, int of) => Assert.Equal(new Shard(part, of), Of(variables));

    /// <summary>What cannot be told is no reason to leave accounts out: runs of the whole do not send twice either.</summary>
    [Theory]
    [InlineData("JOB_COMPLETION_INDEX=2")]
    [InlineData("JOB_COMPLETION_INDEX=3 PLANNER_SHARDS=3")]
    [InlineData("JOB_COMPLETION_INDEX=2147483647 PLANNER_SHARDS=3")]
    [InlineData("CI_NODE_INDEX=4 CI_NODE_TOTAL=3")]
    [InlineData("CI_NODE_INDEX=x CI_NODE_TOTAL=y")]
    public void An_environment_that_makes_no_sense_means_the_whole(string variables) => Assert.Equal(Shard.Whole, Of(variables));

    private static IEnumerable<Shard> Parts(int of) => Enumerable.Range(1, of).Select(part => new Shard(part, of));

    private static Shard Of(string variables) => Shard.OfEnvironment(
        variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(variable => variable.Split('=')).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal).GetValueOrDefault);
}
