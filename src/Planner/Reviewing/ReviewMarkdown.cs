using System.Text;

namespace Planner.Reviewing;

/// <summary>
/// The one comment of a pull request: the facts in tables, then a fold for each post. A forge takes only so much: then folds
/// are left out by whole posts and the tables become shorter, day by day, but every delivery is still counted in them.
/// </summary>
internal static class ReviewMarkdown
{
    /// <summary>
    /// GitHub refuses a comment of more than 65,536 characters ("Body is too long"); whoever posts it may add a line. GitLab
    /// takes a million, Gitea and Forgejo as much as GitHub.
    /// </summary>
    public const int MostCharacters = 65_000;

    /// <summary>By this a workflow finds the comment that it wrote before.</summary>
    public const string Marker = "<!-- planner-review -->";

    /// <summary>Room for the line that says how many posts are left out.</summary>
    private const int Rest = 200;

    /// <param name="prefix">Where the root lies below the repository's top: empty, or with a slash at its end.</param>
    public static string Of(Review review, string prefix, int most = MostCharacters)
    {
        var facts = Facts(review, most - Rest);
        var folds = ReviewFolds.Of(review, prefix);
        var text = new StringBuilder(facts);
        var shown = 0;
        while (shown < folds.Length && text.Length + folds[shown].Length + (shown == 0 ? Heading.Length : 0) <= most - Rest)
        {
            text.Append(shown == 0 ? Heading : "").Append(folds[shown]);
            shown++;
        }

        if (shown < folds.Length)
        {
            var left = folds.Length - shown;
            text.Append(CultureInfo.InvariantCulture, $"\n… {(shown == 0 ? "" : "and ")}{left}{(shown == 0 ? "" : " more")} {(left == 1 ? "post" : "posts")} with texts that have no room here: see the site, or `planner review --format json`.\n");
        }

        return text.ToString();
    }

    private static string Heading => "\n### Texts\n\n";

    /// <summary>The most detailed form that fits.</summary>
    private static string Facts(Review review, int most)
    {
        var top = Top(review);
        foreach (var (table, sections) in new (Func<Review, string> Table, bool IsShort)[]
        {
            (ReviewTables.Deliveries, false), (ReviewTables.Days, false), (ReviewTables.Days, true), (ReviewTables.Counts, true), (ReviewTables.Months, true),
        })
        {
            var facts = top + table(review) + ReviewSections.Of(review, sections);
            if (facts.Length <= most)
            {
                return facts;
            }
        }

        return top + "\nThere is no room for more here: `planner review --format json` has all of it.\n";
    }

    private static string Top(Review review)
    {
        string[] counts =
        [
            .. from kind in Enum.GetValues<ChangeKind>()
               let count = review.CountOf(kind)
               where count > 0
               select string.Create(CultureInfo.InvariantCulture, $"{count} {ReviewWords.Of(kind)}"),
        ];
        string[] notes =
        [
            .. Note(review.CountOf(Severity.Error), "error", "errors"),
            .. Note(review.CountOf(Severity.Warning), "warning", "warnings"),
            .. Note(review.Clashes.Length, "clash", "clashes"),
            .. Note(review.Approvals.Length, "delivery without its approvals", "deliveries without their approvals"),
        ];
        var deliveries = review.Changes.Length == 1 ? "delivery" : "deliveries";
        return $"{Marker}\n## {(counts.Length == 0 ? "No delivery changes" : $"Planned {deliveries}: {string.Join(", ", counts)}")}\n\n"
            + $"Compared with {MarkdownText.Of(review.Base.Name)} at `{review.Base.Commit[..Math.Min(10, review.Base.Commit.Length)]}`"
            + $"{(review.Head is { } head ? $", as of `{head.Commit[..Math.Min(10, head.Commit.Length)]}`" : "")}. "
            + $"{(notes.Length == 0 ? "Nothing stands in its way." : string.Join(", ", notes) + ".")}\n";
    }

    private static string[] Note(int count, string one, string many) => count == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}")];
}
