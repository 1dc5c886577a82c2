namespace Planner.Findings;

/// <summary>In which order findings are told, and which of them say the same.</summary>
internal static class FindingOrder
{
    /// <summary>Two findings of one rule at one place with one message are one.</summary>
    public static IEqualityComparer<Finding> Same { get; } = EqualityComparer<Finding>.Create(
        static (left, right) => left!.Rule == right!.Rule && left.Source == right.Source && left.Message == right.Message,
        static finding => HashCode.Combine(finding.Rule, finding.Source));

    /// <summary>By path (ordinal), line, column and rule; then by message, so that the order never depends on who spoke first.</summary>
    public static int Compare(Finding left, Finding right)
    {
        var byPlace = left.Source.CompareTo(right.Source);
        if (byPlace != 0)
        {
            return byPlace;
        }

        var byRule = string.CompareOrdinal(left.Rule, right.Rule);
        return byRule != 0 ? byRule : string.CompareOrdinal(left.Message, right.Message);
    }
}
