namespace Planner.Rendering;

/// <summary>One reason why a person must look: the first few cases, how many there are, and where all of them are.</summary>
/// <param name="Id">Names the section in the page.</param>
/// <param name="Urgent">Whether it cannot wait.</param>
public sealed record Attention(
    string Id, string Title, string Count, bool Urgent, Html? Entries, ImmutableArray<TaskLine> Tasks, ImmutableArray<FindingLine> Findings, string? Rest, Link? More)
{
    internal const int Most = 6;
    private const int TaskDays = 7;

    internal static ImmutableArray<Attention> All(SiteIndex index)
    {
        Attention[] all =
        [
            .. WaitingPosts.All(index).Select(waiting => Of(index, waiting)),
            .. new[]
            {
                Errors(index),
                TasksSoon(index, "steps", TaskLine.OpenSteps(index, _ => true)),
                TasksSoon(index, "deliverables", TaskLine.OpenDeliverables(index)),
            }.OfType<Attention>(),
        ];
        return [.. all.Where(attention => attention.Urgent), .. all.Where(attention => !attention.Urgent)];
    }

    private static Attention Of(SiteIndex index, WaitingPosts waiting) => Empty(index, waiting.Id, waiting.Entries.Length) with
    {
        Urgent = waiting.Urgent,
        Entries = index.Markup.Render(waiting.Entries.Take(Most), "", withDay: true, index.Today),
        More = waiting.HasPage ? Link.To(waiting.Path, index.Language["attention.all"]) : null,
    };

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
            Tasks = [.. soon.Take(Most).Select(task => task with { Due = index.Language.ShortDayNear(index.Today, task.Day!.Value) })],
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
