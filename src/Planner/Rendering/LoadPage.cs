using Planner.Duties;

namespace Planner.Rendering;

/// <summary>How much everybody has to do, week by week and kind by kind, and who is on call.</summary>
/// <param name="Kinds">The kinds of tasks that there are, as heads of the second table.</param>
/// <param name="Nobodys">What is nobody's, soonest first.</param>
/// <param name="Findings">Holes: nobody there when something goes out, and work that falls into an absence.</param>
public sealed record LoadPage(
    string AsOf, ImmutableArray<LoadWeek> Weeks, ImmutableArray<LoadRow> Rows, string KindsTitle, ImmutableArray<string> Kinds, ImmutableArray<LoadKinds> KindRows,
    ImmutableArray<DayTask> Nobodys, string? Rest, ImmutableArray<LoadTurn> Turns, ImmutableArray<FindingLine> Findings)
{
    internal const string Path = "load.html";
    private const int WeeksAhead = 6;
    private const int Most = 30;

    internal static LoadPage Of(SiteIndex index)
    {
        var language = index.Language;
        var load = TeamLoad.Of(index.Content, index.Tasks, index.Plan.Now, WeeksAhead);
        TaskKind[] kinds = [.. Enum.GetValues<TaskKind>().Where(kind => load.People.Any(person => person.Weeks.Any(week => week.Tasks.Any(task => task.Kind == kind))))];
        PersonTask[] nobodys = [.. index.Tasks.Where(task => task.Person is null)];
        return new LoadPage(
            language.Text("calendar.as_of", language.LongDate(index.Today)),
            [.. load.Mondays.Select(monday => new LoadWeek(language.Text("week.short", Calendar.WeekNumber(monday)), language.ShortDay(monday), Names.Iso(monday)))],
            [.. load.People.Select(person => LoadRow.Of(index, person))],
            language.Text("load.kinds_of", language.Number(WeeksAhead)),
            [.. kinds.Select(kind => TaskWords.Of(language, kind))],
            kinds.Length == 0 ? [] : [.. load.People.Select(person => LoadKinds.Of(index, person, kinds))],
            [.. nobodys.Take(Most).Select(task => DayTask.Of(index, task, withDay: true))],
            nobodys.Length > Most ? language.Count("day.rest", nobodys.Length - Most) : null,
            [.. index.Turns.Select(turn => LoadTurn.Of(index, turn))],
            FindingLine.Of(index.Findings.Where(finding => finding.Rule is "nobody-on-call" or "owner-absent"), language));
    }
}

/// <param name="Name">Its number.</param>
public sealed record LoadWeek(string Name, string Days, string Iso);

/// <param name="Href">Of the person's day; null for what is nobody's.</param>
public sealed record LoadRow(string Name, string? Href, ImmutableArray<LoadCell> Cells)
{
    internal static LoadRow Of(SiteIndex index, PersonLoad load) => new(NameOf(index, load.Person), HrefOf(load.Person), [.. load.Weeks.Select(week => LoadCell.Of(index.Language, week))]);

    internal static string NameOf(SiteIndex index, Person? person) => person?.Name ?? index.Language["load.nobody"];

    internal static string? HrefOf(Person? person) => person is null ? null : SitePaths.Address(SitePaths.Day(person.Id));
}

/// <param name="Level">From 0, nothing, to 4.</param>
/// <param name="Notes">Hours, days away, time on call.</param>
public sealed record LoadCell(string Count, string Level, ImmutableArray<string> Notes)
{
    internal static LoadCell Of(Language language, WeekLoad week) => new(
        language.Number(week.Tasks.Length),
        week.Level.ToString(CultureInfo.InvariantCulture),
        [
            .. new[]
            {
                week.Hours > Duration.Zero ? language.Text("load.hours", Hours(language, week.Hours)) : null,
                week.DaysAway > 0 ? language.Count("load.away", week.DaysAway) : null,
                week.OnCall > Duration.Zero ? language.Text("load.on_call", Hours(language, week.OnCall)) : null,
            }.OfType<string>(),
        ]);

    private static string Hours(Language language, Duration length) => language.Number(Math.Round((decimal)length.TotalHours, 1));
}

/// <summary>A person's tasks by kind.</summary>
public sealed record LoadKinds(string Name, string? Href, ImmutableArray<string> Counts, string Sum)
{
    internal static LoadKinds Of(SiteIndex index, PersonLoad load, TaskKind[] kinds)
    {
        var tasks = load.Weeks.SelectMany(week => week.Tasks).ToArray();
        return new LoadKinds(
            LoadRow.NameOf(index, load.Person),
            LoadRow.HrefOf(load.Person),
            [.. kinds.Select(kind => index.Language.Number(tasks.Count(task => task.Kind == kind)))],
            index.Language.Number(tasks.Length));
    }
}

/// <param name="IsHole">Whether nobody is there.</param>
public sealed record LoadTurn(string When, string Iso, string What, string Who, string? Href, bool IsHole)
{
    internal static LoadTurn Of(SiteIndex index, OnCallTurn turn)
    {
        var language = index.Language;
        var named = index.Content.People.Find(turn.Named)?.Name ?? turn.Named;
        return new LoadTurn(
            TaskWords.Times(index, turn),
            Names.Iso(turn.Start.InZone(turn.Zone).LocalDateTime),
            TaskWords.Of(language, turn),
            turn.Person is not { } person ? language.Text("load.hole", named)
                : person.Id == turn.Named ? person.Name
                : language.Text("load.stands_in", person.Name, named),
            LoadRow.HrefOf(turn.Person),
            turn.Person is null);
    }
}
