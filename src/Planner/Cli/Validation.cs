using Planner.Checking;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Cli;

/// <summary>Files to a plan that was checked: the stages that every command runs, in order.</summary>
internal sealed record Validation(Content Content, Plan Plan, Reported Reported)
{
    public ImmutableArray<Finding> Findings => Reported.Findings;

    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    /// <param name="facts">Of the media that posts name, asked for once the plan is made; null where nobody looked into files.</param>
    /// <param name="planned">Told when there is a plan: what needs no findings may begin beside the checks.</param>
    public static Validation Of(
        LoadedOptions options, ImmutableArray<LoadedFile> files, FrozenDictionary<string, long> media, IEnumerable<Finding> folderFindings, Instant now,
        Action<Content, Plan>? planned = null, Func<FrozenDictionary<string, MediaFacts>>? facts = null)
    {
        List<Finding> found = [.. folderFindings, .. options.Findings];
        var content = ContentLoader.Assemble(options.Options!, files, media, found);
        var plan = PlanMaker.Make(content, now, found);
        content = facts is null ? content : content with { Media = facts() };
        planned?.Invoke(content, plan);
        found.AddRange(Checker.Check(content, plan));
        var silences = files.Where(file => !file.Silences.IsEmpty).ToImmutableDictionary(file => file.Path, file => file.Silences, StringComparer.Ordinal);
        var reported = FindingPolicy.Apply(found, content.Options.Rules, options.Silences.IsEmpty ? silences : silences.SetItem(LoadedOptions.Path, options.Silences));
        return new Validation(content, plan, reported);
    }
}
