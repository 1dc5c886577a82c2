using Planner.Planning;

namespace Planner.Rendering;

/// <summary>Something with a day that a person or partner has to do: a step, a deliverable.</summary>
public sealed record TaskLine(string What, Link? Page, string? Who, string? Due, string? Iso, string State, string StateText)
{
    /// <summary>What is the matter; null where its place says it.</summary>
    public string? Detail { get; init; }

    /// <summary>What it is about, where that is what it is called; <see cref="Page"/> is null then, so that no line says a name twice.</summary>
    public Link? Self { get; init; }

    internal LocalDate? Day { get; init; }

    internal static ImmutableArray<TaskLine> OpenSteps(SiteIndex index, Func<Step, bool> chosen) =>
    [
        .. from contest in index.Content.Contests
           from step in contest.Steps
           where !step.IsDone(index.Today) && chosen(step)
           let due = StepDates.DueOf(step, contest, index.Content.ZoneOf(contest.Campaign))
           orderby Names.Iso(due ?? LocalDate.MaxIsoValue)
           select Of(index, step.Title, index.Labels.Of(contest), index.Labels.Person(step.Owner?.Value)?.Text ?? step.Owner?.Value, due),
    ];

    internal static ImmutableArray<TaskLine> OpenDeliverables(SiteIndex index) =>
    [
        .. from partner in index.Content.Partners
           from deliverable in partner.Deliverables
           where !deliverable.Done
           let due = deliverable.Due?.Value
           orderby Names.Iso(due ?? LocalDate.MaxIsoValue)
           select Of(index, deliverable.What, index.Labels.Of(partner), null, due),
    ];

    /// <summary>Something to know, that is neither done nor open.</summary>
    internal static TaskLine Plain(SiteIndex index, Attending.AttentionItem item) => Of(index, item) with { State = "plain", StateText = "" };

    internal static TaskLine Of(SiteIndex index, Attending.AttentionItem item)
    {
        var state = item.Day < index.Today ? "late" : "open";
        var page = Mornings.MorningWords.PageOf(item.About) is { } href ? new Link(href, item.About!.Title) : null;
        var self = page?.Text == item.Title ? page : null;
        return new TaskLine(
            NameOf(index, item),
            self is null ? page : null,
            item.Who.IsEmpty || item.About is Person ? null : Mornings.MorningWords.Names(item.Who, index.Content),
            item.Day is { } date ? index.Language.ShortDayNear(index.Today, date) : null,
            item.Day is { } day ? Names.Iso(day) : null,
            state,
            index.Language["step." + state])
        {
            Self = self,
            Day = item.Day,
            Detail = item.Detail is { } detail ? index.Language.Message(detail) : null,
        };
    }

    /// <summary>An account's id is for those who write files; others know it by its brand and network.</summary>
    private static string NameOf(SiteIndex index, Attending.AttentionItem item) => item.About is Account account && account.Id == item.Title
        ? $"{index.Markup.NameOf(account.Network.Value)} · {index.Labels.Brand(account.Brand.Value)?.Link.Text ?? account.Brand.Value}"
        : item.Title;

    internal static TaskLine Of(SiteIndex index, string what, Link page, string? who, LocalDate? due)
    {
        var state = due < index.Today ? "late" : "open";
        return new TaskLine(what, page, who, due is { } date ? index.Language.ShortDay(date) : null, due is { } day ? Names.Iso(day) : null, state, index.Language["step." + state])
        {
            Day = due,
        };
    }
}
