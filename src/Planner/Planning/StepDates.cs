namespace Planner.Planning;

/// <summary>The day by which a step must be done.</summary>
internal static class StepDates
{
    /// <summary>Null when nobody said, or when it counts from a moment that the contest does not have.</summary>
    /// <param name="zone">The contest's, in which its days begin and end.</param>
    public static LocalDate? DueOf(Step step, Contest contest, DateTimeZone zone)
    {
        if (step.CountsFrom is not { } due)
        {
            return null;
        }

        var moment = due.Date is { } date ? date.AtMidnight() : due.Moment switch
        {
            ContestMoment.Opens => contest.Opens.Value.In(zone),
            ContestMoment.Closes => contest.Closes.Value.In(zone),
            ContestMoment.DrawAt => contest.DrawAt?.Value.In(zone),
            ContestMoment.Start => contest.Campaign.Start.Value.AtMidnight(),
            ContestMoment.End => contest.Campaign.End.Value.AtMidnight(),
            _ => (LocalDateTime?)null,
        };
        return moment?.PlusDays(due.After.Days).PlusMinutes((long)due.After.Elapsed.TotalMinutes).Date;
    }
}
