namespace Planner.Rendering.Comparing;

/// <summary>Where somebody begins who has to say yes to a pull request: what it changes, and what stands in its way.</summary>
/// <param name="Notes">What stands in its way, with the places on the page.</param>
/// <param name="IsEmpty">Whether what goes out stays as it is, and nothing else has to be read: a request may change who has to say yes and no post.</param>
/// <param name="Days">On the first page, as all but the posts are.</param>
public sealed record ChangesPage(
    string Compared, string Commit, ImmutableArray<ChangeCount> Counts, ImmutableArray<Link> Notes, bool IsEmpty, ImmutableArray<ChangeDay> Days, ImmutableArray<ChangedPost> Posts,
    ImmutableArray<FileFindings> Findings, ImmutableArray<ReviewLine> Clashes, ImmutableArray<ReviewLine> Cadence, ImmutableArray<ReviewLine> Costs,
    ImmutableArray<ReviewLine> Budgets, ImmutableArray<ReviewLine> Approvals, ImmutableArray<PageNumber> Pages)
{
    internal static IEnumerable<OutputFile> All(SiteIndex index, SiteChanges changes, PageRenderer pages)
    {
        var parts = changes.Posts.Chunk(SiteChanges.PostsOnAPage).DefaultIfEmpty([]).ToArray();
        var first = First(index, changes);
        for (var at = 0; at < parts.Length; at++)
        {
            var page = (at == 0 ? first : Next(first)) with
            {
                Posts = [.. parts[at].Select(post => ChangedPost.Of(index, changes, post))],
                Pages = parts.Length == 1 ? [] : Numbers(parts.Length, at),
            };
            yield return pages.Page(SiteChanges.PageOf(at), index.Language["nav.changes"], "changes", "changes", page);
        }
    }

    private static ChangesPage First(SiteIndex index, SiteChanges changes)
    {
        var (review, language) = (changes.Review, index.Language);

        // The site says less than the checks where the ledger knows more.
        var told = index.Findings.Where(finding => finding.Rule == "time-in-past").ToHashSet();
        var findings = review.Findings.RemoveAll(finding => finding.Rule == "time-in-past" && !told.Contains(finding));
        var clashes = ReviewLine.Clashes(index, review);
        return new ChangesPage(
            language.Text("changes.compared", review.Base.Name),
            review.Base.Commit[..Math.Min(10, review.Base.Commit.Length)],
            [.. changes.Words.Counts.Select(count => new ChangeCount(count.Kind, count.Text))],
            [
                .. Note("problems.error", findings.Count(finding => finding.Severity is Severity.Error), "findings"),
                .. Note("problems.warning", findings.Count(finding => finding.Severity is Severity.Warning), "findings"),
                .. Note("changes.clashes", clashes.Length, "clashes"),
                .. Note("changes.missing", review.Approvals.Length, "approvals"),
            ],
            review.Changes.IsEmpty && findings.IsEmpty && clashes.IsEmpty,
            ChangeDay.All(index, changes),
            [],
            [.. findings.OrderBy(finding => finding.Severity is Severity.Error ? 0 : 1).GroupBy(finding => finding.Source.Path).Select(file => FileFindings.Of(index, file.Key, file))],
            clashes,
            ReviewLine.Cadence(index, review),
            ReviewLine.Costs(index, review),
            ReviewLine.Budgets(index, review),
            ReviewLine.Approvals(index, review),
            []);

        Link[] Note(string key, int count, string place) => count == 0 ? [] : [new Link("#" + place, language.Count(key, count))];
    }

    /// <summary>The posts that follow need not be told the rest a second time; the notes lead to the first page.</summary>
    private static ChangesPage Next(ChangesPage first) => first with
    {
        Notes = [.. first.Notes.Select(note => note with { Href = SiteChanges.PageOf(0) + note.Href })],
        Days = [],
        Findings = [],
        Clashes = [],
        Cadence = [],
        Costs = [],
        Budgets = [],
        Approvals = [],
    };

    private static ImmutableArray<PageNumber> Numbers(int pages, int current) =>
        [.. Enumerable.Range(0, pages).Select(at => new PageNumber(SiteChanges.PageOf(at), (at + 1).ToString(CultureInfo.InvariantCulture), at == current))];
}

/// <param name="Kind">As in <see cref="ChangeLine"/>.</param>
public sealed record ChangeCount(string Kind, string Text);
