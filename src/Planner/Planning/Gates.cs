namespace Planner.Planning;

/// <summary>A post that is a step of a contest waits for the required steps that stand before it.</summary>
internal static class Gates
{
    /// <summary>The first open required step before the post's own; null when nothing stops it.</summary>
    public static Step? OpenStep(Post post, Content content)
    {
        if (post.Step is not { } own || content.Contests.Find(post.Contest?.Value) is not { } contest)
        {
            return null;
        }

        foreach (var step in contest.Steps)
        {
            if (step.Id == own.Value)
            {
                return null;
            }

            if (step is { Required: true, Done: false })
            {
                return step;
            }
        }

        return null;
    }
}
