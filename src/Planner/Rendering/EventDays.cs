using Planner.Planning;

namespace Planner.Rendering;

/// <summary>Which events fall on which days.</summary>
internal sealed class EventDays
{
    /// <summary>Three years. What is longer is shown on its first days only: a typing mistake in a year must not fill a calendar.</summary>
    private const int LongestRun = 1096;

    private readonly Dictionary<LocalDate, ImmutableArray<DayEvent>.Builder> days = [];
    private readonly HolidayDays holidays;

    public EventDays(Content content, Language? language = null)
    {
        holidays = new HolidayDays(content, language);
        foreach (var each in content.Events)
        {
            var (own, site) = (content.ZoneOf(each), content.Options.Timezone);
            var (start, last) = (FirstDay(each, own, site), LastDay(each, own, site));
            for (var day = start; day <= last && Period.DaysBetween(start, day) < LongestRun; day = day.PlusDays(1))
            {
                Add(day, new DayEvent(each.Title, day > start, $"events.html#event-{Names.Class(each.Id)}"));
            }
        }
    }

    /// <summary>Those of events: no month has a page for the sake of a public holiday.</summary>
    public Dictionary<LocalDate, ImmutableArray<DayEvent>.Builder>.KeyCollection Days => days.Keys;

    /// <summary>Public holidays first, as they hold for everybody.</summary>
    public ImmutableArray<DayEvent> On(LocalDate day) =>
    [
        .. holidays.On(day).Select(title => new DayEvent(title, Continues: false, HolidayDays.Href)),
        .. days.TryGetValue(day, out var events) ? events.ToImmutable() : [],
    ];

    /// <param name="each">The event.</param>
    /// <param name="own">The zone in which its times are written.</param>
    /// <param name="shown">The zone of those who read; a whole day is the same one everywhere.</param>
    public static LocalDate FirstDay(Event each, DateTimeZone own, DateTimeZone shown) => LocalIn(each.Start.Value, own, shown).Date;

    /// <summary>An end that is a day is part of the event; an end at midnight is not.</summary>
    public static LocalDate LastDay(Event each, DateTimeZone own, DateTimeZone shown)
    {
        var first = FirstDay(each, own, shown);
        var end = each.End is { } written ? LocalIn(written.Value, own, shown) : first.AtMidnight();
        return end.Date > first && each.End?.Value.Time is not null && end.TimeOfDay == LocalTime.Midnight ? end.Date.PlusDays(-1) : end.Date;
    }

    private static LocalDateTime LocalIn(EventTime time, DateTimeZone own, DateTimeZone shown) =>
        time.Time is null ? time.Date.AtMidnight() : LocalTimes.ResolveLeniently(time, own).InZone(shown).LocalDateTime;

    private void Add(LocalDate day, DayEvent shown)
    {
        if (!days.TryGetValue(day, out var events))
        {
            days.Add(day, events = ImmutableArray.CreateBuilder<DayEvent>());
        }

        events.Add(shown);
    }
}

/// <param name="Continues">Whether it began on an earlier day.</param>
public sealed record DayEvent(string Title, bool Continues, string Href);
