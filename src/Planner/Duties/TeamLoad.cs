namespace Planner.Duties;

/// <summary>How much everybody has to do, week by week.</summary>
/// <param name="Mondays">The weeks' first days, from this week on.</param>
/// <param name="People">In the order of their ids; nobody's tasks last, where there are any.</param>
internal sealed record TeamLoad(ImmutableArray<LocalDate> Mondays, ImmutableArray<PersonLoad> People)
{
    /// <param name="tasks">What is late counts in the first week; what has no day counts in none.</param>
    public static TeamLoad Of(Content content, ImmutableArray<PersonTask> tasks, Instant now, int weeks)
    {
        var monday = now.InZone(content.Options.Timezone).Date.PlusDays(1).Previous(IsoDayOfWeek.Monday);
        ImmutableArray<LocalDate> mondays = [.. Enumerable.Range(0, weeks).Select(week => monday.PlusWeeks(week))];
        var onCall = OnCall.IsUsed(content)
            ? OnCall.Between(content, mondays[0].AtStartOfDayInZone(content.Options.Timezone).ToInstant(), mondays[^1].PlusWeeks(1).AtStartOfDayInZone(content.Options.Timezone).ToInstant())
            : [];
        var ofPerson = tasks.ToLookup(task => task.Person, StringComparer.Ordinal);
        var nobody = new PersonLoad(null, [.. mondays.Select(week => WeekLoad.Of(null, ofPerson[null], week, monday, [], content))]);
        return new TeamLoad(mondays,
        [
            .. content.People.Select(person => new PersonLoad(person, [.. mondays.Select(week => WeekLoad.Of(person, ofPerson[person.Id], week, monday, onCall, content))])),
            .. nobody.Weeks.Any(week => !week.Tasks.IsEmpty) ? [nobody] : ImmutableArray<PersonLoad>.Empty,
        ]);
    }
}

/// <param name="Person">Null: what is nobody's.</param>
internal sealed record PersonLoad(Person? Person, ImmutableArray<WeekLoad> Weeks);

/// <param name="Hours">Those they work, less the days away; zero too where nobody said any.</param>
/// <param name="DaysAway">Of their working days.</param>
/// <param name="OnCall">For how long they are on call.</param>
internal sealed record WeekLoad(LocalDate Monday, ImmutableArray<PersonTask> Tasks, Duration Hours, int DaysAway, Duration OnCall)
{
    /// <summary>A person's usual working day, for people who said no hours and to compare those who did.</summary>
    private static readonly Duration UsualDay = Duration.FromHours(7);

    /// <summary>
    /// How full it is: 0 nothing, 1 up to one task a working day, 2 up to two, 3 up to four, 4 more, or something for somebody who is away all week. Tasks are
    /// counted, not weighed: nobody says how long one takes.
    /// </summary>
    public int Level { get; private init; }

    public static WeekLoad Of(Person? person, IEnumerable<PersonTask> tasks, LocalDate monday, LocalDate first, ImmutableArray<OnCallTurn> turns, Content content)
    {
        var sunday = monday.PlusDays(6);
        ImmutableArray<PersonTask> own = [.. tasks.Where(task => task.Day <= sunday && (task.Day >= monday || monday == first))];
        var days = Enumerable.Range(0, 7).Select(monday.PlusDays).ToArray();
        var working = person is null || person.Hours.IsEmpty ? days[..5] : [.. days.Where(day => Presence.HoursOn(person, day) > Duration.Zero)];
        var there = person is null ? working : [.. working.Where(day => Presence.AbsenceOn(person, day) is null)];
        var hours = person is null ? Duration.Zero : there.Aggregate(Duration.Zero, (sum, day) => sum + Presence.HoursOn(person, day));
        var usual = person is null || person.Hours.IsEmpty ? UsualDay * there.Length : hours;
        return new WeekLoad(monday, own, hours, working.Length - there.Length, OnCallOf(person, monday, turns))
        {
            Level = own.IsEmpty ? 0 : there.Length == 0 ? 4 : LevelOf(own.Length / Math.Max(1, usual.TotalHours / UsualDay.TotalHours)),
        };
    }

    private static int LevelOf(double tasksOfADay) => tasksOfADay switch { <= 1 => 1, <= 2 => 2, <= 4 => 3, _ => 4 };

    private static Duration OnCallOf(Person? person, LocalDate monday, ImmutableArray<OnCallTurn> turns)
    {
        var length = Duration.Zero;
        foreach (var turn in turns)
        {
            if (person is not null && turn.Person == person)
            {
                var (start, end) = (monday.AtStartOfDayInZone(turn.Zone).ToInstant(), monday.PlusWeeks(1).AtStartOfDayInZone(turn.Zone).ToInstant());
                length += Duration.Max(Duration.Zero, Instant.Min(turn.End, end) - Instant.Max(turn.Start, start));
            }
        }

        return length;
    }
}
