namespace Planner.Rendering;

/// <summary>One reason why a person must look: the first few cases, and how many there are.</summary>
/// <param name="Id">Names the section in the page.</param>
/// <param name="Urgent">Whether it cannot wait.</param>
public sealed record Attention(
    string Id, string Title, string Count, bool Urgent, Html? Entries, ImmutableArray<TaskLine> Tasks, ImmutableArray<FindingLine> Findings, string? Rest, Link? More)
{
    private const int Most = 6;
    private const int DraftDays = 14;
    private const int TaskDays = 7;

    internal static ImmutableArray<Attention> All(SiteIndex index) =>
    [
        .. new[]
        {
            Of(index, "late", urgent: true, entry => entry.State is DeliveryState.Late or DeliveryState.Failed or DeliveryState.Uncertain),
            Of(index, "expired", urgent: true, entry => entry.State is DeliveryState.Expired && entry.Date > index.Today.PlusDays(-DraftDays)),
            Errors(index),
            Of(index, "approval", urgent: false, entry => entry.State is DeliveryState.AwaitingApproval),
            Of(index, "drafts", urgent: false, entry => entry.State is DeliveryState.Draft && entry.Date >= index.Today && entry.Date <= index.Today.PlusDays(DraftDays)),
            Of(index, "held", urgent: false, entry => entry.State is DeliveryState.Held or DeliveryState.Gated && entry.Date >= index.Today.PlusDays(-1)),
            TasksSoon(index, "steps", TaskLine.OpenSteps(index, _ => true)),
            TasksSoon(index, "deliverables", TaskLine.OpenDeliverables(index)),
        }.OfType<Attention>(),
    ];

    private static Attention? Of(SiteIndex index, string id, bool urgent, Func<Entry, bool> chosen)
    {
        var entries = index.Entries.Where(chosen).ToList();
        return entries.Count == 0 ? null : Empty(index, id, entries.Count) with
        {
            Urgent = urgent,
            Entries = index.Markup.Render(entries.Take(Most), "", withDay: true),
        };
    }

    private static Attention? Errors(SiteIndex index)
    {
        var errors = index.Findings.Where(finding => finding.Severity is Severity.Error).ToList();
        return errors.Count == 0 ? null : Empty(index, "errors", errors.Count) with
        {
            Urgent = true,
            Findings = FindingLine.Of(errors.Take(Most), index.Language),
            More = new Link("problems.html", index.Language["nav.problems"]),
        };
    }

    private static Attention? TasksSoon(SiteIndex index, string id, ImmutableArray<TaskLine> tasks)
    {
        var soon = tasks.Where(task => task.Day <= index.Today.PlusDays(TaskDays)).ToImmutableArray();
        return soon.IsEmpty ? null : Empty(index, id, soon.Length) with
        {
            Urgent = soon.Any(task => task.State is "late"),
            Tasks = [.. soon.Take(Most)],
        };
    }

    private static Attention Empty(SiteIndex index, string id, int count) => new(
        id,
        index.Language["attention." + id],
        index.Language.Number(count),
        Urgent: false,
        null,
        [],
        [],
        count > Most ? index.Language.Count("attention.rest", count - Most) : null,
        null);
}
