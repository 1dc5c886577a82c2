namespace Planner.Planning;

/// <summary>A post that is a step of a contest waits for the required steps that stand before it.</summary>
internal static class Gates
{
    /// <summary>The first open required step before the post's own; null when nothing stops it.</summary>
    public static Step? OpenStep(Post post, Content content, Instant now)
    {
        if (post.Step is not { } own || content.Contests.Find(post.Contest?.Value) is not { } contest)
        {
            return null;
        }

        var today = now.InZone(content.ZoneOf(contest.Campaign)).Date;
        foreach (var step in contest.Steps)
        {
            if (step.Id == own.Value)
            {
                return null;
            }

            if (step.Required && !step.IsDone(today))
            {
                return step;
            }
        }

        return null;
    }
}
