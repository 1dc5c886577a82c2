namespace Planner.Planning;

/// <summary>Content with every date that can be told: times that follow others, and the days of posts that repeat.</summary>
internal static class Dating
{
    /// <summary>What cannot be told is added to the findings, and has no time.</summary>
    public static Content Of(Content content, Instant now, List<Finding> findings) =>
        Occurrences.Add(FollowingTimes.Resolve(content, findings), now, findings);
}
