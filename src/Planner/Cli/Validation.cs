using Planner.Checking;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Cli;

/// <summary>Files to a plan that was checked: the stages that every command runs, in order.</summary>
/// <param name="Findings">What is reported, in reading order, after the team's severities and silences.</param>
internal sealed record Validation(Content Content, Plan Plan, ImmutableArray<Finding> Findings)
{
    /// <summary>The rules that a file silences without need, by path, then rule.</summary>
    public ImmutableArray<(string Path, string Rule)> NeedlessSilences { get; init; } = [];

    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    public static Validation Of(LoadedOptions options, ImmutableArray<LoadedFile> files, FrozenDictionary<string, long> media, IEnumerable<Finding> folderFindings, Instant now)
    {
        List<Finding> found = [.. folderFindings, .. options.Findings];
        var content = ContentLoader.Assemble(options.Options!, files, media, found);
        var plan = PlanMaker.Make(content, now, found);
        found.AddRange(Checker.Check(content, plan));
        var silences = files.Where(file => !file.Silences.IsEmpty).ToImmutableDictionary(file => file.Path, file => file.Silences, StringComparer.Ordinal);
        var reported = FindingPolicy.Apply(found, content.Options.Rules, options.Silences.IsEmpty ? silences : silences.SetItem(LoadedOptions.Path, options.Silences));
        return new Validation(content, plan, reported.Findings) { NeedlessSilences = reported.NeedlessSilences };
    }
}
