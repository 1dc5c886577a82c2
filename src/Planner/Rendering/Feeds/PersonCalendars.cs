using NodaTime.Text;
using Planner.Duties;

namespace Planner.Rendering.Feeds;

/// <summary>
/// A calendar of each person's tasks and turns on call: <c>people/&lt;id&gt;.ics</c>. Tasks are events and not to-dos, since calendar programs show no
/// to-dos of an address that they subscribe to; they take nobody's time.
/// </summary>
internal static class PersonCalendars
{
    /// <summary>From the start of the month so long ago, as every calendar, so that files stay the same in between.</summary>
    private const int MonthsBack = 3;
    private const int MonthsOfTurns = 7;

    private static readonly InstantPattern Moment = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <summary>The bytes of a file hold until the next one is asked for.</summary>
    public static IEnumerable<OutputFile> Render(SiteIndex index)
    {
        var (content, options) = (index.Content, index.Content.Options);
        var addresses = new FeedAddresses(options);
        var month = index.Today.With(DateAdjusters.StartOfMonth);
        var (first, end) = (month.PlusMonths(-MonthsBack), month.PlusMonths(MonthsOfTurns));
        var turns = OnCall.IsUsed(content)
            ? OnCall.Between(content, first.AtStartOfDayInZone(options.Timezone).ToInstant(), end.AtStartOfDayInZone(options.Timezone).ToInstant()).ToLookup(turn => turn.Person?.Id, StringComparer.Ordinal)
            : null;
        var (writer, lines) = (new ICalendarWriter(), new ICalendarWriter());
        foreach (var person in content.People)
        {
            var calendar = new CalendarFile($"{person.Name} · {options.Title}", options, writer);
            foreach (var task in index.TasksOf.At(person.Id).Where(task => task.Day >= first))
            {
                lines.Clear();
                Write(lines, index, task, addresses);
                calendar.Add(lines.Written.Span);
            }

            foreach (var turn in turns?[person.Id] ?? [])
            {
                lines.Clear();
                Write(lines, index, turn, addresses);
                calendar.Add(lines.Written.Span);
            }

            yield return new OutputFile(SitePaths.PersonCalendar(person.Id), calendar.Finish());
        }
    }

    private static void Write(ICalendarWriter lines, SiteIndex index, PersonTask task, FeedAddresses addresses)
    {
        var day = task.Day!.Value;
        lines.Line("BEGIN", "VEVENT");
        lines.Text("UID", $"tasks/{task.Key}/{task.Person}@{addresses.Host}");
        // From the content and not from the clock, so that the same content gives the same bytes.
        lines.Line("DTSTAMP", Moment.Format(task.Due ?? day.AtStartOfDayInZone(task.Zone).ToInstant()));
        if (task.Due is { } due)
        {
            lines.Line("DTSTART", Moment.Format(due));
            lines.Line("DURATION", "PT15M");
        }
        else
        {
            lines.Line("DTSTART;VALUE=DATE", Day.Format(day));
            lines.Line("DTEND;VALUE=DATE", Day.Format(day.PlusDays(1)));
        }

        var page = TaskWords.PageOf(index, task);
        var kind = TaskWords.Of(index.Language, task.Kind);
        lines.Text("SUMMARY", $"{kind} · {task.What}");
        if (task.Subject is not Post || task.Account is not null)
        {
            lines.Text("DESCRIPTION", task.Account is { } account ? account.Handle : page.Text);
        }

        End(lines, addresses.Absolute(page.Href), kind);
    }

    private static void Write(ICalendarWriter lines, SiteIndex index, OnCallTurn turn, FeedAddresses addresses)
    {
        lines.Line("BEGIN", "VEVENT");
        var line = turn.Line.Name ?? string.Join('-', turn.Line.People.Select(person => person.Value));
        lines.Text("UID", $"on-call/{turn.Brand?.Id}/{line}/{Moment.Format(turn.Start)}@{addresses.Host}");
        lines.Line("DTSTAMP", Moment.Format(turn.Start));
        lines.Line("DTSTART", Moment.Format(turn.Start));
        lines.Line("DTEND", Moment.Format(turn.End));
        lines.Text("SUMMARY", turn.Line.Name is null ? TaskWords.Of(index.Language, turn) : $"{index.Language["task.on_call"]} · {TaskWords.Of(index.Language, turn)}");
        End(lines, addresses.Absolute(LoadPage.Path), index.Language["task.on_call"]);
    }

    private static void End(ICalendarWriter lines, string? url, string category)
    {
        if (url is not null)
        {
            lines.Line("URL", url);
        }

        lines.Text("CATEGORIES", category);
        lines.Line("STATUS", "CONFIRMED");
        lines.Line("SEQUENCE", "0");
        lines.Line("TRANSP", "TRANSPARENT");
        lines.Line("END", "VEVENT");
    }
}
