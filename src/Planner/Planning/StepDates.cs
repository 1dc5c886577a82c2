namespace Planner.Planning;

/// <summary>The day by which a step must be done.</summary>
internal static class StepDates
{
    /// <summary>Null when nobody said, or when it counts from a moment that the contest does not have.</summary>
    /// <param name="zone">The contest's, in which its days begin and end.</param>
    public static LocalDate? DueOf(Step step, Contest contest, DateTimeZone zone)
    {
        if (step.Due is not { } due)
        {
            return null;
        }

        if (due.Value.Date is { } date)
        {
            return date;
        }

        var moment = due.Value.Moment switch
        {
            ContestMoment.Opens => contest.Opens.Value.In(zone),
            ContestMoment.Closes => contest.Closes.Value.In(zone),
            ContestMoment.DrawAt => contest.DrawAt?.Value.In(zone),
            ContestMoment.Start => contest.Campaign.Start.Value.AtMidnight(),
            ContestMoment.End => contest.Campaign.End.Value.AtMidnight(),
            _ => null,
        };
        return moment?.PlusDays(due.Value.After.Days).PlusMinutes((long)due.Value.After.Elapsed.TotalMinutes).Date;
    }
}
