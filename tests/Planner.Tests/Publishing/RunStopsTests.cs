using FsCheck;
using FsCheck.Fluent;
using Planner.Publishing;
using Planner.Tests.Publishing.Connectors;

namespace Planner.Tests.Publishing;

public sealed class RunStopsTests
{
    private static readonly Delivery Ours = HandedMessage.Of(HandedMessage.Account()).Delivery;
    private static readonly string[] Stopping = ["1", "all", "lune", "lune-bluesky", "nobody", "Lune", "lune-bluesky2", "true"];
    private static readonly string[] Others = ["other", "other-x"];

    /// <summary>The delivery's own brand and account, another pair, and some whose ids are words of the variable.</summary>
    private static readonly Content Known = ContentOf(["lune", "other", "all"], ["lune-bluesky", "other-x", "1"]);

    private static Gen<string> Separators { get; } = Gen.Elements(",", " ", ";", ", ", "\n", "\r\n", "\t", " ;, ");

    [Fact]
    public void One_name_that_concerns_it_stops_it_among_whatever_others() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(
            (from before in Gen.Elements(Others).ListOf()
             from name in Gen.Elements(Stopping)
             from after in Gen.Elements(Others).ListOf()
             from separator in Separators
             select string.Join(separator, [.. before, name, .. after])).ToArbitrary(),
            value => Reason(value) is not null));

    [Fact]
    public void Names_of_others_stop_nothing() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll((from names in Gen.Elements(Others).ListOf() from separator in Separators select separator + string.Join(separator, names) + separator).ToArbitrary(), value => Reason(value) is null));

    [Fact]
    public void No_text_whatever_throws_and_only_what_names_known_others_or_nothing_lets_it_go() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), value => Reason(value) is not null || (value ?? "").Split([',', ';', ' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries) is [] or ["0"] or ["false"]));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("0")]
    [InlineData("false")]
    public void Nothing_is_stopped_by(string? value) => Assert.Null(Reason(value));

    [Theory]
    [InlineData("1", "PLANNER_HOLD=1 stops everything")]
    [InlineData("all", "PLANNER_HOLD=all stops everything")]
    [InlineData("other all", "PLANNER_HOLD=all stops everything")]
    [InlineData("lune, nobody", "PLANNER_HOLD=nobody stops everything")]
    [InlineData("other;lune-bluesky", "PLANNER_HOLD stops lune-bluesky")]
    [InlineData("other\nlune", "PLANNER_HOLD stops lune")]
    public void The_reason_names_what_stops_it(string value, string reason) => Assert.Equal(reason, Reason(value));

    /// <summary>A brand may be called so; whoever types it all the same wants it stopped.</summary>
    [Fact]
    public void A_brand_called_0_can_be_stopped() => Assert.Equal(
        "PLANNER_HOLD stops 0",
        new RunStops("0").Reason(Ours with { Account = Ours.Account with { Brand = Ours.Account.Brand with { Value = "0" } } }, ContentOf(["0"], [])));

    private static string? Reason(string? value) => new RunStops(value).Reason(Ours, Known);

    private static Content ContentOf(string[] brands, string[] accounts) => new()
    {
        Options = Feeds.Sample.Options(),
        Brands = new Entities<Brand>(brands.Select(id => new Brand { Id = id, Source = Ours.Account.Source, Name = id })),
        Accounts = new Entities<Account>(accounts.Select(id => Ours.Account with { Id = id })),
    };
}
