using Planner.Checking;
using Planner.Loading;
using Planner.Planning;
using Planner.Reviewing;

namespace Planner.Cli;

/// <summary>Files to a plan that was checked: the stages that every command runs, in order.</summary>
internal sealed record Validation(Content Content, Plan Plan, Reported Reported)
{
    public ImmutableArray<Finding> Findings => Reported.Findings;

    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    /// <param name="facts">Of the media that posts name, asked for once the plan is made; null where nobody looked into files.</param>
    /// <param name="digests">Of the same files, read when a digest asks for them.</param>
    /// <param name="witnesses">Asks Git who gave the approvals; asked only where they are recorded.</param>
    /// <param name="reviews">Looks up what reviewers at a forge saw; null where nobody brought their reviews.</param>
    /// <param name="published">Asks Git which short links there were; null where nobody asks.</param>
    /// <param name="planned">Told when there is a plan: what needs no findings may begin beside the checks.</param>
    public static Validation Of(
        LoadedOptions options, ImmutableArray<LoadedFile> files, FrozenDictionary<string, long> media, IEnumerable<Finding> folderFindings, Instant now,
        Action<Content, Plan>? planned = null, Func<FrozenDictionary<string, MediaFacts>>? facts = null, MediaDigests? digests = null, Func<Content, ApprovalWitnesses>? witnesses = null, Func<Content, ForgeReviews?>? reviews = null,
        Func<Content, Task<PublishedLinks?>>? published = null)
    {
        List<Finding> found = [.. folderFindings, .. options.Findings];
        var content = ContentLoader.Assemble(options.Options!, files, media, found) with { MediaDigests = digests ?? MediaDigests.None };
        content = Dating.Of(content, now, found);
        content = reviews is null ? content : content with { Reviews = reviews(content) };
        content = witnesses is not null && ApprovalPolicy.AsksGit(content) ? content with { Witnesses = witnesses(content) } : content;
        content = published is null ? content : content with { PublishedLinks = published(content) };
        var plan = PlanMaker.Make(content, now, found);
        content = facts is null ? content : content with { Media = facts() };
        planned?.Invoke(content, plan);
        found.AddRange(Checker.Check(content, plan));
        return new Validation(content, plan, FindingPolicy.Apply(found, content.Options.Rules, SilencesOf(options, files)));
    }

    private static ImmutableDictionary<string, ImmutableDictionary<string, string>> SilencesOf(LoadedOptions options, ImmutableArray<LoadedFile> files)
    {
        var silences = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!file.Silences.IsEmpty)
            {
                silences.Add(file.Path, file.Silences);
            }
        }

        if (!options.Silences.IsEmpty)
        {
            silences[LoadedOptions.Path] = options.Silences;
        }

        return silences.ToImmutable();
    }
}
