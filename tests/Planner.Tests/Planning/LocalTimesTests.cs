using FsCheck;
using FsCheck.Fluent;
using Planner.Findings;
using Planner.Planning;

namespace Planner.Tests.Planning;

public sealed class LocalTimesTests
{
    private static readonly SourceSpan Place = new("content/posts/a.md", 4, 13);

    private static Gen<DateTimeZone> Zone { get; } = Gen.Elements(DateTimeZoneProviders.Tzdb.Ids.Select(id => DateTimeZoneProviders.Tzdb[id]).ToArray());

    private static Gen<LocalDateTime> AnyTime { get; } =
        from days in Gen.Choose(0, 60_000) from minutes in Gen.Choose(0, 1439) select new LocalDate(1950, 1, 1).PlusDays(days).AtMidnight().PlusMinutes(minutes);

    /// <summary>Around a change of the zone's clocks, where mistakes are.</summary>
    private static Gen<(DateTimeZone Zone, LocalDateTime Time)> NearAChange { get; } =
        from zone in Zone
        from year in Gen.Choose(1960, 2037)
        from minutes in Gen.Choose(-180, 180)
        let interval = zone.GetZoneInterval(Instant.FromUtc(year, 6, 1, 0, 0))
        select (zone, (interval.HasEnd ? interval.IsoLocalEnd : new LocalDateTime(year, 6, 1, 0, 0)).PlusMinutes(minutes));

    private static Arbitrary<(DateTimeZone Zone, LocalDateTime Time)> Any { get; } = Arb.From(Gen.OneOf(NearAChange, from zone in Zone from time in AnyTime select (zone, time)));

    [Fact]
    public void A_local_time_occurs_never_once_or_twice_as_its_zone_says() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000), Prop.ForAll(Any, given =>
        {
            var findings = new List<Finding>();
            var instant = LocalTimes.Resolve(new Located<AuthoredTime>(new AuthoredTime(given.Time, null), Place), given.Zone, findings);
            var mapping = given.Zone.MapLocal(given.Time);
            return mapping.Count switch
            {
                0 => instant is null && findings.Single().Rule == "time-in-dst-gap",
                1 => instant == mapping.Single().ToInstant() && findings.Count == 0,
                _ => instant == mapping.First().ToInstant() && findings.Single().Rule == "time-ambiguous",
            };
        }));

    [Fact]
    public void An_explicit_offset_is_an_instant_in_every_zone() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Any, given =>
        {
            var findings = new List<Finding>();
            var time = new AuthoredTime(given.Time, Offset.FromHours(2));
            return LocalTimes.Resolve(new Located<AuthoredTime>(time, Place), given.Zone, findings) == given.Time.WithOffset(Offset.FromHours(2)).ToInstant() && findings.Count == 0;
        }));

    [Fact]
    public void Days_keep_the_hour_on_the_wall_wherever_it_exists() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Any, Arb.From(Gen.Choose(-400, 400).Where(days => days != 0)), (given, days) =>
        {
            var moved = LocalTimes.Move(new Located<AuthoredTime>(new AuthoredTime(given.Time, null), Place), new TimeOffset(days, Duration.Zero), Place, given.Zone, []);
            return moved is not { } instant || instant.InZone(given.Zone).LocalDateTime == given.Time.PlusDays(days);
        }));

    [Fact]
    public void What_cannot_be_reported_is_the_nearest_instant_that_exists() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(Any, given => LocalTimes.ResolveLeniently(new AuthoredTime(given.Time, null), given.Zone) == given.Zone.AtLeniently(given.Time).ToInstant()));
}
