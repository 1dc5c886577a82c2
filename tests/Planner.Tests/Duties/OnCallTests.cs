using FsCheck;
using FsCheck.Fluent;
using Planner.Duties;
using Planner.Findings;

namespace Planner.Tests.Duties;

public sealed class OnCallTests
{
    private static readonly SourceSpan Nowhere = new("content/planner.yml", 1, 1);
    private static readonly DateTimeZone Paris = DateTimeZoneProviders.Tzdb["Europe/Paris"];
    private static readonly LocalDate Monday = new(2026, 10, 19);
    private static readonly string[] Hours = ["", "mon-fri 18:00-22:00", "sat-sun 09:00-20:00", "01:00-02:30", "22:00-07:00", "sun 02:00-03:00", "fri 20:00-08:00", "00:00-24:00", "sat 02:30-02:45"];
    private static readonly string[] Team = ["ana", "bo", "cy"];

    /// <summary>Seven weeks with the end of summer time among them, minute by minute where it changes and every quarter of an hour elsewhere.</summary>
    [Fact]
    public void A_line_covers_what_it_says_and_no_more_with_one_person_at_a_time() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<(int First, int Second, int Days, int People, int Shift)>(), one =>
        {
            ImmutableArray<WeeklyWindow> windows = [.. new[] { Of(one.First), Of(one.Second) }.Where(text => text.Length > 0).Distinct().Select(Window)];
            var line = Line(windows, 1 + Place(one.Days, 9), Team[..(1 + Place(one.People, 3))], Monday.PlusDays(Place(one.Shift, 5)));
            var content = Content(line);
            var (start, end) = (Start(Monday.PlusDays(-2)), Start(Monday.PlusDays(47)));
            var turns = OnCall.Between(content, start, end);
            Assert.All(turns.Zip(turns.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
            for (var moment = start; moment < end; moment += Duration.FromMinutes(15))
            {
                var local = moment.InZone(Paris).LocalDateTime;
                var isOn = turns.Any(turn => turn.Contains(moment));
                var isAfter = local.Date > line.From.Value.Date;
                if (IsSaid(windows, local) && isAfter)
                {
                    Assert.True(isOn, $"nobody at {local}");
                }
                else if (isOn && local.Date >= line.From.Value.Date && !IsNearChange(moment))
                {
                    Assert.True(IsSaid(windows, local), $"somebody at {local}");
                }

                Assert.Equal(isOn ? 1 : 0, OnCall.At(content, moment).Length);
            }
        }));

    [Fact]
    public void Turns_pass_on_every_so_many_days_across_the_end_of_summer_time()
    {
        var turns = OnCall.Between(Content(Line([], 7, Team[..2], Monday)), Start(Monday), Start(Monday.PlusDays(21)));
        Assert.Equal(["ana", "bo", "ana"], turns.Select(turn => turn.Named));
        Assert.Equal([Start(Monday), Start(Monday.PlusWeeks(1)), Start(Monday.PlusWeeks(2))], turns.Select(turn => turn.Start));
        Assert.Equal(Duration.FromHours((7 * 24) + 1), turns[0].End - turns[0].Start);
    }

    [Fact]
    public void A_turn_is_the_same_whoever_asks_and_whenever()
    {
        var content = Content(Line([], 14, Team, Monday));
        var whole = OnCall.Between(content, Start(Monday), Start(Monday.PlusDays(100)));
        Assert.All(Enumerable.Range(0, 100), day => Assert.Contains(Assert.Single(OnCall.At(content, Start(Monday.PlusDays(day)) + Duration.FromHours(5))), whole));
    }

    [Fact]
    public void A_night_belongs_to_who_was_on_call_when_it_began()
    {
        var line = Line([Window("22:00-07:00")], 7, Team[..2], Monday);
        Assert.Equal("ana", Assert.Single(OnCall.At(Content(line), Start(Monday.PlusWeeks(1)) + Duration.FromHours(6))).Named);
        Assert.Equal("bo", Assert.Single(OnCall.At(Content(line), Start(Monday.PlusWeeks(1)) + Duration.FromHours(22))).Named);
    }

    [Fact]
    public void Deputies_stand_in_and_swaps_and_days_off_count()
    {
        var line = Line([], 7, Team[..2], Monday) with
        {
            Except = [Monday.PlusDays(1)],
            Swaps = [new RotaSwap(Monday.PlusDays(2), Monday.PlusDays(2), At("cy"))],
        };
        var content = Content(line, new Absence(Monday.PlusDays(3), Monday.PlusDays(3), null, At("bo"), Nowhere), new Absence(Monday.PlusDays(4), Monday.PlusDays(4), null, null, Nowhere));
        Assert.Equal(["ana", "", "cy", "bo", "?", "ana"], Enumerable.Range(0, 6).Select(day => OnCall.At(content, Start(Monday.PlusDays(day)) + Duration.FromHours(12)) is [var turn] ? turn.Person?.Id ?? "?" : ""));
    }

    [Fact]
    public void It_passes_on_at_the_hour_of_its_start_and_ends_when_it_says()
    {
        var line = Line([], 1, Team[..2], Monday) with
        {
            From = new Located<EventTime>(new EventTime(Monday, new AuthoredTime(Monday + new LocalTime(8, 0), null)), Nowhere),
            Until = new Located<EventTime>(new EventTime(Monday.PlusDays(2), null), Nowhere),
        };
        var turns = OnCall.Between(Content(line), Start(Monday.PlusDays(-5)), Start(Monday.PlusDays(50)));
        Assert.Equal(["ana 08", "bo 08", "ana 08"], turns.Select(turn => $"{turn.Named} {turn.Start.InZone(Paris).Hour:D2}"));
        Assert.Equal(Start(Monday.PlusDays(3)), turns[^1].End);
    }

    private static bool IsSaid(ImmutableArray<WeeklyWindow> windows, LocalDateTime local) => windows.IsEmpty || windows.Any(window => window.Contains(local));

    /// <summary>An end in the hour that comes twice is the later one, and what ends in none ends where clocks jump.</summary>
    private static bool IsNearChange(Instant moment) => Paris.GetZoneInterval(moment - Duration.FromHours(2)) != Paris.GetZoneInterval(moment + Duration.FromHours(2));

    private static string Of(int any) => Hours[Place(any, Hours.Length)];

    private static int Place(int any, int count) => ((any % count) + count) % count;

    private static Instant Start(LocalDate day) => day.AtStartOfDayInZone(Paris).ToInstant();

    private static WeeklyWindow Window(string text) => Planner.Loading.WindowText.TryRead(text, out var window) ? window : throw new ArgumentException(text, nameof(text));

    private static Located<string> At(string id) => new(id, Nowhere);

    private static RotaLine Line(ImmutableArray<WeeklyWindow> hours, int days, string[] people, LocalDate from) => new()
    {
        Source = Nowhere,
        People = [.. people.Select(At)],
        From = new Located<EventTime>(new EventTime(from, null), Nowhere),
        Days = days,
        Hours = hours,
    };

    private static Content Content(RotaLine line, params ImmutableArray<Absence> absences) => new()
    {
        Options = Feeds.Sample.Options() with { Rota = [line] },
        People = new Entities<Person>(Team.Select(id => new Person { Id = id, Source = Nowhere, Name = id, Absences = id == "ana" ? absences : [] })),
    };
}
