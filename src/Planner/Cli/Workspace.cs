using Planner.Checking;
using Planner.Loading;
using Planner.Planning;

namespace Planner.Cli;

/// <summary>A repository that was loaded, planned and checked: what every command starts from.</summary>
/// <param name="Findings">What is reported, in reading order, after the team's severities and silences.</param>
internal sealed record Workspace(string Root, ContentFolder Folder, Content Content, Plan Plan, ImmutableArray<Finding> Findings)
{
    public bool HasErrors => Findings.Any(finding => finding.Severity is Severity.Error);

    /// <param name="previous">An earlier state of the same repository, whose unchanged files are not read again.</param>
    /// <exception cref="UsageException"><c>planner.yml</c> cannot be used.</exception>
    public static Workspace Open(string root, Instant now, Workspace? previous = null)
    {
        var found = new List<Finding>();
        var (options, optionSilences) = ReadOptions(root, found);
        var folder = ContentFolder.Read(root, previous?.Folder);
        found.AddRange(folder.Findings);
        var content = ContentLoader.Assemble(options, folder.Files.Select(file => file.Loaded), folder.Media, found);
        var plan = PlanMaker.Make(content, now, found);
        found.AddRange(Checker.Check(content, plan));
        var silences = folder.Files.Where(file => !file.Loaded.Silences.IsEmpty).ToImmutableDictionary(file => file.Loaded.Path, file => file.Loaded.Silences, StringComparer.Ordinal);
        var reported = FindingPolicy.Apply(found, options.Rules, silences.SetItem(RepositoryRoot.OptionsFile, optionSilences));
        return new Workspace(root, folder, content, plan, reported.Findings);
    }

    /// <summary>Without its options nothing can be planned, so that what stands in the way is told at once, alone.</summary>
    private static (Options Options, ImmutableDictionary<string, string> Silences) ReadOptions(string root, List<Finding> found)
    {
        var findings = new List<Finding>();
        var text = SourceText.Read(new SourceFile(RepositoryRoot.OptionsFile, File.ReadAllBytes(Path.Combine(root, RepositoryRoot.OptionsFile))), findings);
        SecretScan.Check(text, RepositoryRoot.OptionsFile, findings);
        var reading = new Reading(RepositoryRoot.OptionsFile, findings);
        var yaml = findings.Exists(finding => finding.Rule is "encoding") ? null : YamlReader.Read(YamlSpaces.Normalize(text), RepositoryRoot.OptionsFile, findings);
        var options = OptionsReader.Read(yaml, reading);
        if (options is null || findings.Exists(finding => finding.Rule is "yaml-syntax" or "encoding" or "field-type" or "field-required"))
        {
            throw new UsageException(FindingPolicy.InReadingOrder(findings)[0].ToString());
        }

        var silences = SilenceReader.Read(new EntityDocument("planner", yaml, "", 1, new Reading(RepositoryRoot.OptionsFile, [])));
        found.AddRange(findings);
        return (options, silences);
    }
}
