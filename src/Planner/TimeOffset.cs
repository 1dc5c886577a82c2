namespace Planner;

/// <summary>
/// A distance in time as authors write it: <c>45m</c>, <c>+3h</c>, <c>-2d</c>, <c>1w</c>. Days and weeks move the date
/// and keep the hour on the wall, across a change of daylight saving too; hours and minutes are elapsed time.
/// </summary>
public readonly record struct TimeOffset(int Days, Duration Elapsed)
{
    /// <summary>The whole offset as elapsed time, a day being 24 hours; for grace periods and gaps.</summary>
    public Duration ToDuration() => Duration.FromDays(Days) + Elapsed;
}
