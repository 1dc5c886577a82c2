namespace Planner.Planning;

/// <summary>Two accounts of one post in one zone share a time: what is wrong with it is said once.</summary>
internal static class FindingPlace
{
    public static IEqualityComparer<Finding> Comparer { get; } = EqualityComparer<Finding>.Create(
        static (left, right) => left!.Rule == right!.Rule && left.Source == right.Source && left.Message == right.Message,
        static finding => HashCode.Combine(finding.Rule, finding.Source));
}
