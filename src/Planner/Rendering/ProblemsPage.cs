namespace Planner.Rendering;

/// <summary>What checking says, file by file, those with the worst first; a long list is split over pages.</summary>
/// <param name="Needless">On the last page only.</param>
public sealed record ProblemsPage(
    string Count, string Errors, string Warnings, string Infos, ImmutableArray<FileFindings> Files, ImmutableArray<PageNumber> Pages,
    ImmutableArray<NeedlessSilence> Needless)
{
    private const int OnOnePage = 300;

    /// <summary>Findings come in reading order; what all pages say of the whole is counted once.</summary>
    internal static IEnumerable<OutputFile> All(SiteIndex index, PageRenderer pages)
    {
        var counts = Counts(index);
        var parts = WorstFirst(index.Findings).Chunk(OnOnePage).DefaultIfEmpty([]).ToArray();
        for (var at = 0; at < parts.Length; at++)
        {
            var page = counts with
            {
                Files = [.. parts[at].GroupBy(finding => finding.Source.Path).Select(file => FileFindings.Of(index, file.Key, file))],
                Pages = parts.Length == 1 ? [] : Numbers(parts.Length, at),
                Needless = at == parts.Length - 1 ? [.. index.Reported.NeedlessSilences.Select(silence => new NeedlessSilence(silence.Path, silence.Rule, index.PageOfFile(silence.Path)))] : [],
            };
            yield return pages.Page(PathOf(at), index.Language["nav.problems"], "problems", "problems", page);
        }
    }

    /// <summary>Files with errors come first; within a file and among equals the reading order stays.</summary>
    private static IEnumerable<Finding> WorstFirst(ImmutableArray<Finding> findings)
    {
        var worst = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in findings)
        {
            if (!worst.TryGetValue(finding.Source.Path, out var known) || known.Severity < finding.Severity)
            {
                worst[finding.Source.Path] = finding;
            }
        }

        return InFilesOf(Severity.Error).Concat(InFilesOf(Severity.Warning)).Concat(InFilesOf(Severity.Info));

        IEnumerable<Finding> InFilesOf(Severity severity) => findings.Where(finding => worst[finding.Source.Path].Severity == severity);
    }

    private static ImmutableArray<PageNumber> Numbers(int pages, int current)
    {
        var numbers = ImmutableArray.CreateBuilder<PageNumber>(pages);
        for (var page = 0; page < pages; page++)
        {
            numbers.Add(new PageNumber(PathOf(page), (page + 1).ToString(CultureInfo.InvariantCulture), page == current));
        }

        return numbers.MoveToImmutable();
    }

    private static string PathOf(int at) => at == 0 ? "problems.html" : string.Create(CultureInfo.InvariantCulture, $"problems-{at + 1}.html");

    private static ProblemsPage Counts(SiteIndex index)
    {
        return new ProblemsPage(index.Language.Count("problems", index.Findings.Length), CountOf(Severity.Error), CountOf(Severity.Warning), CountOf(Severity.Info), [], [], []);

        string CountOf(Severity severity) => index.Language.Count("problems." + Words.Of(severity), index.Findings.Count(finding => finding.Severity == severity));
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
