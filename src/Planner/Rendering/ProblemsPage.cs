namespace Planner.Rendering;

/// <summary>What checking says, file by file, those with the worst first; a long list is split over pages.</summary>
/// <param name="Needless">On the last page only.</param>
public sealed record ProblemsPage(
    string Count, string Errors, string Warnings, string Infos, ImmutableArray<FileFindings> Files, ImmutableArray<PageNumber> Pages,
    ImmutableArray<NeedlessSilence> Needless)
{
    private const int OnOnePage = 300;

    /// <summary>Findings come in reading order; what all pages say of the whole is counted once.</summary>
    internal static ImmutableArray<(string Path, Func<ProblemsPage> Make)> All(SiteIndex index)
    {
        // Files with errors come first; within a file and among equals the reading order stays.
        var worst = index.Findings.GroupBy(finding => finding.Source.Path).ToDictionary(file => file.Key, file => file.Max(finding => finding.Severity), StringComparer.Ordinal);
        var parts = index.Findings.OrderByDescending(finding => worst[finding.Source.Path]).Chunk(OnOnePage).DefaultIfEmpty([]).ToArray();
        var counts = Counts(index);
        return [.. parts.Select((part, at) => (PathOf(at), (Func<ProblemsPage>)(() => counts with
        {
            Files = [.. part.GroupBy(finding => finding.Source.Path).Select(file => FileFindings.Of(index, file.Key, file))],
            Pages = parts.Length == 1 ? [] : [.. parts.Select((_, page) => new PageNumber(PathOf(page), (page + 1).ToString(CultureInfo.InvariantCulture), page == at))],
            Needless = at == parts.Length - 1 ? [.. index.Reported.NeedlessSilences.Select(silence => new NeedlessSilence(silence.Path, silence.Rule, index.PageOfFile(silence.Path)))] : [],
        })))];
    }

    private static string PathOf(int at) => at == 0 ? "problems.html" : string.Create(CultureInfo.InvariantCulture, $"problems-{at + 1}.html");

    private static ProblemsPage Counts(SiteIndex index)
    {
        var counts = index.Findings.CountBy(finding => finding.Severity).ToDictionary();
        return new ProblemsPage(index.Language.Count("problems", index.Findings.Length), CountOf(Severity.Error), CountOf(Severity.Warning), CountOf(Severity.Info), [], [], []);

        string CountOf(Severity severity) => index.Language.Count("problems." + Words.Of(severity), counts.GetValueOrDefault(severity));
    }
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
