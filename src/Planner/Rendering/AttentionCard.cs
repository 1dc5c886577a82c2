using Planner.Attending;
using Planner.Rendering.Mornings;

namespace Planner.Rendering;

/// <summary>One reason why a person must look: the first few cases, how many there are, and where all of them are.</summary>
/// <param name="Id">Names the section in the page.</param>
/// <param name="Urgent">Whether it cannot wait.</param>
public sealed record AttentionCard(
    string Id, string Title, string Count, bool Urgent, Html? Entries, ImmutableArray<TaskLine> Tasks, ImmutableArray<FindingLine> Findings, string? Rest, Link? More)
{
    internal const int Most = 6;

    internal static ImmutableArray<AttentionCard> All(SiteIndex index)
    {
        var posts = WaitingPosts.All(index).Select(waiting => (Place: Attention.PlaceOf(waiting.Need, DeliveryNeeds.IsUrgent(waiting.Need)), Card: Of(index, waiting)));

        // Holds stand above, and what goes out today beside them.
        var others = from attention in Attention.BesideDeliveries(index.Morning)
                     where attention.Need is not Need.Holds
                     select (Place: Attention.PlaceOf(attention.Need, attention.IsUrgent), Card: attention.Need is Need.Errors ? Errors(index, attention) : Of(index, attention));
        return [.. posts.Concat(others).OrderBy(each => each.Place).Select(each => each.Card)];
    }

    private static AttentionCard Of(SiteIndex index, WaitingPosts waiting) => Empty(index, waiting.Need, waiting.Entries.Length) with
    {
        Urgent = DeliveryNeeds.IsUrgent(waiting.Need),
        Entries = index.Markup.Render(waiting.Entries.Take(Most), "", withDay: true, index.Today),
        More = waiting.HasPage ? Link.To(waiting.Path, index.Language["attention.all"]) : null,
    };

    private static AttentionCard Errors(SiteIndex index, Attention attention) => Empty(index, attention.Need, attention.Items.Length) with
    {
        Urgent = true,
        Findings = FindingLine.Of(index.Findings.Where(finding => finding.Severity is Severity.Error).Take(Most), index.Language),
        More = new Link("problems.html", index.Language["nav.problems"]),
    };

    private static AttentionCard Of(SiteIndex index, Attention attention) => Empty(index, attention.Need, attention.Items.Length) with
    {
        Urgent = attention.IsUrgent,
        Tasks = [.. attention.Items.Take(Most).Select(item => attention.Need is Need.Steps or Need.Deliverables ? TaskLine.Of(index, item) : TaskLine.Plain(index, item))],
    };

    private static AttentionCard Empty(SiteIndex index, Need need, int count) => new(
        MorningWords.Of(need),
        MorningWords.Title(need, index.Language),
        index.Language.Number(count),
        Urgent: false,
        null,
        [],
        [],
        count > Most ? index.Language.Count("attention.rest", count - Most) : null,
        null);
}
