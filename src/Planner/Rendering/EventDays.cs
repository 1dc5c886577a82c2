namespace Planner.Rendering;

/// <summary>Which events fall on which days.</summary>
internal sealed class EventDays
{
    /// <summary>What is longer is shown on its first days only: a typing mistake in a year must not fill a calendar.</summary>
    private const int LongestRun = 92;

    private readonly Dictionary<LocalDate, ImmutableArray<DayEvent>.Builder> days = [];

    public EventDays(Content content)
    {
        foreach (var each in content.Events)
        {
            var zone = content.ZoneOf(each);
            var last = LastDay(each, zone);
            var start = each.Start.Value.DateIn(zone);
            for (var day = start; day <= last && Period.DaysBetween(start, day) < LongestRun; day = day.PlusDays(1))
            {
                Add(day, new DayEvent(each.Title, day > start, $"events.html#event-{Names.Class(each.Id)}"));
            }
        }
    }

    public IEnumerable<LocalDate> Days => days.Keys;

    public ImmutableArray<DayEvent> On(LocalDate day) => days.TryGetValue(day, out var events) ? events.ToImmutable() : [];

    /// <summary>An end that is a day is part of the event; an end at midnight is not.</summary>
    public static LocalDate LastDay(Event each, DateTimeZone zone)
    {
        var first = each.Start.Value.DateIn(zone);
        var last = each.End?.Value.DateIn(zone) ?? first;
        return last > first && each.End?.Value.Time?.In(zone).TimeOfDay == LocalTime.Midnight ? last.PlusDays(-1) : last;
    }

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
