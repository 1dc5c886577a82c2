namespace Planner.Planning;

/// <summary>
/// A post that is a step of a contest waits for the required steps that stand before it. The order of the file is the order of the
/// contest, whatever days are written: a day that was moved never lets a launch go out without its terms. Where the days contradict the
/// order, a finding says so long before.
/// </summary>
public static class Gates
{
    /// <summary>The first open required step before the post's own; null when nothing stops it.</summary>
    public static Step? OpenStep(Post post, Content content, Instant now) => OpenSteps(post, content, now).FirstOrDefault();

    /// <summary>The open required steps before the post's own, in the order of the file; none when nothing stops it.</summary>
    public static IEnumerable<Step> OpenSteps(Post post, Content content, Instant now)
    {
        ArgumentNullException.ThrowIfNull(post);
        ArgumentNullException.ThrowIfNull(content);
        return post.Step is not { } own || content.Contests.Find(post.Contest?.Value) is not { } contest
            ? []
            : Before(own.Value, contest, now.InZone(content.ZoneOf(contest.Campaign)).Date);
    }

    /// <summary>Where the contest has no such step, all that is open stops the post.</summary>
    private static IEnumerable<Step> Before(string own, Contest contest, LocalDate today) =>
        contest.Steps.TakeWhile(step => step.Id != own).Where(step => step.Required && !step.IsDone(today));

    /// <summary>Who has to do what, so that the post may go out; null when nothing stops it.</summary>
    internal static FormattableString? WhyClosed(Post post, Content content, Instant now)
    {
        if (OpenStep(post, content, now) is not { } step || content.Contests.Find(post.Contest?.Value) is not { } contest)
        {
            return null;
        }

        FormattableString open = $"the step '{step.Title}' is open";
        var owner = content.People.Find(step.Owner?.Value)?.Name ?? step.Owner?.Value;
        FormattableString who = (owner, StepDates.DueOf(step, contest, content.ZoneOf(contest.Campaign))) switch
        {
            (null, _) => $"nobody owns it yet",
            ({ } name, { } due) => $"{name} does it by {new WrittenDate(due)}",
            ({ } name, null) => $"{name} does it",
        };
        return $"{open}; {who}";
    }
}
