using Planner.Duties;

namespace Planner.Rendering;

/// <summary>How tasks and turns on call are called and where they lead.</summary>
internal static class TaskWords
{
    public static string Of(Language language, TaskKind kind) => language["task." + Names.Camel(kind.ToString())];

    /// <summary>Where the person does it: the page of their approvals, the post, the contest, the partner.</summary>
    public static Link PageOf(SiteIndex index, PersonTask task) => task.Subject switch
    {
        Post post when task.Kind is TaskKind.Approve && index.Awaited.Approvers.Any(person => person.Id == task.Person) => Link.To(SitePaths.Waiting(task.Person!), post.Title),
        Post post => Link.To(SitePaths.Post(post.Id), post.Title),
        Contest contest => index.Labels.Of(contest),
        _ => index.Labels.Of((Partner)task.Subject),
    };

    /// <summary>The line's name, with its brand.</summary>
    public static string Of(Language language, OnCallTurn turn) =>
        string.Join(" · ", new[] { turn.Line.Name ?? language["task.on_call"], turn.Brand?.Name }.OfType<string>());

    /// <summary>From when to when, in the line's zone: the day once where it begins and ends on the same.</summary>
    public static string Times(SiteIndex index, OnCallTurn turn)
    {
        var language = index.Language;
        var (start, end) = (turn.Start.InZone(turn.Zone).LocalDateTime, turn.End.InZone(turn.Zone).LocalDateTime);
        var last = start.Date == end.Date ? language.Time(end.TimeOfDay) : $"{language.ShortDay(end.Date)} {language.Time(end.TimeOfDay)}";
        return language.Text("day.turn", $"{language.ShortDayNear(index.Today, start.Date)} {language.Time(start.TimeOfDay)}", last) + (index.Markup.ZoneOf(turn.Zone) is { } zone ? $" ({zone})" : "");
    }
}
