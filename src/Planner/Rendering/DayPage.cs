using Planner.Duties;

namespace Planner.Rendering;

/// <summary>What a person has to do: what is late first, then today and the six days after. It prints on one sheet.</summary>
/// <param name="Away">Where they are away today: until when, and who stands in.</param>
/// <param name="OnCall">Where they are on call now: until when.</param>
/// <param name="Turns">Those of the next two weeks.</param>
/// <param name="Later">How much more there is.</param>
/// <param name="Calendar">Of the same tasks, for a calendar program.</param>
public sealed record DayPage(
    string Title, Link Person, string AsOf, string? Away, string? OnCall, ImmutableArray<string> Turns, ImmutableArray<DayGroup> Groups, string? Later, string Calendar)
{
    private const int Days = 7;
    private const int DaysOfTurns = 14;

    internal static DayPage Of(SiteIndex index, Person person)
    {
        var language = index.Language;
        var tasks = index.TasksOf.At(person.Id);
        var turns = index.Turns.RemoveAll(turn => turn.Person?.Id != person.Id || turn.Day >= index.Today.PlusDays(DaysOfTurns));
        var later = tasks.Count(task => DayOf(task, index) >= index.Today.PlusDays(Days));
        return new DayPage(
            language.Text("day.title", person.Name),
            index.Labels.Of(person),
            language.Text("calendar.as_of", language.LongDate(index.Today)),
            AwayOf(index, person),
            turns.FirstOrDefault(turn => turn.Contains(index.Plan.Now)) is { } now ? language.Text("day.on_call", language.DateTime(now.End.InZone(now.Zone).LocalDateTime)) : null,
            [.. turns.Where(turn => !turn.Contains(index.Plan.Now)).Select(turn => $"{TaskWords.Times(index, turn)} · {TaskWords.Of(language, turn)}")],
            [.. GroupsOf(index, tasks)],
            later == 0 ? null : language.Count("day.later", later),
            SitePaths.Address(SitePaths.PersonCalendar(person.Id)));
    }

    private static IEnumerable<DayGroup> GroupsOf(SiteIndex index, ImmutableArray<PersonTask> tasks)
    {
        var language = index.Language;
        if (tasks.Where(task => task.IsLate(index.Plan.Now)).ToArray() is { Length: > 0 } late)
        {
            yield return DayGroup.Of(index, language["day.late"], null, "late", late);
        }

        for (var day = index.Today; day < index.Today.PlusDays(Days); day = day.PlusDays(1))
        {
            if (tasks.Where(task => DayOf(task, index) == day).ToArray() is { Length: > 0 } own)
            {
                yield return DayGroup.Of(index, language.LongDateNear(index.Today, day), day, day == index.Today ? "today" : "ahead", own);
            }
        }

        if (tasks.Where(task => task.Day is null).ToArray() is { Length: > 0 } undated)
        {
            yield return DayGroup.Of(index, language["day.undated"], null, "undated", undated);
        }
    }

    /// <summary>Null for what is late or has no day; where another zone is a day behind, today.</summary>
    private static LocalDate? DayOf(PersonTask task, SiteIndex index) =>
        task.IsLate(index.Plan.Now) || task.Day is not { } day ? null : LocalDate.Max(day, index.Today);

    private static string? AwayOf(SiteIndex index, Person person)
    {
        if (Presence.AbsenceOn(person, index.Today) is not { } absence)
        {
            return null;
        }

        var language = index.Language;
        var deputy = Presence.StandIn(person, index.Today, index.Content);
        return $"{language.Text("day.away", language.Range(absence.From, absence.Until))} {(deputy is null ? language["day.no_deputy"] : language.Text("day.deputy", deputy.Name))}";
    }
}

/// <param name="State">late, today, ahead, undated.</param>
/// <param name="Rest">How many more there are than a sheet has room for.</param>
public sealed record DayGroup(string Heading, string? Iso, string State, ImmutableArray<DayTask> Tasks, string? Rest)
{
    private const int Most = 12;

    internal static DayGroup Of(SiteIndex index, string heading, LocalDate? day, string state, PersonTask[] tasks) => new(
        heading,
        day is { } date ? Names.Iso(date) : null,
        state,
        [.. tasks.Take(Most).Select(task => DayTask.Of(index, task, day is null))],
        tasks.Length > Most ? index.Language.Count("day.rest", tasks.Length - Most) : null);
}

/// <param name="Kind">write, agree, approve, byHand, step, chase, settle.</param>
/// <param name="When">The day where its group is none, and the hour where there is one.</param>
/// <param name="Note">What it is a part of, the account, and for whom it is done.</param>
public sealed record DayTask(string Kind, string KindText, string What, string Href, string? When, string? Iso, string? Note)
{
    internal static DayTask Of(SiteIndex index, PersonTask task, bool withDay)
    {
        var language = index.Language;
        var local = task.Due?.InZone(task.Zone).LocalDateTime;
        var day = withDay && task.Day is { } date ? language.ShortDay(date) : null;
        var time = local is { } at ? language.Time(at.TimeOfDay) + (index.Markup.ZoneOf(task.Zone) is { } zone ? $" ({zone})" : "") : null;
        var page = TaskWords.PageOf(index, task);
        return new DayTask(
            Names.Camel(task.Kind.ToString()),
            TaskWords.Of(language, task.Kind),
            task.What,
            page.Href,
            day is null && time is null ? null : string.Join(' ', new[] { day, time }.OfType<string>()),
            local is { } moment ? Names.Iso(moment) : task.Day is { } whole ? Names.Iso(whole) : null,
            Joined(task.Subject is Post ? task.Account?.Handle : page.Text, task.InsteadOf is { } other ? language.Text("day.for", index.Content.People.Find(other)?.Name ?? other) : null));
    }

    private static string? Joined(string? one, string? other) => one is null || other is null ? one ?? other : $"{one} · {other}";
}
