namespace Planner.Duties;

/// <summary>Who is there, who is away, and who stands in.</summary>
internal static class Presence
{
    /// <summary>Null on a day on which the person is there.</summary>
    public static Absence? AbsenceOn(Person person, LocalDate day)
    {
        foreach (var absence in person.Absences)
        {
            if (absence.From <= day && day <= absence.Until)
            {
                return absence;
            }
        }

        return null;
    }

    /// <summary>The person, or who does their work on a day on which they are away: their deputy, or that one's; null when nobody does.</summary>
    public static Person? StandIn(Person person, LocalDate day, Content content)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var there = person;
        while (AbsenceOn(there, day) is { } absence)
        {
            asked.Add(there.Id);
            if (content.People.Find(absence.Deputy?.Value) is not { } deputy || asked.Contains(deputy.Id))
            {
                return null;
            }

            there = deputy;
        }

        return there;
    }

    /// <summary>In which a person's hours are.</summary>
    public static DateTimeZone ZoneOf(Person person, Content content) => person.Timezone ?? content.Options.Timezone;

    /// <summary>Whether it is one of their hours, and they are not away. Who said no hours has none.</summary>
    public static bool Works(Person person, Instant at, Content content)
    {
        if (person.Hours.IsEmpty)
        {
            return false;
        }

        var local = at.InZone(ZoneOf(person, content)).LocalDateTime;
        return AbsenceOn(person, local.Date) is null && person.Hours.Any(window => window.Contains(local));
    }

    /// <summary>How long they work on a day by their hours, away or not; where hours overlap, they count once.</summary>
    public static Duration HoursOn(Person person, LocalDate day)
    {
        var (worked, last) = (0L, 0L);
        foreach (var (start, end) in person.Hours.Where(window => window.Days.Contains(day.DayOfWeek)).Select(Minutes).Order())
        {
            worked += Math.Max(0, end - Math.Max(start, last));
            last = Math.Max(last, end);
        }

        return Duration.FromMinutes(worked);
    }

    /// <summary>Of the day on which the hours begin; an end at or before the start is on the next day.</summary>
    private static (long Start, long End) Minutes(WeeklyWindow window)
    {
        var (start, end) = (window.Start.TickOfDay / NodaConstants.TicksPerMinute, window.End.TickOfDay / NodaConstants.TicksPerMinute);
        return (start, end <= start ? end + NodaConstants.MinutesPerDay : end);
    }
}
