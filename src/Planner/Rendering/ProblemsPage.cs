namespace Planner.Rendering;

/// <summary>What checking says, file by file, those with the worst first; a long list is split over pages.</summary>
/// <param name="Needless">On the last page only.</param>
public sealed record ProblemsPage(
    string Count, string Errors, string Warnings, string Infos, ImmutableArray<FileFindings> Files, ImmutableArray<PageNumber> Pages,
    ImmutableArray<NeedlessSilence> Needless)
{
    private const int OnOnePage = 300;

    internal static ImmutableArray<(string Path, Func<ProblemsPage> Make)> All(SiteIndex index)
    {
        var worst = index.Findings.GroupBy(finding => finding.Source.Path).ToDictionary(file => file.Key, file => file.Max(finding => finding.Severity), StringComparer.Ordinal);
        var parts = index.Findings.OrderByDescending(finding => worst[finding.Source.Path])
            .ThenBy(finding => finding, Comparer<Finding>.Create((one, other) => one.Source.CompareTo(other.Source))).Chunk(OnOnePage).ToList();
        if (parts.Count == 0)
        {
            parts.Add([]);
        }

        return [.. parts.Select((part, at) => (PathOf(at), (Func<ProblemsPage>)(() => Of(index, part, at, parts.Count))))];
    }

    private static string PathOf(int at) => at == 0 ? "problems.html" : string.Create(CultureInfo.InvariantCulture, $"problems-{at + 1}.html");

    private static ProblemsPage Of(SiteIndex index, Finding[] findings, int at, int pages)
    {
        var language = index.Language;
        return new ProblemsPage(
            language.Count("problems", index.Findings.Length),
            CountOf(index, Severity.Error),
            CountOf(index, Severity.Warning),
            CountOf(index, Severity.Info),
            [.. findings.GroupBy(finding => finding.Source.Path).Select(file => FileFindings.Of(index, file.Key, file))],
            pages == 1 ? [] : [.. Enumerable.Range(0, pages).Select(page => new PageNumber(PathOf(page), (page + 1).ToString(CultureInfo.InvariantCulture), page == at))],
            at == pages - 1 ? [.. index.NeedlessSilences.Select(silence => new NeedlessSilence(silence.Path, silence.Rule, index.PageOfFile(silence.Path)))] : []);
    }

    private static string CountOf(SiteIndex index, Severity severity) =>
        index.Language.Count("problems." + severity.ToString().ToLowerInvariant(), index.Findings.Count(finding => finding.Severity == severity));
}

/// <summary>A rule that a file silences although it says nothing there.</summary>
public sealed record NeedlessSilence(string File, string Rule, Link? Page);

/// <param name="Page">The page of the post that the file holds.</param>
public sealed record FileFindings(string File, Link? Page, ImmutableArray<FindingLine> Findings)
{
    internal static FileFindings Of(SiteIndex index, string file, IEnumerable<Finding> findings) =>
        new(file, index.PageOfFile(file), FindingLine.Of(findings, index.Language));
}

public sealed record PageNumber(string Href, string Number, bool IsCurrent);
