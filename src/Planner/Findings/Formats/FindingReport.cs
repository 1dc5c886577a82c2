namespace Planner.Findings.Formats;

/// <summary>What <c>validate</c> answers, whatever the format.</summary>
/// <param name="Findings">In reading order, as <see cref="FindingPolicy"/> leaves them.</param>
/// <param name="Posts">How many posts were looked at.</param>
/// <param name="Deliveries">How many deliveries they make.</param>
public sealed record FindingReport(ImmutableArray<Finding> Findings, int Posts, int Deliveries)
{
    public int Errors => Count(Severity.Error);

    public int Warnings => Count(Severity.Warning);

    public int Infos => Count(Severity.Info);

    /// <summary>
    /// The same with paths below a folder: GitHub, GitLab and SARIF count paths from the repository's root, which may lie
    /// above Planner's.
    /// </summary>
    public FindingReport Below(string folder) => folder.Length == 0 ? this : this with
    {
        Findings = [.. Findings.Select(finding => finding with { Source = finding.Source with { Path = $"{folder}/{finding.Source.Path}" } })],
    };

    private int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);
}
