namespace Planner.Attending;

/// <summary>What stops posts: findings of severity error.</summary>
internal static class ErrorNeeds
{
    public static Attention? Of(Morning morning) => Attention.Of(
        Need.Errors,
        isUrgent: true,
        from finding in morning.Findings
        where finding.Severity is Severity.Error
        select new AttentionItem(finding.Rule) { Detail = finding.Text, Place = finding.Source });
}
