using Planner.Planning;

namespace Planner.Rendering;

/// <summary>Someone of the team: what they have to do, when they are there, and the posts they own.</summary>
public sealed record PersonPage(
    string Name, Link? Waiting, Html? Facts, Html? Prose, ImmutableArray<TaskLine> Steps, ImmutableArray<Link> Campaigns, EntryList Posts)
{
    /// <summary>What they have to do today and in the days after.</summary>
    public required string Day { get; init; }

    /// <summary>The same for a calendar program.</summary>
    public required string Calendar { get; init; }

    internal static PersonPage Of(SiteIndex index, Person person) => new(
        person.Name,
        index.Awaited.Approvers.Contains(person) ? WaitingPage.LinkTo(index, person, index.Language.Count("waiting.wait", index.Awaited.OfPerson(person.Id).Length)) : null,
        FactsOf(index, person),
        RichTextHtml.OfProse(person.Prose, 3, "../"),
        TaskLine.OpenSteps(index, step => step.Owner?.Value == person.Id),
        [
            .. index.Content.Campaigns.Where(campaign => campaign.Owner?.Value == person.Id).Select(index.Labels.Of),
            .. index.Content.Contests.Where(contest => contest.Campaign.Owner?.Value == person.Id).Select(index.Labels.Of),
        ],
        EntryList.Of(index, index.OfOwner.At(person.Id), SitePaths.Person(person.Id)))
    {
        Day = SitePaths.Address(SitePaths.Day(person.Id)),
        Calendar = SitePaths.Address(SitePaths.PersonCalendar(person.Id)),
    };

    private static Html? FactsOf(SiteIndex index, Person person)
    {
        var language = index.Language;
        using var facts = new FactList(index);
        facts.Add("fact.roles", string.Join(", ", person.Roles.Select(role => language.Word("role", role))));
        facts.Add("fact.hours", Hours.Text(language, person.Hours));
        facts.Add("fact.timezone", person.Timezone?.Id);
        facts.Add("fact.on_call", index.Turns.FirstOrDefault(turn => turn.Person == person) is { } turn ? TaskWords.Times(index, turn) : null);
        facts.Add("fact.absences", string.Join(" · ", person.Absences.Select(absence => Text(index, absence))));
        return facts.ToHtml();
    }

    private static string Text(SiteIndex index, Absence absence)
    {
        var dates = index.Language.Range(absence.From, absence.Until);
        var deputy = absence.Deputy is { } other ? index.Language.Text("fact.deputy", index.Content.People.Find(other.Value)?.Name ?? other.Value) : null;
        var more = string.Join(", ", new[] { absence.Reason, deputy }.OfType<string>());
        return more.Length > 0 ? $"{dates} ({more})" : dates;
    }
}

/// <summary>Something with a day that a person or partner has to do: a step, a deliverable.</summary>
public sealed record TaskLine(string What, Link? Page, string? Who, string? Due, string? Iso, string State, string StateText)
{
    /// <summary>What is the matter; null where its place says it.</summary>
    public string? Detail { get; init; }

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

    internal static TaskLine Of(SiteIndex index, Attending.AttentionItem item)
    {
        var state = item.Day < index.Today ? "late" : "open";
        var page = Mornings.MorningWords.PageOf(item.About);
        return new TaskLine(
            item.Title,
            page is null ? null : new Link(page, item.About!.Title),
            item.Who.IsEmpty ? null : Mornings.MorningWords.Names(item.Who, index.Content),
            item.Day is { } date ? index.Language.ShortDayNear(index.Today, date) : null,
            item.Day is { } day ? Names.Iso(day) : null,
            state,
            index.Language["step." + state])
        {
            Day = item.Day,
            Detail = item.Detail is { } detail ? index.Language.Message(detail) : null,
        };
    }

    internal static TaskLine Of(SiteIndex index, string what, Link page, string? who, LocalDate? due)
    {
        var state = due < index.Today ? "late" : "open";
        return new TaskLine(what, page, who, due is { } date ? index.Language.ShortDay(date) : null, due is { } day ? Names.Iso(day) : null, state, index.Language["step." + state])
        {
            Day = due,
        };
    }
}
