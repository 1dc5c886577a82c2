namespace Planner.Checking;

/// <summary>Content and plan to findings. A rule is a function in this list; one file a subject.</summary>
internal static class Checker
{
    public static ImmutableArray<Func<Content, Plan, IEnumerable<Finding>>> All { get; } =
    [
        ReferenceRules.Check,
        PostRules.Check,
        MediaRules.Check,
        TimeRules.Check,
        CadenceRules.Check,
        DuplicateRules.Check,
        CharterRules.Check,
        StrategyRules.Check,
        CampaignRules.Check,
        CampaignPlanRules.Check,
        ContestRules.Check,
        NetworkTextRules.Check,
        NetworkMediaRules.Check,
        HoldRules.Check,
        ApprovalRules.Check,
    ];

    /// <summary>Every finding of every rule; rules know nothing of each other, so they run on every core.</summary>
    public static IEnumerable<Finding> Check(Content content, Plan plan)
    {
        var found = new List<Finding>[All.Length];
        Parallel.For(0, All.Length, index => found[index] = [.. All[index](content, plan)]);
        return found.SelectMany(findings => findings);
    }
}
