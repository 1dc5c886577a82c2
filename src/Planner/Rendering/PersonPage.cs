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
