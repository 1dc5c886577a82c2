using System.Text;

namespace Planner.Reviewing;

/// <summary>What a reviewer has to weigh beside the texts: findings, clashes, approvals, cadence, money.</summary>
internal static class ReviewSections
{
    /// <summary>Lines of one section in a comment that has little room.</summary>
    private const int Few = 20;

    /// <param name="isShort">The first lines of each section, and how many there are of each kind.</param>
    public static string Of(Review review, bool isShort)
    {
        var text = new StringBuilder();
        Section(text, "Findings", review.Findings.OrderBy(finding => finding.Severity is Severity.Error ? 0 : 1), Line, finding => finding.Rule, isShort);
        Section(text, "Clashes", review.Clashes.DistinctBy(clash => (clash.Kind, clash.Post, clash.Message)), Line, clash => clash.Kind, isShort);
        Section(text, "Approvals still needed", review.Approvals.GroupBy(each => (each.Change.Post.Id, each.Missing)), Line, each => each.Key.Missing, isShort);
        Section(text, "Posts a week", review.Cadence, Line, effect => effect.Account, isShort);
        Section(text, "What networks bill", review.Costs, Line, effect => effect.Account, isShort);
        Section(text, "Budgets", review.Budgets, Line, effect => effect.Campaign, isShort);
        return text.ToString();
    }

    private static void Section<T>(StringBuilder text, string title, IEnumerable<T> all, Func<T, string> line, Func<T, string> kind, bool isShort)
    {
        T[] items = [.. all];
        if (items.Length == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"\n### {title}\n\n");
        foreach (var item in isShort ? items[..Math.Min(Few, items.Length)] : items)
        {
            text.Append("- ").Append(MarkdownText.AtStart(line(item))).Append('\n');
        }

        if (isShort && items.Length > Few)
        {
            var kinds = items.GroupBy(kind, StringComparer.Ordinal).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"- … {items.Length} in all: {string.Join(", ", kinds.Take(Few).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {MarkdownText.Cell(group.Key)}")))}{(kinds.Length > Few ? ", …" : "")}\n");
        }
    }

    private static string Line(Finding finding) =>
        $"{(finding.Severity is Severity.Error ? "**error**" : "warning")} {finding.Rule} in {Place(finding.Source)}: {MarkdownText.Cell(finding.Message)}";

    private static string Line(Clash clash) => $"{MarkdownText.Cell(clash.Post.Length > 0 ? clash.Post : clash.Source.Path)}: {MarkdownText.Cell(clash.Message)}";

    private static string Line(IGrouping<(string Post, string Missing), MissingApproval> post) =>
        $"{MarkdownText.Cell(post.Key.Post)} on {string.Join(", ", post.Select(each => MarkdownText.Cell(each.Change.Account.Id)))}: {MarkdownText.Cell(post.Key.Missing)}";

    private static string Line(CadenceEffect effect) => string.Create(
        CultureInfo.InvariantCulture, $"{MarkdownText.Cell(effect.Account)}, week of {effect.Week:uuuu-MM-dd}: {effect.Before} → {effect.After}{(effect.Wanted is { } wanted ? $" (wanted: {wanted})" : "")}");

    private static string Line(CostEffect effect) => string.Create(
        CultureInfo.InvariantCulture, $"{MarkdownText.Cell(effect.Account)}, {effect.Month:uuuu-MM}: {effect.Before:0.000} → {effect.After:0.000} USD{(effect.Budget is { } budget ? $" of {budget:0.00} USD{(effect.IsExceeded ? ", **more than its budget**" : "")}" : "")}");

    private static string Line(BudgetEffect effect) => $"{MarkdownText.Cell(effect.Campaign)}: {Sums(effect.Before)} → {Sums(effect.After)}";

    private static string Sums(Budget? budget) => budget is null ? "none" : string.Create(
        CultureInfo.InvariantCulture, $"{(budget.Total is { } total ? $"{total.Value:0.##} " : "")}{MarkdownText.Cell(budget.Currency)} (planned {budget.Planned:0.##}, committed {budget.Committed:0.##}, spent {budget.Spent:0.##})");

    private static string Place(SourceSpan source) => string.Create(CultureInfo.InvariantCulture, $"{MarkdownText.Cell(source.Path)}, line {source.Line}");
}
