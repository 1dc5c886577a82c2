namespace Planner.Planning;

/// <summary>Local times to instants, with the three answers that a zone can give.</summary>
internal static class LocalTimes
{
    /// <summary>
    /// The instant of a time in a zone. A time that daylight saving skips has none, and is reported; one that occurs
    /// twice is the first of the two, and is reported.
    /// </summary>
    public static Instant? Resolve(Located<AuthoredTime> time, DateTimeZone zone, ICollection<Finding> findings)
    {
        if (time.Value.Offset is { } offset)
        {
            return time.Value.Local.WithOffset(offset).ToInstant();
        }

        return Resolve(time.Value.Local, time.Source, zone, findings);
    }

    /// <summary>The post's own time, moved: days on the calendar of the zone, hours and minutes as elapsed time.</summary>
    public static Instant? Move(Located<AuthoredTime> time, TimeOffset after, SourceSpan source, DateTimeZone zone, ICollection<Finding> findings)
    {
        if (after.Days == 0)
        {
            return Resolve(time, zone, findings) + after.Elapsed;
        }

        return Resolve(time.Value.In(zone).PlusDays(after.Days), source, zone, findings) + after.Elapsed;
    }

    /// <summary>The same without findings, for places that cannot report: the nearest instant that exists.</summary>
    public static Instant ResolveLeniently(AuthoredTime time, DateTimeZone zone) =>
        time.Offset is { } offset ? time.Local.WithOffset(offset).ToInstant() : zone.AtLeniently(time.Local).ToInstant();

    /// <summary>The moment at which an event's time begins: a day begins with its first moment.</summary>
    public static Instant ResolveLeniently(EventTime time, DateTimeZone zone) =>
        time.Time is { } moment ? ResolveLeniently(moment, zone) : time.Date.AtStartOfDayInZone(zone).ToInstant();

    private static Instant? Resolve(LocalDateTime local, SourceSpan source, DateTimeZone zone, ICollection<Finding> findings)
    {
        var mapping = zone.MapLocal(local);
        switch (mapping.Count)
        {
            case 0:
                findings.Add(Problems.TimeInDstGap(source, local, zone));
                return null;
            case 1:
                return mapping.First().ToInstant();
            default:
                findings.Add(Problems.TimeAmbiguous(source, local, zone, mapping.First().Offset));
                return mapping.First().ToInstant();
        }
    }
}
