namespace Planner.Findings;

/// <summary>What is reported once the team's and the files' choices are applied.</summary>
/// <param name="Findings">In reading order, each one once.</param>
/// <param name="NeedlessSilences">
/// The rules that a file silences without need: nothing was found, or the rule is locked. By path, then rule.
/// </param>
public sealed record Reported(ImmutableArray<Finding> Findings, ImmutableArray<(string Path, string Rule)> NeedlessSilences);

/// <summary>
/// Applies what a team chose in <c>planner.yml</c> and what files silence. Locked rules stay as they are, whoever asks;
/// see <see cref="Rule.IsLocked"/>.
/// </summary>
public static class FindingPolicy
{
    /// <param name="found">Everything that loading, checking and planning said.</param>
    /// <param name="chosen">Rules with the team's severity, by name; <see cref="Severity.Off"/> removes.</param>
    /// <param name="silences">The reasons by rule, by the path of the file that silences.</param>
    public static Reported Apply(
        IEnumerable<Finding> found,
        ImmutableDictionary<string, Rule> chosen,
        ImmutableDictionary<string, ImmutableDictionary<string, string>> silences)
    {
        var locked = Rules.All.Where(rule => rule.IsLocked).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var needed = new HashSet<(string Path, string Rule)>();
        var reported = new List<Finding>();
        foreach (var finding in found)
        {
            if (locked.Contains(finding.Rule))
            {
                reported.Add(finding);
            }
            else if (silences.TryGetValue(finding.Source.Path, out var silenced) && silenced.ContainsKey(finding.Rule))
            {
                needed.Add((finding.Source.Path, finding.Rule));
            }
            else if (chosen.TryGetValue(finding.Rule, out var rule))
            {
                reported.Add(finding with { Severity = rule.Severity });
            }
            else
            {
                reported.Add(finding);
            }
        }

        return new Reported(InReadingOrder(reported), Needless(silences, needed));
    }

    /// <summary>By path (ordinal), line, column and rule; a finding that says the same at the same place is one.</summary>
    public static ImmutableArray<Finding> InReadingOrder(IEnumerable<Finding> findings)
    {
        var ordered = findings.Where(finding => finding.Severity is not Severity.Off).Distinct(FindingOrder.Same).ToList();
        ordered.Sort(FindingOrder.Compare);
        return [.. ordered];
    }

    private static ImmutableArray<(string Path, string Rule)> Needless(
        ImmutableDictionary<string, ImmutableDictionary<string, string>> silences, HashSet<(string Path, string Rule)> needed) => silences.IsEmpty ? [] :
    [
        .. silences
            .SelectMany(file => file.Value.Keys.Select(rule => (Path: file.Key, Rule: rule)))
            .Where(silence => !needed.Contains(silence))
            .OrderBy(silence => silence.Path, StringComparer.Ordinal)
            .ThenBy(silence => silence.Rule, StringComparer.Ordinal),
    ];
}
