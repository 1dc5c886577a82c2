namespace Planner.Reviewing;

/// <summary>One of the two states that a review compares.</summary>
/// <param name="Findings">As the team's and the files' choices leave them, in reading order.</param>
internal sealed record ReviewSide(Content Content, Plan Plan, ImmutableArray<Finding> Findings)
{
    /// <summary>Before there was any plan.</summary>
    public static ReviewSide None(Options options, Instant now) => new(new Content { Options = options }, new Plan([], now), []);
}
